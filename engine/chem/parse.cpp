#include "chem/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "chem/inchi.hpp"
#include "chem/mol_block_layout.hpp"
#include "chem/mol_block_problem.hpp"
#include "chem/rdkit_boundary.hpp"
#include "chem/read_structure.hpp"
#include "chem/smiles_syntax.hpp"
#include "support/mol_block_lines.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

/// What follows the structure in a SMILES text must be one extension, or it would go unread: text
/// as in "CCO ethanol", or a feature of the extension that RDKit passes over.
std::string problem_of_rest(std::string_view text) {
  const std::string_view rest = support::trim(text.substr(smiles_part(text).size()));
  if (rest.empty()) {
    return {};
  }
  if (rest.front() != '|' || rest.back() != '|' || rest.size() < 2 ||
      rest.find('|', 1) != rest.size() - 1) {
    return "text follows the structure; give the structure alone";
  }
  const bool varies = rest.substr(0, 3) == "|m:" || rest.find(",m:") != std::string_view::npos;
  return varies ? "the structure has a bond of variable position" : "";
}

/// Why a mol block was refused, with its line.
ParseResult refused_block(const MolBlockLayout& layout, const Attempt& attempt) {
  MolBlockProblem problem = {attempt.result.problem, line_of_atom(layout, attempt.atom)};
  problem.line = attempt.bond < 0 ? problem.line : line_of_bond(layout, attempt.bond);
  const bool has_end =
      std::any_of(layout.lines.begin(), layout.lines.end(),
                  [](std::string_view line) { return line.substr(0, 6) == "M  END"; });
  if (attempt.is_unread && has_end) {
    const MolBlockProblem found = describe_mol_block_problem(layout);
    problem.words += found.words.empty() ? "" : ": " + found.words;
    problem.line = found.line;
  }
  return failed(problem.line == 0 ? problem.words
                                  : support::at_block_line(problem.line, problem.words));
}

/// A block that RDKit refuses is tried a second time without what programs add to the format.
ParseResult parse_mol_block(const std::string& text, int max_heavy_atoms) {
  constexpr auto kFormat = StructureFormat::MolBlock;
  Attempt attempt = read_structure(text, kFormat, max_heavy_atoms);
  if (attempt.result.molecule) {
    return std::move(attempt.result);
  }
  const MolBlockLayout layout = layout_of(text);
  if (attempt.is_unread) {
    const std::string mended = mended_block(layout);
    Attempt second = mended == text ? Attempt{{}, -1, -1, true}
                                    : read_structure(mended, kFormat, max_heavy_atoms);
    if (!second.is_unread) {
      attempt = std::move(second);
    }
  }
  return attempt.result.molecule ? std::move(attempt.result) : refused_block(layout, attempt);
}

/// OpenSMILES has %01 as well as 1, RDKit 1 alone.
std::string without_leading_zeros(const std::string& text) {
  const std::size_t end = smiles_part(text).size();
  std::string plain;
  for (std::size_t place = 0; place < text.size(); ++place) {
    const bool is_zero = place + 2 < end && text[place] == '%' && text[place + 1] == '0' &&
                         text[place + 2] >= '0' && text[place + 2] <= '9';
    place += is_zero ? 2 : 0;
    plain += text[place];
  }
  return plain;
}

ParseResult parse_smiles_text(const std::string& text, int max_heavy_atoms) {
  constexpr auto kFormat = StructureFormat::Smiles;
  if (text.find("%0") == std::string::npos) {
    return read_structure(text, kFormat, max_heavy_atoms).result;
  }
  Attempt attempt = read_structure(without_leading_zeros(text), kFormat, max_heavy_atoms);
  return attempt.is_unread ? failed(syntax_problem(text, kFormat)) : std::move(attempt.result);
}

/// What of the text itself keeps a SMILES from being read whole; empty: nothing.
std::string problem_of_smiles_text(std::string_view smiles, std::size_t left_out) {
  std::string problem = foreign_character_problem(smiles_part(smiles), left_out + 1);
  return problem.empty() ? problem_of_rest(smiles) : problem;
}

}  // namespace

ParseResult parse_graph(std::string_view text, StructureFormat format, int max_heavy_atoms) {
  constexpr std::size_t kMaxTextBytes = 4U << 20;
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return failed("no structure");
  }
  if (text.size() > kMaxTextBytes) {
    return failed(
        fmt::format("the structure is {} bytes long; the limit is {}", text.size(), kMaxTextBytes));
  }
  if (text.find('\0') != std::string_view::npos) {
    return failed("the structure holds binary data");
  }
  if (format == StructureFormat::Inchi) {
    return parse_inchi(text, max_heavy_atoms);
  }
  if (format == StructureFormat::Smiles) {
    std::size_t left_out = 0;
    text = without_invisible_ends(text, left_out);
    if (text.empty()) {
      return failed("no structure");
    }
    if (std::string problem = problem_of_smiles_text(text, left_out); !problem.empty()) {
      return failed(std::move(problem));
    }
  }
  return format == StructureFormat::MolBlock
             ? parse_mol_block(std::string(text), max_heavy_atoms)
             : parse_smiles_text(std::string(text), max_heavy_atoms);
}

void complete_stereo(ParseResult& parsed) {
  constexpr bool kCleanIt = true;
  constexpr bool kForce = true;
  if (parsed.molecule && parsed.lacks_stereo) {
    at_boundary(
        [&] { RDKit::MolOps::assignStereochemistry(parsed.molecule->rdkit(), kCleanIt, kForce); });
    parsed.lacks_stereo = false;
  }
}

ParseResult parse_structure(std::string_view text, StructureFormat format, int max_heavy_atoms) {
  ParseResult parsed = parse_graph(text, format, max_heavy_atoms);
  try {
    complete_stereo(parsed);
  } catch (const StructureError&) {
    return failed(syntax_problem(text, format));
  }
  return parsed;
}

Molecule parse_smiles(const std::string& smiles) {
  ParseResult result = parse_structure(smiles, StructureFormat::Smiles, kMostHeavyAtoms);
  if (!result.molecule) {
    throw std::invalid_argument(result.problem);
  }
  return std::move(*result.molecule);
}

Molecule parse_open_smiles(const std::string& smiles) {
  std::unique_ptr<RDKit::RWMol> molecule;
  try {
    if (is_word_of_ascii(smiles)) {
      molecule = owned(RDKit::SmilesToMol(smiles));
    }
  } catch (const std::exception&) {
    molecule = nullptr;
  }
  if (!molecule || molecule->getNumAtoms() == 0) {
    throw std::invalid_argument(smiles + ": not a SMILES");
  }
  std::vector<int> record_atoms(molecule->getNumAtoms());
  std::iota(record_atoms.begin(), record_atoms.end(), 0);
  return Molecule(std::move(molecule), std::move(record_atoms));
}

void silence_rdkit() {
  static const bool silenced = [] {
    boost::logging::disable_logs("rdApp.*");
    return true;
  }();
  static_cast<void>(silenced);
}

}  // namespace congener::chem
