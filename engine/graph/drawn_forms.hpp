#pragma once
// How a molecule is drawn: charges, hydrates and enols that the standardisation of engine/chem
// would change. Each question has an answer that is surely right and one that leaves the question
// open, for what is sure needs no standardisation.

#include "graph/molecule_graph.hpp"

namespace congener::graph {

/// True when the normalisation of functional groups cannot change elements, connections or bonds of
/// the molecule in a way that shows: no charge but in groups that are normal already or that only
/// lose a hydrogen, no unusual valence, no metal bond. False leaves it open.
bool is_surely_normal(const MoleculeGraph& molecule);

/// Sulfoxides drawn with a double bond, which the normalisation draws with charges.
bool has_sulfoxide(const MoleculeGraph& molecule);
void redraw_sulfoxides(MoleculeGraph& molecule);

/// Whether a metal is bonded to something.
bool has_bonded_metal(const MoleculeGraph& molecule);

/// Takes charges off by adding or removing hydrogens, as the standardisation does. False when it is
/// not sure what that would do; the graph is then half changed and not to be used. For one
/// component that is_surely_normal.
bool uncharge(MoleculeGraph& molecule);

/// For molecules without charges that hydrogens could take off: a carbon with two hydroxyl groups
/// and two carbons, and a hydroxyl group at a double bond between carbons.
bool has_gem_diol(const MoleculeGraph& molecule);
bool has_enol(const MoleculeGraph& molecule);

/// Whether the molecule may have a gem-diol once its charges are gone.
bool may_have_gem_diol(const MoleculeGraph& molecule);

}  // namespace congener::graph
