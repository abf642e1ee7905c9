// Any text as a SMILES (first byte even) or a mol block (odd): a finding comes back, and it is
// consistent.

#include <string>
#include <string_view>

#include "congener/detector.hpp"
#include "fuzz_target.hpp"

namespace {

using namespace congener;

Detector make_detector() {
  DetectorOptions options;
  options.as_of = {2026, 11, 21};
  options.max_heavy_atoms = 200;
  return Detector::load(CONGENER_REFERENCE_SETS "/fentanyl_precursors", options);
}

void check(const Finding& finding) {
  const bool not_screened = finding.status == Status::NotScreened;
  fuzz::require(not_screened != finding.reason.empty(),
                "a reason is given when not screened, only");
  Status highest = Status::NoFinding;
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    highest = answer.status > highest ? answer.status : highest;
  }
  fuzz::require(not_screened || finding.status == highest,
                "the status is the highest over the jurisdictions");
  fuzz::require(!not_screened || (finding.identities.empty() && finding.nearest.empty()),
                "what is not screened has no identity and resembles nothing");
  for (const Resemblance& nearest : finding.nearest) {
    for (const double score :
         {nearest.scores.morgan, nearest.scores.atom_pair, nearest.scores.core_share}) {
      fuzz::require(score >= 0 && score <= 1, "scores are from 0 to 1");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Detector detector = make_detector();
  if (size == 0) {
    return 0;
  }
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto format = data[0] % 2 == 0 ? StructureFormat::Smiles : StructureFormat::MolBlock;
  check(detector.check(text, format));
  return 0;
}
