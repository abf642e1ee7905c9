#pragma once
// Says in words why a text is no SMILES. RDKit only logs its reason, through one global stream.

#include <string>
#include <string_view>

namespace congener::chem {

/// The first syntax error found by a plain scan (brackets, parentheses, ring closures, characters).
/// Falls back to a general sentence: the scan is narrower than the grammar.
std::string describe_smiles_problem(std::string_view smiles);

}  // namespace congener::chem
