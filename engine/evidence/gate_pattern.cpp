#include "evidence/gate_pattern.hpp"

#include <algorithm>
#include <utility>

#include "graph/smarts_reader.hpp"

namespace congener::evidence {

GatePattern::GatePattern(const std::string& smarts) : query_(graph::parse_smarts(smarts).query) {}

GatePattern::GatePattern(const std::string& smarts, graph::Kept kept) {
  graph::SmartsTree tree;
  if (graph::SmartsReader(smarts).read(tree)) {
    query_ = graph::query_of(graph::loosened(tree, kept));
  }
}

GatePattern::GatePattern(graph::SmartsTree tree) : query_(graph::query_of(std::move(tree))) {}

bool GatePattern::may_be_in(const AskedGraph& molecule) const {
  return !query_ || graph::matches(molecule.view, molecule.kinds, *query_, molecule.scratch) ||
         molecule.scratch.ended() != graph::Ended::Complete;
}

bool GatePattern::add_first_atoms(const AskedGraph& molecule, GateAtoms& atoms) const {
  const auto visit = [&](graph::MatchedAtoms match) {
    atoms.set(match.front());
    return true;
  };
  return query_ && graph::visit_matches(molecule.view, *query_, molecule.scratch, visit) ==
                       graph::Ended::Complete;
}

int GatePattern::place_of_label(int label) const {
  if (!query_) {
    return -1;
  }
  const std::vector<int>& labels = query_->labels();
  const auto place = std::find(labels.begin(), labels.end(), label);
  return place == labels.end() ? -1 : static_cast<int>(place - labels.begin());
}

}  // namespace congener::evidence
