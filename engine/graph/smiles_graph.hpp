#pragma once
// A SMILES text or a mol block straight to a MoleculeGraph, without RDKit and some thirty times
// faster. It answers only where it is certain that the product's own reading (chem::parse_graph,
// then chem::fill) gives the same; all else, bad texts included, is left to that reading, by the
// answer "not sure".
//
// Certain is: the same atoms in the same order with the same AtomWord, the same bonds between the
// same atoms with the same BondCode, the same components, charges and isotopes. Left open is:
// - the order of the bonds, and of an atom's neighbours, which follows the text here;
// - kRings and kLeastRing (0 then) when are_rings_known is false;
// - has_stereo_marks: here any @, / or \ in the text, also one that means nothing.
// The limit of heavy atoms that parse_graph is given is for the caller to compare with atom_count.
//
// The stages, a file each: the text (smiles_drawing, smiles_bracket; mol_block_drawing), ring bonds
// (ring_bonds), hydrogens (smiles_valence), smallest rings (ring_basis), double bonds of what is
// written in lower case (kekule_form), aromaticity (pi_electrons, aromatic_rings). What each one
// may be certain of is said there. tests/differential/graph_differential compares it with RDKit
// over files.

#include <string_view>

#include "graph/graph_perception.hpp"
#include "graph/mol_block_drawing.hpp"
#include "graph/molecule_graph.hpp"
#include "graph/smiles_draft.hpp"
#include "graph/smiles_drawing.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Keeps scratch space, so that it allocates nothing: one per thread.
class SmilesGraphReader {
 public:
  /// text: a structure and nothing else, as chem::parse_graph takes it. Unless Certain, the graph
  /// is not to be used.
  ReadOutcome read(std::string_view text, MoleculeGraph& graph);

 private:
  SmilesDraft draft_;
  SmilesDrawing drawing_;
  GraphPerception perception_;
};

/// The same for mol blocks (V2000). has_stereo_marks is always true, because coordinates may tell
/// stereo that is drawn nowhere.
class MolBlockGraphReader {
 public:
  ReadOutcome read(std::string_view block, MoleculeGraph& graph);

 private:
  SmilesDraft draft_;
  MolBlockDrawing drawing_;
  GraphPerception perception_;
};

}  // namespace congener::graph
