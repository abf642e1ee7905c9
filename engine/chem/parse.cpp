#include "chem/parse.hpp"

#include <fmt/format.h>

#include <new>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "chem/ambiguity.hpp"
#include "chem/drawn_bonds.hpp"
#include "chem/inchi.hpp"
#include "chem/rdkit_boundary.hpp"
#include "chem/smiles_syntax.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

using RdkitMolecule = std::unique_ptr<RDKit::RWMol>;

RDKit::SmilesParserParams smiles_parameters(bool sanitize) {
  RDKit::SmilesParserParams parameters;
  parameters.sanitize = sanitize;
  parameters.removeHs = sanitize;
  parameters.strictCXSMILES = true;  // or an extension that RDKit cannot read would be dropped
  parameters.parseName = false;
  return parameters;
}

/// RDKit's readers cut texts by position and may run over the end of a bad one.
RdkitMolecule read_text(const std::string& text, StructureFormat format, bool sanitize) {
  try {
    if (format == StructureFormat::MolBlock) {
      return owned(RDKit::MolBlockToMol(text, sanitize, sanitize));
    }
    return owned(RDKit::SmilesToMol(text, smiles_parameters(sanitize)));
  } catch (const std::logic_error& error) {
    throw StructureError(error.what());
  }
}

/// Extensions of SMILES may hold wedges, which need RDKit's own order of steps.
bool needs_order_of_rdkit(const std::string& text, StructureFormat format) {
  return format == StructureFormat::Smiles && text.find('|') != std::string::npos;
}

struct Drawing {
  RdkitMolecule molecule;  ///< null: not readable
  bool is_sanitized = false;
};

Drawing read_drawing(const std::string& text, StructureFormat format) {
  try {
    return {read_text(text, format, false), false};
  } catch (const Invar::Invariant&) {
    // A mol block with ring queries can be read in one go only. It is refused for its queries.
    return {read_text(text, format, true), true};
  }
}

/// Reading has marked double bonds from an unsanitized drawing; the marks are made anew later. Wavy
/// bonds stay marked, because the removal of hydrogens looks at them.
void take_back_bond_marks(RDKit::RWMol& molecule) {
  using RDKit::Bond;
  for (auto* bond : molecule.bonds()) {
    const bool may_be_marked =
        bond->getBondType() == Bond::SINGLE || bond->getBondType() == Bond::AROMATIC;
    const bool is_wavy = bond->hasProp(RDKit::common_properties::_UnknownStereo);
    if (may_be_marked && (is_wavy || bond->getBondDir() == Bond::ENDUPRIGHT ||
                          bond->getBondDir() == Bond::ENDDOWNRIGHT)) {
      bond->setBondDir(is_wavy ? Bond::UNKNOWN : Bond::NONE);
    }
  }
}

/// The rest of RDKit's reading up to its stereo, which complete_stereo finds, without RDKit's
/// search for stereo that is possible and not marked: a fifth of the time for a SMILES, and cubic
/// in the length of a chain.
void finish(RDKit::RWMol& molecule, StructureFormat format) {
  const bool is_mol_block = format == StructureFormat::MolBlock;
  if (is_mol_block) {
    take_back_bond_marks(molecule);
  }
  RDKit::MolOps::RemoveHsParameters parameters;
  parameters.updateExplicitCount = !is_mol_block;
  RDKit::MolOps::removeHs(molecule, parameters);
  if (is_mol_block) {
    RDKit::MolOps::clearSingleBondDirFlags(molecule);
    RDKit::MolOps::detectBondStereochemistry(molecule);
  }
}

int count_heavy_atoms(const RDKit::RWMol& molecule) {
  int count = 0;
  for (const auto* atom : molecule.atoms()) {
    count += atom->getAtomicNum() != 1 ? 1 : 0;
  }
  return count;
}

std::string too_large(int heavy_atoms, int max_heavy_atoms) {
  return fmt::format("too large: {} non-hydrogen atoms, the limit is {}", heavy_atoms,
                     max_heavy_atoms);
}

