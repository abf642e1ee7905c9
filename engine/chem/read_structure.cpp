#include "chem/read_structure.hpp"

#include <fmt/format.h>

#include <new>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "chem/ambiguity.hpp"
#include "chem/bonds.hpp"
#include "chem/drawn_bonds.hpp"
#include "chem/mol_block_layout.hpp"
#include "chem/mol_block_problem.hpp"
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

bool is_readable_smiles(std::string_view smiles) {
  try {
    return read_text(std::string(smiles), StructureFormat::Smiles, false) != nullptr;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return false;
  }
}

Attempt failed_at(std::string problem, int atom, int bond = -1) {
  return {failed(std::move(problem)), atom, bond, false};
}

Attempt unread(const std::string& text, StructureFormat format) {
  return {failed(syntax_problem(text, format)), -1, -1, true};
}

/// RDKit counts the atoms without the hydrogens that it has removed by then.
int place_before_hydrogens_went(const std::string& text, StructureFormat format,
                                unsigned int atom) {
  constexpr const char* kPlace = "congener_place_in_text";
  const RdkitMolecule molecule = read_text(text, format, false);
  if (!molecule) {
    return static_cast<int>(atom);
  }
  for (auto* each : molecule->atoms()) {
    each->setProp(kPlace, static_cast<int>(each->getIdx()));
  }
  try {
    static_cast<void>(mend_drawn_bonds(*molecule));
    finish(*molecule, format);
  } catch (const RDKit::MolSanitizeException&) {
    int place = static_cast<int>(atom);
    if (atom < molecule->getNumAtoms()) {
      molecule->getAtomWithIdx(atom)->getPropIfPresent(kPlace, place);
    }
    return place;
  }
  return static_cast<int>(atom);
}

/// Salts of metals are often drawn with a bond between their ions.
std::string advice_about_metals(const RDKit::RWMol& molecule, unsigned int atom) {
  const auto& centre = *molecule.getAtomWithIdx(atom);
  const bool is_at_metal =
      is_metal(centre.getAtomicNum()) || any_bond_of(molecule, centre, [&](const auto& bond) {
        return is_metal(bond.getOtherAtom(&centre)->getAtomicNum());
      });
  return is_at_metal ? ", in a bond to a metal; draw ions with their charges and without a bond"
                     : "";
}

// Our own words: RDKit's change from release to release.
Attempt impossible_valence(const RDKit::RWMol& molecule, unsigned int atom, int place) {
  return failed_at(fmt::format("impossible valence at atom {}{}", place + 1,
                               advice_about_metals(molecule, atom)),
                   place);
}

/// RDKit 2022.09 knows no arrows in V2000, which programs write as bonds of type 9. Its bonds are
/// in the order of the block.
void read_arrows_of_v2000(RDKit::RWMol& molecule, const std::string& text) {
  using RDKit::Bond;
  std::optional<MolBlockLayout> layout;
  std::vector<unsigned int> arrows;
  for (const auto* bond : molecule.bonds()) {
    if (bond->getBondType() == Bond::UNSPECIFIED) {
      layout = layout ? layout : layout_of(text);
      if (!layout->is_v3000 && type_of_bond(*layout, bond->getIdx()) == "9") {
        arrows.push_back(bond->getIdx());
      }
    }
  }
  Bond arrow(Bond::DATIVE);
  for (const unsigned int bond : arrows) {
    molecule.replaceBond(bond, &arrow);  // what it was, a query, goes with it
  }
}

/// "CO" as the symbol of an atom is cobalt for RDKit, and carbonyl for most who draw it.
Attempt capitals_problem(const RDKit::RWMol& molecule, const std::string& text) {
  constexpr std::string_view kLetters = "CHNOS";
  std::optional<MolBlockLayout> layout;
  for (const auto* atom : molecule.atoms()) {
    const std::string element = atom->getAtomicNum() > 20 ? atom->getSymbol() : std::string();
    if (element.size() == 2 && kLetters.find(element[0]) != std::string_view::npos &&
        support::to_lower(kLetters).find(element[1]) != std::string::npos) {
      layout = layout ? layout : layout_of(text);
      const std::string_view symbol = symbol_of_atom(*layout, atom->getIdx());
      if (symbol.size() == 2 && symbol != element) {
        return failed_at(fmt::format("atom {} is {}: write the element as {}, or give the group in "
                                     "full",
                                     atom->getIdx() + 1, symbol, element),
                         static_cast<int>(atom->getIdx()));
      }
    }
  }
  return {};
}

