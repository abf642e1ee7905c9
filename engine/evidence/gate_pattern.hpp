#pragma once
// A pattern of a reference set, asked of bare graphs.

#include <bitset>
#include <optional>
#include <string>

#include "graph/atom_kinds.hpp"
#include "graph/loosened_pattern.hpp"
#include "graph/smarts.hpp"
#include "graph/smarts_match.hpp"

namespace congener::evidence {

/// Some of the atoms of a graph.
using GateAtoms = std::bitset<graph::kMostAtoms>;

/// A molecule that is asked for patterns.
struct AskedGraph {
  graph::GraphView view;
  graph::KindSet kinds = 0;  ///< of its atoms
  graph::MatchScratch& scratch;
};

/// Const and safe to share between threads. A question that the bare graph cannot answer is
/// answered with "maybe".
class GatePattern {
 public:
  /// Of SMARTS that are good.
  explicit GatePattern(const std::string& smarts);
  /// The same, but asking for no more than what is kept.
  GatePattern(const std::string& smarts, graph::Kept kept);
  explicit GatePattern(graph::SmartsTree tree);

  /// False: no molecule can be ruled out by this pattern, because the graph cannot say whether it
  /// is there.
  bool is_readable() const { return query_.has_value(); }

  bool may_be_in(const AskedGraph& molecule) const;

  /// Adds the atoms of the molecule that may be the pattern's first. False: all of them may.
  bool add_first_atoms(const AskedGraph& molecule, GateAtoms& atoms) const;

  /// Whether some match may satisfy the predicate, which gets the atoms in the pattern's order.
  template <typename Predicate>
  bool may_have_match(const AskedGraph& molecule, Predicate predicate) const {
    if (!query_) {
      return true;
    }
    if (!query_->whole().may_match(molecule.kinds)) {
      return false;
    }
    bool is_found = false;
    const auto visit = [&](graph::MatchedAtoms atoms) {
      is_found = predicate(atoms);
      return !is_found;
    };
    return graph::visit_matches(molecule.view, *query_, molecule.scratch, visit) !=
               graph::Ended::Complete ||
           is_found;
  }

  /// 0 where it is not readable.
  int atom_count() const { return query_ ? query_->atom_count() : 0; }

  /// Place of the atom with this map number; -1: none.
  int place_of_label(int label) const;

 private:
  std::optional<graph::SmartsQuery> query_;
};

}  // namespace congener::evidence
