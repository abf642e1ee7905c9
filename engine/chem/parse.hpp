#pragma once
// Text of a structure -> sanitized molecule, or the reason why not in words a user can act on.

#include <optional>
#include <string>
#include <string_view>

#include "chem/molecule.hpp"
#include "congener/structure.hpp"

namespace congener::chem {

struct ParseResult {
  std::optional<Molecule> molecule;
  std::string problem;        ///< set exactly when there is no molecule
  bool lacks_stereo = false;  ///< only after parse_graph
};

/// A problem of a mol block names its line in the block, as support::at_block_line writes it, where
/// the line is known.
/// Never throws for bad text. Refuses structures over max_heavy_atoms before the costly steps, and
/// structures with undefined atoms (*, R groups, query atoms), which name no single substance.
ParseResult parse_structure(std::string_view text, StructureFormat format, int max_heavy_atoms);

/// As parse_structure, but what is stereo is left open (lacks_stereo), because finding out takes
/// time and says nothing of the bare graph. complete_stereo does the rest.
ParseResult parse_graph(std::string_view text, StructureFormat format, int max_heavy_atoms);

/// Throws StructureError when RDKit cannot tell. Does nothing where nothing is left open.
void complete_stereo(ParseResult& parsed);

/// As parse_structure for SMILES of our own data; throws std::invalid_argument with the problem.
Molecule parse_smiles(const std::string& smiles);

/// The same for a part of a structure, in which * stands for the rest.
Molecule parse_open_smiles(const std::string& smiles);

/// RDKit logs to stderr through one global switch; the library never prints, so it is turned off
/// once.
void silence_rdkit();

}  // namespace congener::chem