/// The molecule of a drawing that RDKit has read. Throws what RDKit throws.
Attempt complete(Drawing& drawing, const std::string& text, StructureFormat format) {
  RDKit::RWMol& molecule = *drawing.molecule;
  if (format == StructureFormat::MolBlock) {
    read_arrows_of_v2000(molecule, text);
    if (Attempt attempt = capitals_problem(molecule, text); !attempt.result.problem.empty()) {
      return attempt;
    }
  }
  const MendedDrawing mended = mend_drawn_bonds(molecule);
  if (!mended.problem.empty()) {
    return failed_at(mended.problem, -1);
  }
  const bool is_unfinished = !drawing.is_sanitized || mended.changed;
  if (is_unfinished) {
    finish(molecule, format);
  }
  if (molecule.getNumAtoms() == 0) {
    return {failed("the structure has no atoms"), -1, -1, format == StructureFormat::MolBlock};
  }
  if (!molecule.getRingInfo()->isInitialized()) {
    RDKit::MolOps::symmetrizeSSSR(molecule);
  }
  if (Ambiguity found = ambiguity(molecule); !found.problem.empty()) {
    return failed_at(std::move(found.problem), found.atom, found.bond);
  }
  std::vector<int> numbers = number_heavy_atoms(molecule);
  return {{Molecule(std::move(drawing.molecule), std::move(numbers)), {}, is_unfinished}};
}

/// Throws what RDKit throws of a text that it cannot read.
Attempt parse_or_throw(const std::string& text, StructureFormat format, int max_heavy_atoms) {
  Drawing drawing = read_drawing(text, format);
  if (drawing.molecule && count_heavy_atoms(*drawing.molecule) > max_heavy_atoms) {
    return failed_at(too_large(count_heavy_atoms(*drawing.molecule), max_heavy_atoms), -1);
  }
  if (drawing.molecule && needs_order_of_rdkit(text, format)) {
    drawing = {read_text(text, format, true), true};
  }
  if (!drawing.molecule) {
    return unread(text, format);
  }
  const auto place = [&](unsigned int atom) {
    return place_before_hydrogens_went(text, format, atom);
  };
  try {
    return complete(drawing, text, format);
  } catch (const RDKit::AtomValenceException& error) {
    return impossible_valence(*drawing.molecule, error.getAtomIdx(), place(error.getAtomIdx()));
  } catch (const RDKit::AtomKekulizeException& error) {
    const int atom = place(error.getAtomIdx());
    return failed_at(
        fmt::format("atom {} is marked aromatic but is not in an aromatic ring", atom + 1), atom);
  }
}

}  // namespace

ParseResult failed(std::string problem) {
  return {std::nullopt, std::move(problem), false};
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

/// The structure of a SMILES text, without its extension.
std::string_view smiles_part(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t\r\n"));
}

Attempt read_structure(const std::string& text, StructureFormat format, int max_heavy_atoms) {
  try {
    return parse_or_throw(text, format, max_heavy_atoms);
  } catch (const RDKit::AtomValenceException& error) {
    const auto atom = static_cast<int>(error.getAtomIdx());
    return failed_at(fmt::format("impossible valence at atom {}", atom + 1), atom);
  } catch (const RDKit::KekulizeException&) {
    return failed_at("the aromatic rings cannot be written with alternating double bonds", -1);
  } catch (const RDKit::AtomKekulizeException& error) {
    return failed_at(fmt::format("atom {} is marked aromatic but is not in an aromatic ring",
                                 error.getAtomIdx() + 1),
                     static_cast<int>(error.getAtomIdx()));
  } catch (const RDKit::MolSanitizeException&) {
    return failed_at("the structure is chemically impossible", -1);
  } catch (const std::bad_alloc&) {
    throw;  // says nothing about the structure
  } catch (const std::logic_error&) {
    throw;  // a fault of ours: read_text has taken RDKit's own
  } catch (const std::exception&) {
    return unread(text, format);
  }
}

}  // namespace congener::chem
