#pragma once
// An RDKit molecule as a small graph without RDKit (graph/molecule_graph.hpp).

#include "chem/molecule.hpp"
#include "graph/molecule_graph.hpp"

namespace congener::chem {

/// Fills the graph; its atoms and bonds keep their numbers. False when the molecule does not fit
/// in: too many atoms, bonds or neighbours, a charge or an isotope out of range, a bond that is
/// aromatic and triple at once, or a molecule of which RDKit does not yet know hydrogens and rings.
/// The graph is then not to be used.
bool fill(graph::MoleculeGraph& graph, const Molecule& molecule);

}  // namespace congener::chem
