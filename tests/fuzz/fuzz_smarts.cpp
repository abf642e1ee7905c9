// Any text as a SMARTS: what is a good one to the small graphs is one to RDKit, both find it in the
// same molecules, at the same atoms, and a molecule that holds it has its screen keys.

#include <GraphMol/SmilesParse/SmilesParse.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chem/parse.hpp"
#include "differential/smarts_comparison.hpp"
#include "fuzz_target.hpp"
#include "graph/screen_keys.hpp"

namespace {

using namespace congener;

/// Small ones, because RDKit has no limit on its search.
std::vector<std::unique_ptr<test::ComparedMolecule>> make_molecules() {
  chem::silence_rdkit();
  return test::read_molecules({"CC(=O)Nc1ccccc1", "O=C1CCNCC1", "C[N+](C)(C)C.[Cl-]", "C1CC2CC1O2",
                               "[13CH3]C#N", "c1cc[nH]c1", "OS(=O)(=O)C(F)(F)Cl", "CC=CP(O)S",
                               "C.O", "[2H]OB(O)I"});
}

constexpr int kMostAtoms = 10;  // of a pattern; for the same reason

void require_keys(const test::ComparedMolecule& molecule, const graph::SmartsQuery& query,
                  graph::MatchScratch& scratch) {
  if (!graph::matches(molecule.graph.view(), query, scratch)) {
    return;
  }
  std::array<std::uint64_t, graph::kScreenKeyWords> keys;
  graph::set_screen_keys(molecule.graph.view(), keys);
  for (const int key : graph::needed_screen_keys(query)) {
    const auto bit = static_cast<std::size_t>(key);
    fuzz::require((keys[bit / 64] >> (bit % 64) & 1U) != 0, "a match has all keys of the pattern");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::unique_ptr<test::ComparedMolecule>> molecules = make_molecules();
  const std::string text(reinterpret_cast<const char*>(data), size);
  test::ComparedPattern pattern{"fuzzed", text, nullptr, graph::parse_smarts(text)};
  if (pattern.graph.status != graph::SmartsStatus::Good ||
      pattern.graph.query->atom_count() > kMostAtoms) {
    return 0;  // RDKit alone may crash on such texts, which is not ours to find
  }
  pattern.rdkit = std::shared_ptr<RDKit::ROMol>(RDKit::SmartsToMol(text));
  fuzz::require(pattern.rdkit != nullptr, "RDKit refuses a pattern that the graphs take");
  graph::MatchScratch scratch;
  for (const auto& molecule : molecules) {
    const std::string difference = test::difference(*molecule, pattern, scratch);
    fuzz::require(difference.empty(), difference.c_str());
    require_keys(*molecule, *pattern.graph.query, scratch);
  }
  return 0;
}
