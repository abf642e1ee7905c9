#pragma once
// One try of RDKit to read a text, for chem/parse.cpp: what it makes of it, or why it makes nothing
// of it and where.

#include <string>
#include <string_view>

#include "chem/parse.hpp"

namespace congener::chem {

struct Attempt {
  ParseResult result;
  int atom = -1;           ///< where its problem is, from 0; -1: at no single atom
  int bond = -1;           ///< likewise
  bool is_unread = false;  ///< RDKit makes nothing of the text
};

/// SMILES or mol block. Throws std::bad_alloc, and std::logic_error for a fault of ours.
Attempt read_structure(const std::string& text, StructureFormat format, int max_heavy_atoms);

/// Why RDKit makes nothing of a text, as far as a scan of our own tells.
std::string syntax_problem(std::string_view text, StructureFormat format);

ParseResult failed(std::string problem);

/// The structure of a SMILES text, without its extension.
std::string_view smiles_part(std::string_view text);

}  // namespace congener::chem
