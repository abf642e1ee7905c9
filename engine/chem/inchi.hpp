#pragma once
// InChI in both directions, by the InChI library itself: Debian 12's RDKit has no InChI module.
//
// Old releases of the library keep their state in globals (1.03 of Debian 12; no release promises
// otherwise), so all calls of this program take one lock. A call takes about a millisecond. The
// library reads text in another process, because hostile texts make it read and write where it
// must not (1.03; describe_inchi_problem finds most of them, but a grammar is no proof).

#include <string>
#include <string_view>

#include "chem/molecule.hpp"
#include "chem/parse.hpp"

namespace congener::chem {

/// Reads one InChI as parse_graph reads a SMILES. What was read is turned back into an InChI and
/// compared with the text, so that no layer goes unread: what is not the same is a problem. Never
/// throws for bad text.
ParseResult parse_inchi(std::string_view text, int max_heavy_atoms);

/// What is wrong with the text of an InChI by its form alone, in words; empty: nothing. The
/// library sees no text that has a problem.
std::string describe_inchi_problem(std::string_view text);

/// Whether the text begins as an InChI does, in capitals or small letters: "InChI=".
bool is_inchi_like(std::string_view text);

/// The standard InChI of a molecule, or why there is none.
struct InchiResult {
  std::string inchi;
  std::string problem;  ///< set exactly when there is no InChI
};

/// Stereo must have been found (complete_stereo).
InchiResult standard_inchi(const Molecule& molecule);

/// The InChIKey of an InChI; empty when the library makes none.
std::string inchikey_of(const std::string& inchi);

}  // namespace congener::chem
