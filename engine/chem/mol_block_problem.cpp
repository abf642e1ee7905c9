#include "chem/mol_block_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "chem/smiles_syntax.hpp"
#include "support/mol_block_lines.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

constexpr std::size_t kMostShown = 20;

/// What chemists write for groups of atoms, where no element is meant.
bool is_usual_abbreviation(std::string_view symbol) {
  constexpr std::array<std::string_view, 48> kUsual = {
      "Me",   "Et",  "iPr",  "nPr",   "Bu",   "iBu",   "sBu",   "tBu", "nBu", "Ph",
      "Bn",   "Bz",  "Boc",  "Cbz",   "Fmoc", "Alloc", "Troc",  "Tos", "Ms",  "Tf",
      "TMS",  "TES", "TBS",  "TBDMS", "TIPS", "MOM",   "THP",   "PMB", "Piv", "Tr",
      "Trt",  "OMe", "OEt",  "OAc",   "OBn",  "OH",    "NH2",   "NO2", "CF3", "CO2H",
      "COOH", "CHO", "SO3H", "NMe2",  "SMe",  "CO2Me", "CO2Et", "CH3"};
  return std::find(kUsual.begin(), kUsual.end(), symbol) != kUsual.end();
}

/// Symbols of the format that are no elements, all of which the reader understands.
bool is_known_symbol(std::string_view symbol) {
  constexpr std::array<std::string_view, 15> kKnown = {
      "A", "Q", "X", "M", "L", "*", "R", "R#", "AH", "QH", "XH", "MH", "LP", "Pol", "Mod"};
  if (std::find(kKnown.begin(), kKnown.end(), symbol) != kKnown.end() || symbol == "D" ||
      symbol == "T" || symbol.front() == '[' || symbol == "NOT") {
    return true;
  }
  const bool is_numbered_r =
      symbol.front() == 'R' && symbol.find_first_not_of("0123456789", 1) == symbol.npos;
  std::string name(symbol);
  if (name.size() == 2 && name[1] >= 'A' && name[1] <= 'Z') {
    name[1] = static_cast<char>(name[1] - 'A' + 'a');  // old programs write CL
  }
  return is_numbered_r || is_element(name);
}

std::string shown(std::string_view text) {
  return support::shortened(support::trim(text), kMostShown);
}

/// What of the counts line itself is no counts line.
MolBlockProblem counts_problem(const MolBlockLayout& layout) {
  const auto is_like_one = [](std::string_view line) {
    const std::string lower = support::to_lower(line);
    return lower.find("v2000") != std::string::npos || lower.find("v3000") != std::string::npos;
  };
  const std::size_t most = std::min(layout.lines.size(), support::kMostHeaderLines);
  for (std::size_t line = 0; line < most; ++line) {
    if (is_like_one(layout.lines[line]) && !support::is_counts_line(layout.lines[line])) {
      return {
          "the counts line cannot be read: it has two numbers of three columns each, and V2000 "
          "or V3000 from column 35 on",
          line + 1};
    }
  }
  return layout.counts ? MolBlockProblem()
                       : MolBlockProblem{
                             "this is no counts line, which says how many atoms there are and is "
                             "line 4 of a mol block",
                             std::min(layout.lines.size(), support::kCountsLine + 1)};
}

/// More atoms or bonds are counted than stand there.
MolBlockProblem missing_lines(const MolBlockLayout& layout) {
  const bool lacks_atoms = layout.atoms.size() < layout.atom_count;
  if (!lacks_atoms && layout.bonds.size() >= layout.bond_count) {
    return {};
  }
  return {
      fmt::format("the counts line says {} atoms and {} bonds, but there are lines of {} {} only",
                  layout.atom_count, layout.bond_count,
                  lacks_atoms ? layout.atoms.size() : layout.bonds.size(),
                  lacks_atoms ? "atoms" : "bonds"),
      *layout.counts + 1};
}

MolBlockProblem symbol_problem(const MolBlockLayout& layout) {
  for (std::size_t atom = 0; atom < layout.atoms.size(); ++atom) {
    const std::string_view symbol = symbol_of_atom(layout, atom);
    const std::size_t line = layout.atoms[atom] + 1;
    if (symbol.empty()) {
      return {fmt::format("this is no line of an atom, which atom {} needs", atom + 1), line};
    }
    if (is_usual_abbreviation(symbol)) {
      return {abbreviation_problem(atom + 1, symbol), line};
    }
    if (!is_known_symbol(symbol)) {
      return {fmt::format("atom {} has the symbol {}, which is no element; if it is an "
                          "abbreviation, give the structure in full",
                          atom + 1, shown(symbol)),
              line};
    }
  }
  return {};
}

