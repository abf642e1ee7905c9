#include "chem/pattern.hpp"

#include <algorithm>
#include <stdexcept>

#include "chem/bonds.hpp"
#include "chem/parse.hpp"
#include "chem/rdkit_boundary.hpp"
#include "chem/smiles_syntax.hpp"

namespace congener::chem {
namespace {

// Bounds the work on highly symmetric molecules; a core has at most a few dozen places in a real
// one.
constexpr unsigned int kMaxMatches = 4096;

RDKit::SubstructMatchParameters parameters(unsigned int max_matches, bool compares_stereo) {
  RDKit::SubstructMatchParameters result;
  result.uniquify = false;
  result.maxMatches = max_matches;
  result.useChirality = compares_stereo;
  return result;
}

std::vector<int> atoms_of(const RDKit::MatchVectType& match) {
  std::vector<int> atoms(match.size());
  for (const auto& [query_atom, atom] : match) {
    atoms[static_cast<std::size_t>(query_atom)] = atom;
  }
  return atoms;
}

bool is_plain(const RDKit::QueryAtom::QUERYATOM_QUERY& query) {
  if (query.getDescription() == "RecursiveStructure") {
    return false;
  }
  return std::all_of(query.beginChildren(), query.endChildren(),
                     [](const auto& child) { return is_plain(*child); });
}

}  // namespace

Pattern::Pattern(const std::string& smarts) {
  try {
    if (is_word_of_ascii(smarts)) {
      query_ = owned(RDKit::SmartsToMol(smarts));
    }
  } catch (const std::exception&) {
    query_ = nullptr;
  }
  if (!query_ || query_->getNumAtoms() == 0) {
    throw std::invalid_argument("not a valid SMARTS: " + smarts);
  }
  first_atom_is_plain_ = is_plain(*query_->getAtomWithIdx(0)->getQuery());
}

Pattern::Pattern(std::unique_ptr<RDKit::RWMol> query) : query_(std::move(query)) {
  first_atom_is_plain_ = is_plain(*query_->getAtomWithIdx(0)->getQuery());
}

Pattern Pattern::of_structure(const std::string& smiles, bool compares_isotopes) {
  const Molecule molecule = parse_smiles(smiles);
  auto query = std::make_unique<RDKit::RWMol>(molecule.rdkit());
  for (unsigned int index = 0; index < query->getNumAtoms(); ++index) {
    RDKit::Atom& atom = *query->getAtomWithIdx(index);
    // RDKit compares two plain atoms by radicals and numbers of rings, too, which nobody means who
    // draws a part of a structure. Queries ask for what is set here, and no more.
    atom.setNumRadicalElectrons(0);
    atom.setIsotope(compares_isotopes ? atom.getIsotope() : 0);
    RDKit::QueryAtom asked(atom);
    query->replaceAtom(index, &asked, false, true);
  }
  return Pattern(std::move(query));
}

bool Pattern::has_stereo() const {
  const auto is_double_with_stereo = [](const RDKit::Bond& bond) {
    return bond.getBondDir() != RDKit::Bond::NONE || bond.getStereo() > RDKit::Bond::STEREOANY;
  };
  return any_atom(*query_, [&](const RDKit::Atom& atom) {
    return atom.getChiralTag() != RDKit::Atom::CHI_UNSPECIFIED ||
           any_bond_of(*query_, atom, is_double_with_stereo);
  });
}

std::string Pattern::smarts() const {
  return RDKit::MolToSmarts(*query_, false);
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::is_in(const Molecule& molecule) const {
  return !RDKit::SubstructMatch(molecule.rdkit(), *query_, parameters(1, compares_stereo_)).empty();
}

std::vector<std::vector<int>> Pattern::matches(const Molecule& molecule) const {
  std::vector<std::vector<int>> result;
  for (const auto& match : RDKit::SubstructMatch(molecule.rdkit(), *query_,
                                                 parameters(kMaxMatches, compares_stereo_))) {
    result.push_back(atoms_of(match));
  }
  return result;
}

std::vector<std::vector<int>> Pattern::matches_from(const Molecule& molecule,
                                                    int first_atom) const {
  const auto* first = molecule.rdkit().getAtomWithIdx(static_cast<unsigned int>(first_atom));
  if (first_atom_is_plain_ && !query_->getAtomWithIdx(0)->Match(first)) {
    return {};  // most questions end here, at no cost
  }
  std::vector<std::vector<int>> result = matches(molecule);
  result.erase(std::remove_if(result.begin(), result.end(),
                              [&](const auto& atoms) { return atoms.front() != first_atom; }),
               result.end());
  return result;
}

bool Pattern::has_only_its_bonds(const Molecule& molecule, const std::vector<int>& match) const {
  return bond_count_among(molecule.rdkit(), match) == query_->getNumBonds();
}

int Pattern::site(int map_number) const {
  for (const auto* atom : query_->atoms()) {
    if (atom->getAtomMapNum() == map_number) {
      return static_cast<int>(atom->getIdx());
    }
  }
  return -1;
}

std::vector<int> Pattern::labels() const {
  std::vector<int> labels;
  for (const auto* atom : query_->atoms()) {
    labels.push_back(atom->getAtomMapNum());
  }
  return labels;
}

}  // namespace congener::chem
