#pragma once
// Symbols of elements as SMARTS writes them.

#include <cstddef>
#include <string_view>

namespace congener::graph {

constexpr int kHeaviestElement = 118;

/// What stands outside of brackets: B C N O F P S Cl Br I, b c n o p s, A, a and *.
struct BareSymbol {
  std::size_t length = 0;  ///< 0: none of these
  int element = 0;         ///< 0: any
  bool is_aromatic = false;
  bool is_wildcard = false;  ///< *, which does not ask for aromaticity either
};
BareSymbol bare_symbol(std::string_view text);

struct BracketSymbol {
  std::size_t length = 0;
  int element = 0;        ///< 0: no symbol of an element
  bool is_typed = false;  ///< the symbol asks for aliphatic or aromatic
  bool is_aromatic = false;
  bool is_disputed = false;  ///< one that releases of RDKit read differently
};
/// H is none: what it means depends on what stands around it.
BracketSymbol bracket_symbol(std::string_view text);

}  // namespace congener::graph