/// The two atoms of a bond in V2000; nothing where there are no numbers.
std::optional<std::array<std::size_t, 2>> atoms_of_bond(std::string_view line) {
  const auto first = number_in(line, 0, 3);
  const auto second = number_in(line, 3, 3);
  return first && second ? std::optional(std::array<std::size_t, 2>{*first, *second})
                         : std::nullopt;
}

MolBlockProblem bond_problem(const MolBlockLayout& layout) {
  for (std::size_t bond = 0; !layout.is_v3000 && bond < layout.bonds.size(); ++bond) {
    const std::size_t line = layout.bonds[bond];
    const auto atoms = atoms_of_bond(layout.lines[line]);
    if (!atoms) {
      return {fmt::format("this is no line of a bond, which bond {} needs", bond + 1), line + 1};
    }
    for (const std::size_t atom : *atoms) {
      if (atom == 0 || atom > layout.atom_count) {
        return {fmt::format("bond {} names atom {}; the atoms are 1 to {}", bond + 1, atom,
                            layout.atom_count),
                line + 1};
      }
    }
  }
  return {};
}

/// A line after the atoms and bonds of V2000 that begins as none of the properties does.
MolBlockProblem property_problem(const MolBlockLayout& layout) {
  constexpr std::string_view kBeginnings = "MVS";
  if (layout.is_v3000) {
    return {};
  }
  std::size_t line = *layout.counts + 1;
  for (const auto* places : {&layout.atoms, &layout.bonds}) {
    line = places->empty() ? line : places->back() + 1;
  }
  line += number_in(layout.lines[*layout.counts], 6, 3).value_or(0);  // old lists of atoms
  for (; line < layout.lines.size() && layout.lines[line].substr(0, 6) != "M  END"; ++line) {
    const std::string_view text = layout.lines[line];
    const bool is_left_out =
        std::binary_search(layout.left_out.begin(), layout.left_out.end(), line);
    if (text.substr(0, 3) == "A  " || text.substr(0, 3) == "G  ") {
      ++line;  // the next line is any text
    } else if (!is_left_out && kBeginnings.find(text.front()) == std::string_view::npos) {
      return {fmt::format("\"{}\" is no line of an atom, a bond or a property", shown(text)),
              line + 1};
    }
  }
  return {};
}

/// A word of a V3000 line, or a field of a V2000 line.
std::string_view part_of(const MolBlockLayout& layout, std::size_t line, std::size_t word,
                         std::size_t column) {
  const std::string_view text = layout.lines[line];
  if (layout.is_v3000) {
    const std::vector<std::string_view> words = v30_words(text);
    return word < words.size() ? words[word] : std::string_view();
  }
  return column < text.size() ? support::trim(text.substr(column, 3)) : std::string_view();
}

std::size_t line_at(const std::vector<std::size_t>& places, int index) {
  const auto place = static_cast<std::size_t>(index);
  return index < 0 || place >= places.size() ? 0 : places[place] + 1;
}

}  // namespace

MolBlockProblem describe_mol_block_problem(const MolBlockLayout& layout) {
  MolBlockProblem problem = counts_problem(layout);
  for (auto* look : {missing_lines, symbol_problem, bond_problem, property_problem}) {
    if (problem.words.empty()) {
      problem = look(layout);
    }
  }
  return problem;
}

std::size_t line_of_atom(const MolBlockLayout& layout, int atom) {
  return line_at(layout.atoms, atom);
}

std::size_t line_of_bond(const MolBlockLayout& layout, int bond) {
  return line_at(layout.bonds, bond);
}

std::string_view symbol_of_atom(const MolBlockLayout& layout, std::size_t atom) {
  constexpr std::size_t kWord = 1;     // after the number of the atom
  constexpr std::size_t kColumn = 31;  // after three coordinates and a blank
  return atom < layout.atoms.size() ? part_of(layout, layout.atoms[atom], kWord, kColumn)
                                    : std::string_view();
}

std::string_view type_of_bond(const MolBlockLayout& layout, std::size_t bond) {
  constexpr std::size_t kWord = 1;
  constexpr std::size_t kColumn = 6;
  return bond < layout.bonds.size() ? part_of(layout, layout.bonds[bond], kWord, kColumn)
                                    : std::string_view();
}

std::string abbreviation_problem(std::size_t atom, std::string_view label) {
  return fmt::format("atom {} is an abbreviation ({}); give the structure in full", atom,
                     shown(label));
}

}  // namespace congener::chem
