#pragma once
// A structure as drawn -> its graph: hydrogens, rings, double bonds, aromaticity. What the fast
// readers of SMILES and of mol blocks share.

#include "graph/aromatic_rings.hpp"
#include "graph/kekule_form.hpp"
#include "graph/molecule_graph.hpp"
#include "graph/ring_basis.hpp"
#include "graph/smiles_draft.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Keeps scratch space: one per thread.
class GraphPerception {
 public:
  /// Of a draft whose drawing is certain; fills its graph. Unless Certain, that is not to be used.
  ReadOutcome complete(SmilesDraft& draft);

 private:
  template <int Words>
  struct Rings {
    RingBasis<Words> basis;
    AromaticRings<Words> aromatic;
  };

  ReadOutcome perceive(SmilesDraft& draft);
  template <int Words>
  ReadOutcome perceive_rings(SmilesDraft& draft, Rings<Words>& rings);

  KekuleForm kekule_form_;
  Rings<1> small_;  ///< for up to 64 ring bonds
  Rings<2> large_;
};

}  // namespace congener::graph
