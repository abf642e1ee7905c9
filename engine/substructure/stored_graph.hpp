#pragma once
// What an index stores of a molecule for substructure search: its graph, its kinds of atoms and its
// screen keys (graph/packed_molecule.hpp, atom_kinds.hpp, screen_keys.hpp).

#include <cstdint>
#include <string>

#include "chem/molecule.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "congener/fingerprints/index_file.hpp"

namespace congener::substructure {

struct StoredGraph {
  std::string bytes;        ///< empty: the molecule is too large for it
  std::uint64_t kinds = 0;  ///< graph::KindSet
  fingerprints::Fingerprint keys;
};

/// Of a molecule, and the SMILES that the index has of it. The atoms are those of the SMILES, in
/// its order. is_of_molecule: this is the text that the molecule was made of. A molecule of which
/// there is no graph has all kinds and all keys, so that no screen leaves it out.
StoredGraph stored_graph(const chem::Molecule& molecule, const std::string& smiles,
                         bool is_of_molecule);

/// What IndexDescription::graphs says of them. An index with another text is searched by its
/// structures.
std::string graph_form();

/// The kind of fingerprint that the keys are to an index.
fingerprints::IndexKind key_kind();

}  // namespace congener::substructure
