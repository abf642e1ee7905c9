#include "chem/pattern.hpp"

#include <algorithm>
#include <stdexcept>

#include "chem/bonds.hpp"
#include "chem/parse.hpp"
#include "chem/rdkit_boundary.hpp"
#include "chem/smiles_syntax.hpp"
#include "graph/molecule_graph.hpp"
#include "graph/smarts.hpp"
#include "graph/smarts_match.hpp"

namespace congener::chem {
namespace {

// Bounds the work on highly symmetric molecules; a core has at most a few dozen places in a real
// one.
constexpr unsigned int kMaxMatches = 4096;

constexpr int kAnyAtom = -1;
constexpr auto kAnyMatch = [](graph::MatchedAtoms) { return true; };

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
  if (std::optional<graph::SmartsQuery> read = graph::parse_smarts(smarts).query) {
    small_query_ = std::make_unique<graph::SmartsQuery>(std::move(*read));
    scratch_ = std::make_unique<graph::MatchScratch>();
  }
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

template <typename Wanted>
std::optional<bool> Pattern::small_graph_has(const Molecule& molecule, int first_atom,
                                             Wanted is_wanted) const {
  const graph::MoleculeGraph* graph = small_query_ ? molecule.small_graph() : nullptr;
  if (graph == nullptr) {
    return std::nullopt;
  }
  graph::MatchSearch search(graph->view(), *small_query_, *scratch_);
  while (search.next()) {
    const bool begins_there = first_atom == kAnyAtom || search.atoms()[0] == first_atom;
    if (begins_there && is_wanted(search.atoms())) {
      return true;
    }
  }
  return scratch_->ended() == graph::Ended::Complete ? std::optional(false) : std::nullopt;
}

bool Pattern::is_in(const Molecule& molecule) const {
  const std::optional<bool> answer = small_graph_has(molecule, kAnyAtom, kAnyMatch);
  if (answer && (!*answer || !compares_stereo_)) {
    return *answer;
  }
  return !RDKit::SubstructMatch(molecule.rdkit(), *query_, parameters(1, compares_stereo_)).empty();
}

std::vector<std::vector<int>> Pattern::matches_by_rdkit(const Molecule& molecule,
                                                        int first_atom) const {
  std::vector<std::vector<int>> result;
  for (const auto& match : RDKit::SubstructMatch(molecule.rdkit(), *query_,
                                                 parameters(kMaxMatches, compares_stereo_))) {
    result.push_back(atoms_of(match));
  }
  if (first_atom != kAnyAtom) {
    result.erase(std::remove_if(result.begin(), result.end(),
                                [&](const auto& atoms) { return atoms.front() != first_atom; }),
                 result.end());
  }
  return result;
}

std::vector<std::vector<int>> Pattern::matches(const Molecule& molecule) const {
  if (small_graph_has(molecule, kAnyAtom, kAnyMatch) == false) {
    return {};
  }
  return matches_by_rdkit(molecule, kAnyAtom);
}

bool Pattern::may_be_first(const Molecule& molecule, int atom) const {
  return !first_atom_is_plain_ || query_->getAtomWithIdx(0)->Match(molecule.rdkit().getAtomWithIdx(
                                      static_cast<unsigned int>(atom)));
}

std::vector<std::vector<int>> Pattern::matches_from(const Molecule& molecule,
                                                    int first_atom) const {
  if (!may_be_first(molecule, first_atom) ||
      small_graph_has(molecule, first_atom, kAnyMatch) == false) {
    return {};
  }
  return matches_by_rdkit(molecule, first_atom);
}

bool Pattern::has_match(const Molecule& molecule, const IsWanted& is_wanted) const {
  return has_match_at(molecule, kAnyAtom, is_wanted);
}

bool Pattern::has_match_from(const Molecule& molecule, int first_atom,
                             const IsWanted& is_wanted) const {
  return may_be_first(molecule, first_atom) && has_match_at(molecule, first_atom, is_wanted);
}

bool Pattern::has_match_at(const Molecule& molecule, int first_atom,
                           const IsWanted& is_wanted) const {
  std::vector<int> match;
  const auto is_wanted_here = [&](graph::MatchedAtoms atoms) {
    match.assign(atoms.begin(), atoms.end());
    return is_wanted(match);
  };
  if (!compares_stereo_) {
    if (const auto answer = small_graph_has(molecule, first_atom, is_wanted_here)) {
      return *answer;
    }
  }
  const auto matches = matches_by_rdkit(molecule, first_atom);
  return std::any_of(matches.begin(), matches.end(), is_wanted);
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
