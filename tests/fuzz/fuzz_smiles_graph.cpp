// Any text as a SMILES, or of several lines as a mol block: what the fast reader is certain of is
// the product's own reading, too.

#include <memory>
#include <string_view>

#include "chem/rdkit_boundary.hpp"
#include "differential/graph_comparison.hpp"
#include "fuzz_target.hpp"

namespace {

std::unique_ptr<congener::test::GraphComparison> make_comparison() {
  congener::chem::silence_rdkit();
  return std::make_unique<congener::test::GraphComparison>();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // One for all texts, so that what one leaves behind meets the next.
  static const std::unique_ptr<congener::test::GraphComparison> comparison = make_comparison();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  comparison->compare(text, text.find('\n') == std::string_view::npos
                                ? congener::StructureFormat::Smiles
                                : congener::StructureFormat::MolBlock);
  fuzz::require(comparison->difference().empty(), comparison->difference().c_str());
  return 0;
}
