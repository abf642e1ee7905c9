#include "resolve/substance_index.hpp"

#include <algorithm>
#include <stdexcept>

#include "chem/inchi.hpp"
#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "resolve/folded_name.hpp"

namespace congener::resolve {
namespace {

constexpr std::size_t kFirstBlock = 14;  // of an InChIKey: the skeleton

std::string canonical(const std::string& smiles) {
  try {
    return chem::canonical_smiles(chem::parse_smiles(smiles));
  } catch (const std::invalid_argument&) {
    return smiles;  // the check of the set tells what is wrong with it
  }
}

bool is_same_structure(const Entry& a, const Entry& b) {
  return a.smiles == b.smiles || canonical(a.smiles) == canonical(b.smiles);
}

/// Two entries of one structure (a list of one's own names again what the set has) are one
/// substance.
void add(Substances& substances, const Entry* entry) {
  const auto is_there = [&](const Entry* known) {
    return known == entry || is_same_structure(*known, *entry);
  };
  if (std::none_of(substances.begin(), substances.end(), is_there)) {
    substances.push_back(entry);
  }
}

const Substances& found(const std::unordered_map<std::string, Substances>& table,
                        const std::string& key) {
  static const Substances kNone;
  const auto place = table.find(key);
  return place == table.end() ? kNone : place->second;
}

std::string key_of(const Entry& entry) {
  if (!entry.inchikey.empty()) {
    return entry.inchikey;
  }
  try {
    const chem::InchiResult made = chem::standard_inchi(chem::parse_smiles(entry.smiles));
    return made.problem.empty() ? chem::inchikey_of(made.inchi) : std::string();
  } catch (const std::invalid_argument&) {
    return {};
  }
}

}  // namespace

SubstanceIndex::SubstanceIndex(const Substances& entries) : entries_(entries) {
  for (const Entry* entry : entries_) {
    std::vector<std::string> names = {entry->id, entry->name, entry->iupac_name};
    names.insert(names.end(), entry->synonyms.begin(), entry->synonyms.end());
    for (const std::string& name : names) {
      if (const std::string folded = folded_name(name); !folded.empty()) {
        add(names_[folded], entry);
      }
    }
    if (!entry->cas.empty()) {
      add(cas_numbers_[entry->cas], entry);
    }
  }
  note_characters();
}

void SubstanceIndex::note_characters() {
  std::bitset<256> kept;
  for (const auto& [name, substances] : names_) {
    for (const char character : name) {
      kept.set(static_cast<unsigned char>(character));
    }
  }
  constexpr std::size_t kAscii = 128;
  for (std::size_t byte = 0; byte < name_bytes_.size(); ++byte) {
    const std::string folded =
        byte < kAscii ? folded_name(std::string(1, static_cast<char>(byte))) : std::string();
    name_bytes_[byte] = std::all_of(folded.begin(), folded.end(), [&](char character) {
      return kept[static_cast<unsigned char>(character)];
    });
  }
}

/// Each SMILES of a library may be a name, and to fold it costs more than to read it. Most hold a
/// character, such as "=", that no name has.
bool SubstanceIndex::has_characters_of_a_name(std::string_view text) const {
  return std::all_of(text.begin(), text.end(), [&](char character) {
    return name_bytes_[static_cast<unsigned char>(character)];
  });
}

const Substances& SubstanceIndex::with_name(std::string_view name) const {
  constexpr std::size_t kMostBytes = 500;  // longer than any name, and short enough to fold always
  static const Substances kNone;
  return name.size() > kMostBytes || !has_characters_of_a_name(name)
             ? kNone
             : found(names_, folded_name(name));
}

const Substances& SubstanceIndex::with_cas(const std::string& number) const {
  return found(cas_numbers_, number);
}

SubstanceIndex::ByKey SubstanceIndex::with_inchikey(const std::string& key) const {
  std::call_once(keys_are_made_, [this] { add_keys(); });
  const Substances& whole = found(keys_, key);
  return whole.empty() ? ByKey{found(first_blocks_, key.substr(0, kFirstBlock)), true}
                       : ByKey{whole, false};
}

void SubstanceIndex::add_keys() const {
  for (const Entry* entry : entries_) {
    if (const std::string key = key_of(*entry); !key.empty()) {
      add(keys_[key], entry);
      add(first_blocks_[key.substr(0, kFirstBlock)], entry);
    }
  }
}

}  // namespace congener::resolve
