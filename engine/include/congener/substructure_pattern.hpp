#pragma once
// A pattern that molecules are asked for.

#include <string>

namespace congener {

enum class PatternNotation {
  Smarts,
  /// A structure: its atoms stand for atoms of their element, with their charge where they have
  /// one; its bonds for bonds of their kind. Hydrogens are not compared.
  Smiles
};

struct SubstructurePattern {
  std::string name;  ///< reports call it so; need not be unique
  std::string text;
  PatternNotation notation = PatternNotation::Smarts;
};

}  // namespace congener
