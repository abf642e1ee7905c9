#pragma once
// Fragments: the connected pieces of heavy atoms outside a fixed part of a molecule, with their
// bonds to that part.

#include <string>
#include <vector>

#include "chem/molecule.hpp"

namespace congener::chem {

/// A bond between a fragment and the fixed part.
struct Attachment {
  int fixed_atom = 0;
  int fragment_atom = 0;
  int bond_order = 1;  ///< 1, 2 or 3; 0: aromatic, dative or anything else
};

struct Fragment {
  std::vector<int> atoms;  ///< heavy atoms, ascending
  std::vector<Attachment> attachments;
};

/// The pieces of the heavy atoms outside fixed, in order of their first atoms. With within, only
/// atoms of that fragment are looked at.
std::vector<Fragment> fragments_outside(const Molecule& molecule, const std::vector<int>& fixed,
                                        const Fragment* within = nullptr);

/// Hill formula of these heavy atoms and their hydrogens ("C8H9").
std::string hill_formula(const Molecule& molecule, const std::vector<int>& atoms);

/// Canonical SMILES of the fragment alone, without stereo and isotopes. Each attachment is a '*',
/// by the numbers given (one per attachment) a numbered one; other bonds to the rest of the
/// molecule end in hydrogen. For comparing fragments of any two molecules, not for reports.
std::string fragment_smiles(const Molecule& molecule, const Fragment& fragment,
                            const std::vector<int>& numbers = {});

/// The benzene rings of the fragment that share no atom with another ring, each in ring order.
std::vector<std::vector<int>> lone_benzene_rings(const Molecule& molecule,
                                                 const Fragment& fragment);

/// Whether the fragment may look different in another tautomer: a double or triple bond is in it
/// or joins it, or an aromatic ring with a hetero-atom that a mobile hydrogen could reach. A ring
/// of carbon alone keeps its bonds.
bool has_movable_bonds(const Molecule& molecule, const Fragment& fragment);

int carbon_atom_count(const Molecule& molecule, const std::vector<int>& atoms);
int chain_atom_count(const Molecule& molecule, const std::vector<int>& atoms);  ///< outside rings

bool is_generic_group(const std::string& name);  ///< known to RDKit ("Alkyl", "Carboaryl" ...)

/// Whether the fragment, begun at its first attachment, is this generic group of RDKit.
bool is_generic(const std::string& name, const Molecule& molecule, const Fragment& fragment);

}  // namespace congener::chem
