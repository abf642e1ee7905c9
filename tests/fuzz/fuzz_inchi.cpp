// Any text as an InChI (first byte even) or as a text of any kind (odd): a structure or a reason
// comes back, and a standard InChI that is accepted is given back by the molecule that was read.
// Where the InChI library crashes in the process that it has to itself, the fuzzer that was split
// off with it leaves a file crash-* and the run goes on: that is what has to happen.

#include <string>

#include "chem/inchi.hpp"
#include "chem/parse.hpp"
#include "congener/resolver.hpp"
#include "fuzz_target.hpp"
#include "support/text.hpp"

namespace {

using namespace congener;

void check_inchi(const std::string& text) {
  const chem::ParseResult parsed = chem::parse_structure(text, StructureFormat::Inchi, 200);
  fuzz::require(parsed.molecule.has_value() == parsed.problem.empty(),
                "there is a molecule or a problem");
  if (!parsed.molecule) {
    return;
  }
  const std::string inchi(support::trim(text));
  const bool is_standard = inchi.substr(6, 2) == "1S";
  const chem::InchiResult made = chem::standard_inchi(*parsed.molecule);
  fuzz::require(!is_standard || made.inchi.substr(6) == inchi.substr(6),
                "an accepted InChI is that of its molecule: no layer is lost");
}

void check_readings(const Resolver& resolver, const std::string& text) {
  const auto readings = resolver.readings_of(text);
  fuzz::require(!readings.empty(), "every text has a reading");
  for (const Reading& reading : readings) {
    fuzz::require(reading.structure.empty() || reading.problem.empty(),
                  "there is a structure or a problem");
    static_cast<void>(in_words(reading));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Resolver resolver(std::make_shared<const ReferenceSet>(
      load_reference_set(CONGENER_REFERENCE_SETS "/fentanyl_precursors")));
  if (size == 0) {
    return 0;
  }
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    check_inchi("InChI=" + text);
  } else {
    check_readings(resolver, text);
  }
  return 0;
}