std::vector<int> number_heavy_atoms(const RDKit::RWMol& molecule) {
  std::vector<int> numbers;
  numbers.reserve(molecule.getNumAtoms());
  int next = 0;
  for (const auto* atom : molecule.atoms()) {
    numbers.push_back(atom->getAtomicNum() > 1 ? next++ : -1);
  }
  return numbers;
}

/// The structure of a SMILES text, without its extension.
std::string_view smiles_part(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t\r\n"));
}

bool is_readable_smiles(std::string_view smiles) {
  try {
    return read_text(std::string(smiles), StructureFormat::Smiles, false) != nullptr;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return false;
  }
}

std::string syntax_problem(std::string_view text, StructureFormat format) {
  if (format == StructureFormat::Smiles) {
    const std::string_view smiles = smiles_part(text);
    return smiles.size() < text.size() && is_readable_smiles(smiles)
               ? "the extension after the structure (|...|) cannot be read"
               : describe_smiles_problem(text);
  }
  return text.find("M  END") == std::string_view::npos
             ? "not a valid mol block: it has no end (M  END)"
             : "not a valid mol block";
}

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

ParseResult failed(std::string problem) {
  return {std::nullopt, std::move(problem), false};
}

ParseResult parse_or_throw(const std::string& text, StructureFormat format, int max_heavy_atoms) {
  Drawing drawing = read_drawing(text, format);
  if (drawing.molecule && count_heavy_atoms(*drawing.molecule) > max_heavy_atoms) {
    return failed(too_large(count_heavy_atoms(*drawing.molecule), max_heavy_atoms));
  }
  if (drawing.molecule && needs_order_of_rdkit(text, format)) {
    drawing = {read_text(text, format, true), true};
  }
  if (!drawing.molecule) {
    return failed(syntax_problem(text, format));
  }
  RDKit::RWMol& molecule = *drawing.molecule;
  const MendedDrawing mended = mend_drawn_bonds(molecule);
  if (!mended.problem.empty()) {
    return failed(mended.problem);
  }
  const bool is_unfinished = !drawing.is_sanitized || mended.changed;
  if (is_unfinished) {
    finish(molecule, format);
  }
  if (molecule.getNumAtoms() == 0) {
    return failed("the structure has no atoms");
  }
  if (!molecule.getRingInfo()->isInitialized()) {
    RDKit::MolOps::symmetrizeSSSR(molecule);
  }
  if (std::string problem = ambiguity(molecule); !problem.empty()) {
    return failed(std::move(problem));
  }
  std::vector<int> numbers = number_heavy_atoms(molecule);
  return {Molecule(std::move(drawing.molecule), std::move(numbers)), {}, is_unfinished};
}

// Our own words: RDKit's change from release to release.
std::string describe_valence(const RDKit::AtomSanitizeException& error) {
  return fmt::format("impossible valence at atom {}", error.getAtomIdx() + 1);
}

/// What RDKit makes of a text, or why it makes nothing of it.
ParseResult parse_with_reasons(const std::string& text, StructureFormat format,
                               int max_heavy_atoms) {
  try {
    return parse_or_throw(text, format, max_heavy_atoms);
  } catch (const RDKit::AtomValenceException& error) {
    return failed(describe_valence(error));
  } catch (const RDKit::KekulizeException&) {
    return failed("the aromatic rings cannot be written with alternating double bonds");
  } catch (const RDKit::AtomKekulizeException& error) {
    return failed(fmt::format("atom {} is marked aromatic but is not in an aromatic ring",
                              error.getAtomIdx() + 1));
  } catch (const RDKit::MolSanitizeException&) {
    return failed("the structure is chemically impossible");
  } catch (const std::bad_alloc&) {
    throw;  // says nothing about the structure
  } catch (const std::logic_error&) {
    throw;  // a fault of ours: read_text has taken RDKit's own
  } catch (const std::exception&) {
    return failed(syntax_problem(text, format));
  }
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
  return parse_with_reasons(std::string(text), format, max_heavy_atoms);
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
