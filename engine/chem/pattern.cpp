#include "chem/pattern.hpp"

#include <algorithm>
#include <stdexcept>

#include "chem/bonds.hpp"
#include "chem/rdkit_boundary.hpp"
#include "chem/smiles_syntax.hpp"

namespace congener::chem {
namespace {

// Bounds the work on highly symmetric molecules; a core has at most a few dozen places in a real
// one.
constexpr unsigned int kMaxMatches = 4096;

RDKit::SubstructMatchParameters parameters(unsigned int max_matches) {
  RDKit::SubstructMatchParameters result;
  result.uniquify = false;
  result.maxMatches = max_matches;
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
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::is_in(const Molecule& molecule) const {
  return !RDKit::SubstructMatch(molecule.rdkit(), *query_, parameters(1)).empty();
}

std::vector<std::vector<int>> Pattern::matches(const Molecule& molecule) const {
  std::vector<std::vector<int>> result;
  for (const auto& match :
       RDKit::SubstructMatch(molecule.rdkit(), *query_, parameters(kMaxMatches))) {
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
