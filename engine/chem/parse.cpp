#include "chem/parse.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "chem/rdkit_boundary.hpp"
#include "chem/smiles_syntax.hpp"

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
    return RdkitMolecule(RDKit::MolBlockToMol(text, sanitize, sanitize));
  }
  return RdkitMolecule(RDKit::SmilesToMol(text, smiles_parameters(sanitize)));
}

int count_heavy_atoms(const RDKit::RWMol& molecule) {
  int count = 0;
  for (const auto* atom : molecule.atoms()) {
    count += atom->getAtomicNum() != 1 ? 1 : 0;
  }
  return count;
}

/// A structure this short cannot hold too many atoms, so it is parsed only once.
bool surely_small(std::string_view text, int max_heavy_atoms) {
  return text.size() <= static_cast<std::size_t>(max_heavy_atoms);
}

std::string too_large(int heavy_atoms, int max_heavy_atoms) {
  return fmt::format("too large: {} non-hydrogen atoms, the limit is {}", heavy_atoms,
                     max_heavy_atoms);
}

std::string undefined_atom_problem(const RDKit::RWMol& molecule) {
  for (const auto* atom : molecule.atoms()) {
    if (atom->getAtomicNum() == 0 || atom->hasQuery()) {
      return "the structure has an undefined atom (*, R group or query atom)";
    }
  }
  return {};
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
  return format == StructureFormat::Smiles ? describe_smiles_problem(text)
                                           : "not a valid mol block";
}

ParseResult failed(std::string problem) {
  return {std::nullopt, std::move(problem)};
}

ParseResult parse_or_throw(const std::string& text, StructureFormat format, int max_heavy_atoms) {
  if (!surely_small(text, max_heavy_atoms)) {
    const RdkitMolecule unsanitized = read_text(text, format, false);
    if (unsanitized && count_heavy_atoms(*unsanitized) > max_heavy_atoms) {
      return failed(too_large(count_heavy_atoms(*unsanitized), max_heavy_atoms));
    }
  }
  RdkitMolecule molecule = read_text(text, format, true);
  if (!molecule) {
    return failed(syntax_problem(text, format));
  }
  if (molecule->getNumAtoms() == 0) {
    return failed("the structure has no atoms");
  }
  if (std::string problem = undefined_atom_problem(*molecule); !problem.empty()) {
    return failed(std::move(problem));
  }
  if (!molecule->getRingInfo()->isInitialized()) {
    RDKit::MolOps::symmetrizeSSSR(*molecule);
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
  } catch (const RDKit::FileParseException&) {
    return failed("not a valid mol block");
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

void silence_rdkit() {
  static const bool silenced = [] {
    boost::logging::disable_logs("rdApp.*");
    return true;
  }();
  static_cast<void>(silenced);
}

}  // namespace congener::chem
