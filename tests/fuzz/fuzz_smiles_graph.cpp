// Any text as a SMILES, or of several lines as a mol block: what the fast reader is certain of is
// the product's own reading, too, and the gate stops nothing of which the tiers behind it find
// something.

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "chem/rdkit_boundary.hpp"
#include "congener/reference_set.hpp"
#include "differential/gate_comparison.hpp"
#include "differential/graph_comparison.hpp"
#include "differential/smiles_mutation.hpp"
#include "fuzz_target.hpp"

namespace {

using namespace congener;

/// Larger molecules take long without the gate, and are no harder for it.
constexpr int kMostAtomsWithoutGate = 50;

class Comparisons {
 public:
  Comparisons()
      : set_(load_reference_set(CONGENER_REFERENCE_SETS "/fentanyl_precursors")),
        by_default_(set_, 1e-4),
        with_near_misses_(set_, 1e-2, true) {
    chem::silence_rdkit();
  }

  void compare(std::string_view text, StructureFormat format) {
    reading_.compare(text, format);
    fuzz::require(reading_.difference().empty(), reading_.difference().c_str());
    if (format == StructureFormat::Smiles && reading_.outcome() == graph::ReadOutcome::Certain &&
        reading_.fast().atom_count <= kMostAtomsWithoutGate) {
      compare_evidence(std::string(text));
    }
  }

 private:
  void compare_evidence(const std::string& smiles) const {
    const test::GatePair& pair = smiles.size() % 2 == 0 ? by_default_ : with_near_misses_;
    const test::GateComparison found = test::compared(pair, smiles);
    const std::string both =
        "with the gate:\n" + found.with_gate + "without it:\n" + found.without_gate;
    fuzz::require(found.is_same(), both.c_str());
  }

  ReferenceSet set_;
  test::GatePair by_default_;
  test::GatePair with_near_misses_;
  test::GraphComparison reading_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // One for all texts, so that what one leaves behind meets the next.
  static const auto comparisons = std::make_unique<Comparisons>();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  comparisons->compare(text, text.find('\n') == std::string_view::npos ? StructureFormat::Smiles
                                                                       : StructureFormat::MolBlock);
  return 0;
}

#ifdef CONGENER_LIBFUZZER
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

/// Every other text is changed as a SMILES is, the others as bytes are.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned int seed) {
  if (seed % 2 == 0 || size == 0) {
    return LLVMFuzzerMutate(data, size, max_size);
  }
  test::SmilesMutation mutation({std::string(reinterpret_cast<const char*>(data), size)}, seed);
  const std::string text = mutation.next();
  const std::size_t bytes = std::min(text.size(), max_size);
  std::memcpy(data, text.data(), bytes);
  return bytes;
}
#endif
