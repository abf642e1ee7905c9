#pragma once
// One SMILES, or mol block, read by the fast reader and by way of RDKit. What the fast reader is
// certain of must be the same graph.

#include <string>
#include <string_view>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "graph/smiles_graph.hpp"

namespace congener::test {

/// The product's own reading.
struct SlowReading {
  std::string problem;  ///< why there is no graph; empty: there is one
  graph::MoleculeGraph graph;
};

inline void read_slowly(std::string_view text, SlowReading& reading,
                        StructureFormat format = StructureFormat::Smiles) {
  const chem::ParseResult parsed = chem::parse_graph(text, format, kMostHeavyAtoms);
  reading.problem = parsed.problem;
  if (parsed.molecule && !chem::fill(reading.graph, *parsed.molecule)) {
    reading.problem = "it does not fit into a graph";
  }
}

/// What of a certain reading is not as in the product's own; empty: nothing. Bonds and neighbours
/// may stand in another order.
std::string difference(const graph::MoleculeGraph& fast, const graph::MoleculeGraph& slow);

/// Reads one text after the other in both ways.
class GraphComparison {
 public:
  /// After it outcome() and are_rings_known() tell of the fast reading, and difference() how the
  /// two differ. The slow way is gone only where the fast one is certain.
  void compare(std::string_view text, StructureFormat format = StructureFormat::Smiles) {
    difference_.clear();
    outcome_ = format == StructureFormat::MolBlock ? block_reader_.read(text, fast_)
                                                   : reader_.read(text, fast_);
    if (outcome_ != graph::ReadOutcome::Certain) {
      return;
    }
    read_slowly(text, slow_, format);
    difference_ = slow_.problem.empty() ? test::difference(fast_, slow_.graph)
                                        : "the product refuses it: " + slow_.problem;
  }

  graph::ReadOutcome outcome() const { return outcome_; }
  bool are_rings_known() const { return fast_.are_rings_known; }
  const graph::MoleculeGraph& fast() const { return fast_; }
  const std::string& difference() const { return difference_; }

 private:
  graph::SmilesGraphReader reader_;
  graph::MolBlockGraphReader block_reader_;
  graph::MoleculeGraph fast_;
  SlowReading slow_;
  graph::ReadOutcome outcome_ = graph::ReadOutcome::Certain;
  std::string difference_;
};

}  // namespace congener::test
