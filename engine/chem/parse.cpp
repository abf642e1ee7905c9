#include "chem/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

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
  parameters.strictCXSMILES = false;
  parameters.parseName = false;
  return parameters;
}

RdkitMolecule read_text(const std::string& text, StructureFormat format, bool sanitize) {
  if (format == StructureFormat::MolBlock) {
    return owned(RDKit::MolBlockToMol(text, sanitize, sanitize));
  }
  return owned(RDKit::SmilesToMol(text, smiles_parameters(sanitize)));
}

/// Only plain SMILES: wedges and extensions need RDKit's own order of steps.
bool can_be_finished(const std::string& text, StructureFormat format) {
  return format == StructureFormat::Smiles && text.find('|') == std::string::npos;
}

/// The rest of RDKit's parsing, but without its search for stereo that is possible and not marked:
/// a fifth of the time, and seconds for a chain of a thousand atoms.
void finish(RDKit::RWMol& molecule) {
  RDKit::MolOps::RemoveHsParameters parameters;
  parameters.updateExplicitCount = true;
  RDKit::MolOps::removeHs(molecule, parameters);
  constexpr bool kCleanIt = true;
  constexpr bool kForce = true;
  RDKit::MolOps::assignStereochemistry(molecule, kCleanIt, kForce);
}

int count_heavy_atoms(const RDKit::RWMol& molecule) {
  int count = 0;
  for (const auto* atom : molecule.atoms()) {
    count += atom->getAtomicNum() != 1 ? 1 : 0;
  }
  return count;
}

/// A structure this short cannot hold too many atoms. (An atom of a mol block takes a line.)
bool surely_small(std::string_view text, StructureFormat format, int max_heavy_atoms) {
  const std::size_t bytes_per_atom = format == StructureFormat::MolBlock ? 16 : 1;
  return text.size() / bytes_per_atom <= static_cast<std::size_t>(max_heavy_atoms);
}

std::string too_large(int heavy_atoms, int max_heavy_atoms) {
  return fmt::format("too large: {} non-hydrogen atoms, the limit is {}", heavy_atoms,
                     max_heavy_atoms);
}

bool is_undefined(const RDKit::Bond& bond) {
  return bond.hasQuery() || bond.getBondType() == RDKit::Bond::UNSPECIFIED ||
         bond.getBondType() == RDKit::Bond::OTHER;
}

/// RDKit insists on rings for aromatic atoms only.
bool is_aromatic_chain(const RDKit::RWMol& molecule, const RDKit::Bond& bond) {
  return bond.getBondType() == RDKit::Bond::AROMATIC &&
         molecule.getRingInfo()->numBondRings(bond.getIdx()) == 0;
}

