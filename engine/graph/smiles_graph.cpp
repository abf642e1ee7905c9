#include "graph/smiles_graph.hpp"

#include <array>
#include <cstddef>

namespace congener::graph {

ReadOutcome SmilesGraphReader::read(std::string_view text, MoleculeGraph& graph) {
  draft_.graph = &graph;
  const ReadOutcome drawn = drawing_.read(text, draft_);
  return drawn == ReadOutcome::Certain ? perception_.complete(draft_) : drawn;
}

ReadOutcome MolBlockGraphReader::read(std::string_view block, MoleculeGraph& graph) {
  draft_.graph = &graph;
  const ReadOutcome drawn = drawing_.read(block, draft_);
  return drawn == ReadOutcome::Certain ? perception_.complete(draft_) : drawn;
}

const char* name_of(ReadOutcome outcome) {
  constexpr std::array<const char*, kReadOutcomes> kNames = {
      "certain",          "syntax",         "character",     "bracket atom",   "hydrogen atom",
      "ring over dot",    "bond mark",      "aromatic bond", "too large",      "valence",
      "aromatic atom",    "ions bonded",    "kekulization",  "too many rings", "ambiguous rings",
      "aromaticity lost", "odd aromaticity"};
  return kNames[static_cast<std::size_t>(outcome)];
}

}  // namespace congener::graph
