#pragma once
// How much a word looks like a SMILES, judged by its characters alone. Readers use it to tell a
// column of structures from a column of names; whether a SMILES is right is not theirs to say.

#include <string_view>

namespace congener::io {

enum class SmilesLikeness {
  None,      ///< no SMILES: other characters, or something left open
  Possible,  ///< could be one, and could be a name as well: CCO, NPP, PCP
  Evident    ///< no ordinary name is written so: c1ccccc1, CC(C)=O, CCCCCC
};

struct SmilesLook {
  SmilesLikeness likeness = SmilesLikeness::None;
  bool has_carbon = false;  ///< in a word that is not None
};

/// Evident are at least two atoms of which one is carbon, with a ring, a branch, a double or triple
/// bond or a bracket atom; or six atoms and more in a chain that is mostly carbon. Words of which
/// the valences are impossible, a bond leads nowhere or a ring has two members are None, as
/// "CCO1234", "C1" and "BB-0011" are.
SmilesLook look_of_smiles(std::string_view word);

/// Whether a word can be the continuation of a structure: it begins with a bond, branch, ring
/// closure or bracket.
bool begins_as_continuation(std::string_view word);

}  // namespace congener::io