/// Whether the text that a drawing shows for an atom says more than its element: "Boc" on a carbon.
/// Numbers, and hydrogens as in H2N or NH2, say no more.
bool is_abbreviation(std::string_view label, std::string_view symbol) {
  constexpr std::string_view kDigits = "0123456789";
  const auto without_hydrogens = [&](std::string_view text) {
    if (!text.empty() && text.front() == 'H') {
      text.remove_prefix(std::min(text.find_first_not_of(kDigits, 1), text.size()));
    }
    return text;
  };
  if (symbol != "H") {
    label = without_hydrogens(label);
  }
  if (label.substr(0, symbol.size()) == symbol) {
    label = without_hydrogens(label.substr(symbol.size()));
  }
  return std::any_of(label.begin(), label.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool has_repeating_unit(const RDKit::RWMol& molecule) {
  if (molecule.hasProp(RDKit::common_properties::molFileLinkNodes)) {
    return true;
  }
  const auto& groups = RDKit::getSubstanceGroups(molecule);
  return std::any_of(groups.begin(), groups.end(), [](const auto& group) {
    std::string type;
    return group.getPropIfPresent("TYPE", type) && (type == "SRU" || type == "COP");
  });
}

/// What keeps a structure from being one single substance; empty: nothing.
std::string ambiguity(const RDKit::RWMol& molecule) {
  for (const auto* atom : molecule.atoms()) {
    if (atom->getAtomicNum() == 0 || atom->hasQuery()) {
      return "the structure has an undefined atom (*, R group or query atom)";
    }
    std::string label;
    if (atom->getPropIfPresent(RDKit::common_properties::molFileAlias, label) &&
        is_abbreviation(label, atom->getSymbol())) {
      return fmt::format("atom {} is an abbreviation; give the structure in full",
                         atom->getIdx() + 1);
    }
  }
  for (const auto* bond : molecule.bonds()) {
    if (is_undefined(*bond)) {
      return "the structure has an undefined bond (~ or query bond)";
    }
    if (is_aromatic_chain(molecule, *bond)) {
      return fmt::format("the bond of atoms {} and {} is marked aromatic but is not in a ring",
                         bond->getBeginAtomIdx() + 1, bond->getEndAtomIdx() + 1);
    }
  }
  return has_repeating_unit(molecule) ? "the structure has a repeating unit" : "";
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

std::string syntax_problem(std::string_view text, StructureFormat format) {
  if (format == StructureFormat::Smiles) {
    return describe_smiles_problem(text);
  }
  return text.find("M  END") == std::string_view::npos
             ? "not a valid mol block: it has no end (M  END)"
             : "not a valid mol block";
}

/// Text after a SMILES that is no extension, as in "CCO ethanol" or two structures in one cell.
bool is_followed_by_text(std::string_view smiles) {
  const auto blank = smiles.find_first_of(" \t\r\n");
  return blank != std::string_view::npos &&
         smiles[smiles.find_first_not_of(" \t\r\n", blank)] != '|';
}

ParseResult failed(std::string problem) {
  return {std::nullopt, std::move(problem)};
}

ParseResult parse_or_throw(const std::string& text, StructureFormat format, int max_heavy_atoms) {
  const bool finish_here = can_be_finished(text, format);
  RdkitMolecule molecule;
  if (finish_here || !surely_small(text, format, max_heavy_atoms)) {
    molecule = read_text(text, format, false);
    if (molecule && count_heavy_atoms(*molecule) > max_heavy_atoms) {
      return failed(too_large(count_heavy_atoms(*molecule), max_heavy_atoms));
    }
  }
  if (!finish_here) {
    molecule = read_text(text, format, true);
  } else if (molecule) {
    finish(*molecule);
  }
  if (!molecule) {
    return failed(syntax_problem(text, format));
  }
  if (molecule->getNumAtoms() == 0) {
    return failed("the structure has no atoms");
  }
  if (!molecule->getRingInfo()->isInitialized()) {
    RDKit::MolOps::symmetrizeSSSR(*molecule);
  }
  if (std::string problem = ambiguity(*molecule); !problem.empty()) {
    return failed(std::move(problem));
  }
  if (format == StructureFormat::Smiles && is_followed_by_text(text)) {
    return failed("text follows the structure; give the structure alone");
  }
  std::vector<int> numbers = number_heavy_atoms(*molecule);
  return {Molecule(std::move(molecule), std::move(numbers)), {}};
}

// Our own words: RDKit's change from release to release.
std::string describe_valence(const RDKit::AtomSanitizeException& error) {
  return fmt::format("impossible valence at atom {}", error.getAtomIdx() + 1);
}

}  // namespace

ParseResult parse_structure(std::string_view text, StructureFormat format, int max_heavy_atoms) {
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
  if (format == StructureFormat::Smiles) {
    text = support::trim(text);
  }
  try {
    return parse_or_throw(std::string(text), format, max_heavy_atoms);
  } catch (const RDKit::AtomValenceException& error) {
    return failed(describe_valence(error));
  } catch (const RDKit::KekulizeException&) {
    return failed("the aromatic rings cannot be written with alternating double bonds");
  } catch (const RDKit::AtomKekulizeException& error) {
    return failed(fmt::format("atom {} is marked aromatic but is not in an aromatic ring",
                              error.getAtomIdx() + 1));
  } catch (const RDKit::MolSanitizeException&) {
    return failed("the structure is chemically impossible");
  } catch (const std::exception&) {
    return failed(syntax_problem(text, format));
  }
}

Molecule parse_smiles(const std::string& smiles) {
  constexpr int kNoLimit = 100000;
  ParseResult result = parse_structure(smiles, StructureFormat::Smiles, kNoLimit);
  if (!result.molecule) {
    throw std::invalid_argument(result.problem);
  }
  return std::move(*result.molecule);
}

Molecule parse_open_smiles(const std::string& smiles) {
  std::unique_ptr<RDKit::RWMol> molecule;
  try {
    if (smiles.find_first_of(" \t\r\n") == std::string::npos) {
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
