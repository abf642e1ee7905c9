#pragma once
// Says in words why a text is no SMILES. RDKit only logs its reason, through one global stream.

#include <cstddef>
#include <string>
#include <string_view>

namespace congener::chem {

/// The first syntax error found by a plain scan (brackets, parentheses, ring closures, characters).
/// Falls back to a general sentence: the scan is narrower than the grammar.
std::string describe_smiles_problem(std::string_view smiles);

/// What in a SMILES (without its extension) is no part of any SMILES: RDKit stops reading at a byte
/// beyond ASCII without an error, and would take what stands before it for the whole. "character 7
/// is U+200B (zero width space), which is no part of a SMILES"; empty: nothing. Characters count
/// from first_character.
std::string foreign_character_problem(std::string_view smiles, std::size_t first_character);

/// The text without white space and invisible characters (no-break space, zero width space ...) at
/// its ends, which mean nothing there. left_out: how many characters went at the beginning.
std::string_view without_invisible_ends(std::string_view text, std::size_t& left_out);

/// Whether a text is the symbol of an element, such as "Cl", or of an aromatic atom.
bool is_element(std::string_view symbol);

/// One word of printable ASCII, as patterns of our own data must be: RDKit takes what follows a
/// blank for a name, and stops at other bytes without an error.
bool is_word_of_ascii(std::string_view text);

}  // namespace congener::chem
