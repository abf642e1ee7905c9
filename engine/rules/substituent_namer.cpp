#include "rules/substituent_namer.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "chem/parse.hpp"

namespace congener::rules {
namespace {

constexpr int kMaxDepth = 3;  ///< of rings on rings that a reader can still follow

// Each stands for one benzene ring in a group's name.
constexpr std::array<const char*, 4> kRingWords = {"phenyl", "benzyl", "benzoyl", "phenoxy"};
constexpr std::array<const char*, 6> kSimpleCounts = {"", "", "di", "tri", "tetra", "penta"};
constexpr std::array<const char*, 6> kBracketCounts = {"",     "",         "bis",
                                                       "tris", "tetrakis", "pentakis"};

/// A substituent of a ring and its place: 1 to 5 atoms on from the ring's first atom.
struct RingPiece {
  std::size_t steps = 0;
  std::string name;
};

bool starts_with(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

/// Whether a name within another name would be misread without brackets.
bool needs_brackets(const std::string& name) {
  return name.find_first_of("0123456789()") != std::string::npos || starts_with(name, "di") ||
         starts_with(name, "tri") || starts_with(name, "tetra");
}

/// "3,4-dimethyl", "2-bromo-4-fluoro": alphabetical.
std::string ring_prefix(const std::map<std::string, std::vector<std::size_t>>& locants_of) {
  std::string text;
  for (const auto& [name, locants] : locants_of) {
    text += text.empty() ? "" : "-";
    for (std::size_t index = 0; index < locants.size(); ++index) {
      text += (index > 0 ? "," : "") + std::to_string(locants[index]);
    }
    const bool has_brackets = needs_brackets(name);
    text += "-";
    text += (has_brackets ? kBracketCounts : kSimpleCounts)[locants.size()];
    text += has_brackets ? "(" + name + ")" : name;
  }
  return text;
}

/// Of the two ways around the ring the one with the lower locants; of equals the first by text.
std::string ring_prefix(const std::vector<RingPiece>& pieces) {
  std::vector<std::pair<std::vector<std::size_t>, std::string>> ways;
  for (const bool is_forward : {true, false}) {
    std::vector<std::size_t> all;
    std::map<std::string, std::vector<std::size_t>> locants_of;
    for (const RingPiece& piece : pieces) {
      const std::size_t locant = is_forward ? piece.steps + 1 : 7 - piece.steps;
      all.push_back(locant);
      locants_of[piece.name].push_back(locant);
    }
    std::sort(all.begin(), all.end());
    for (auto& [name, locants] : locants_of) {
      std::sort(locants.begin(), locants.end());
    }
    ways.emplace_back(std::move(all), ring_prefix(locants_of));
  }
  return std::min(ways[0], ways[1]).second;
}

/// The name with the prefix before its only ring word; nothing when it has none, or several.
std::optional<std::string> with_ring_prefix(const std::string& name, const std::string& prefix) {
  std::size_t place = std::string::npos;
  std::string word;
  for (const std::string candidate : kRingWords) {
    const std::size_t found = name.find(candidate);
    if (found == std::string::npos) {
      continue;
    }
    if (place != std::string::npos || name.find(candidate, found + 1) != std::string::npos) {
      return std::nullopt;
    }
    place = found;
    word = candidate;
  }
  if (place == std::string::npos) {
    return std::nullopt;
  }
  const bool is_whole = word == name;
  return name.substr(0, place) + (is_whole ? "" : "(") + prefix + word + (is_whole ? "" : ")") +
         name.substr(place + word.size());
}

bool holds(const chem::Fragment& fragment, int atom) {
  return std::binary_search(fragment.atoms.begin(), fragment.atoms.end(), atom);
}

/// The ring from the atom that leads to the core, on as it was. Nothing when several atoms do.
std::optional<std::vector<int>> from_the_core(const std::vector<int>& ring,
                                              const std::vector<chem::Fragment>& pieces,
                                              int attached_atom) {
  int first = attached_atom;
  for (const chem::Fragment& piece : pieces) {
    if (piece.attachments.size() != 1) {
      return std::nullopt;
    }
    if (holds(piece, attached_atom)) {
      first = piece.attachments.front().fixed_atom;
    }
  }
  std::vector<int> turned = ring;
  std::rotate(turned.begin(), std::find(turned.begin(), turned.end(), first), turned.end());
  return turned;
}

}  // namespace

std::string substituent_key(const std::string& smiles) {
  const chem::Molecule molecule = chem::parse_open_smiles(smiles);
  const std::vector<int> stars = chem::undefined_atoms(molecule);
  if (stars.size() != 1) {
    throw std::invalid_argument(smiles + ": must have one '*', which stands for the core");
  }
  const auto fragments = chem::fragments_outside(molecule, stars);
  if (fragments.size() != 1 || fragments.front().attachments.size() != 1) {
    throw std::invalid_argument(smiles + ": must be one part, with one bond to its '*'");
  }
  return chem::fragment_smiles(molecule, fragments.front());
}

SubstituentNamer::SubstituentNamer(const std::vector<SubstituentName>& names) {
  for (const SubstituentName& item : names) {
    names_.emplace(substituent_key(item.smiles), item.name);
  }
}

std::optional<std::string> SubstituentNamer::name_by_ring(const chem::Molecule& molecule,
                                                          const chem::Fragment& fragment,
                                                          const std::vector<int>& ring,
                                                          int depth) const {
  const int attached_atom = fragment.attachments.front().fragment_atom;
  const auto pieces = chem::fragments_outside(molecule, ring, &fragment);
  const auto turned = from_the_core(ring, pieces, attached_atom);
  if (!turned) {
    return std::nullopt;
  }
  chem::Fragment base{ring, fragment.attachments};
  for (const chem::Fragment& piece : pieces) {
    if (holds(piece, attached_atom)) {
      base.atoms.insert(base.atoms.end(), piece.atoms.begin(), piece.atoms.end());
    }
  }
  std::sort(base.atoms.begin(), base.atoms.end());
  const auto base_name = names_.find(chem::fragment_smiles(molecule, base));
  // "diphenylmethyl" does not say which of its rings is meant.
  if (base_name == names_.end() || chem::lone_benzene_rings(molecule, base).size() != 1) {
    return std::nullopt;
  }
  std::vector<RingPiece> named;
  for (const chem::Fragment& piece : pieces) {
    if (holds(piece, attached_atom)) {
      continue;
    }
    const auto name =
        name_in_words(molecule, piece, chem::fragment_smiles(molecule, piece), depth + 1);
    if (!name) {
      return std::nullopt;
    }
    const auto place =
        std::find(turned->begin(), turned->end(), piece.attachments.front().fixed_atom);
    named.push_back({static_cast<std::size_t>(place - turned->begin()), *name});
  }
  return with_ring_prefix(base_name->second, ring_prefix(named));
}

std::optional<std::string> SubstituentNamer::name_in_words(const chem::Molecule& molecule,
                                                           const chem::Fragment& fragment,
                                                           const std::string& key,
                                                           int depth) const {
  const auto known = names_.find(key);
  if (known != names_.end()) {
    return known->second;
  }
  std::optional<std::string> best;  // the shortest, then the first by text: rings have no order
  if (depth < kMaxDepth) {
    for (const std::vector<int>& ring : chem::lone_benzene_rings(molecule, fragment)) {
      const auto name = name_by_ring(molecule, fragment, ring, depth);
      if (name && (!best || std::pair(name->size(), *name) < std::pair(best->size(), *best))) {
        best = name;
      }
    }
  }
  return best;
}

std::string SubstituentNamer::name_of(const chem::Molecule& molecule,
                                      const chem::Fragment& fragment,
                                      const std::string& key) const {
  const auto name = name_in_words(molecule, fragment, key, 0);
  return name ? *name : chem::hill_formula(molecule, fragment.atoms) + " group";
}

}  // namespace congener::rules
