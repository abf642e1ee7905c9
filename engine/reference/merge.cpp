#include "reference/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "support/sha256.hpp"

namespace congener::reference {
namespace {

const char* const kSet = "set.toml";

/// Nothing when it is no structure; that is for the checks to say.
std::optional<std::string> canonical(const std::string& smiles) {
  try {
    return chem::canonical_smiles(chem::parse_smiles(smiles));
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

/// Adds pack after pack to one set.
class Merger {
 public:
  explicit Merger(Problems& problems) : problems_(problems) {}

  void add(Pack&& pack) {
    ReferenceSet& own = pack.set;
    add_head(own);
    add_similarity(pack);
    add_calibration(pack);
    add_jurisdictions(own.jurisdictions);
    add_counter_components(pack);
    add_substituent_names(own.substituent_names);
    add_protecting_groups(own.protecting_groups);
    const auto where = [](const auto& item) { return item.where; };
    const auto in_sources = [&](const Source&) { return pack.prefix + "sources.toml"; };
    add_named("source", own.sources, set_.sources, in_sources);
    add_named("entry", own.entries, set_.entries, where);
    add_named("family", own.families, set_.families, where);
    add_named("group", own.groups, set_.groups, where);
    add_named("class", own.classes, set_.classes, where);
    add_named("follow rule", own.follow_rules, set_.follow_rules, where);
    add_jurisdiction_facts(own);
  }

  ReferenceSet finished() {
    if (similarity_place_.empty()) {
      problems_.add(kSet, "[similarity] is missing; one pack must have it");
      problems_.throw_if_any();
    }
    set_.sha256 = hash();
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::stable_sort(set_.entries.begin(), set_.entries.end(), by_id);
    std::stable_sort(set_.classes.begin(), set_.classes.end(), by_id);
    std::stable_sort(set_.jurisdiction_facts.begin(), set_.jurisdiction_facts.end(),
                     [](const auto& a, const auto& b) { return a.code < b.code; });
    return std::move(set_);
  }

 private:
  void add_head(const ReferenceSet& own) {
    const bool is_first = set_.packs.empty();
    const auto join = [&](std::string& text, const std::string& more) {
      text += (is_first ? "" : "+") + more;
    };
    join(set_.id, own.id);
    join(set_.title, own.title);
    join(set_.version, own.version);
    join(set_.licence, own.licence);
    set_.date = is_first ? own.date : std::max(set_.date, own.date);
    set_.packs.push_back(own.packs.front());
  }

  std::string hash() const {
    if (set_.packs.size() == 1) {
      return set_.packs.front().sha256;
    }
    support::Sha256 hash;
    for (const ReferencePack& pack : set_.packs) {
      hash.update(pack.sha256 + "\n");
    }
    return hash.hex_digest();
  }

  void add_calibration(const Pack& pack) {
    if (pack.set.calibration.tails.empty()) {
      return;
    }
    if (set_.calibration.tails.empty()) {
      set_.calibration = pack.set.calibration;
    } else {
      problems_.add(pack.prefix + kSet,
                    "calibration is in an earlier pack already; one pack of several has it");
    }
  }

  void add_similarity(const Pack& pack) {
    if (!pack.has_similarity) {
      return;
    }
    const std::string place = pack.prefix + kSet;
    if (similarity_place_.empty()) {
      set_.similarity = pack.set.similarity;
      similarity_place_ = place;
    } else {
      problems_.add(place, fmt::format("[similarity] is in {} already; one pack of several has it",
                                       similarity_place_));
    }
  }

  /// What one pack names twice stays twice, for the checks to find.
  void add_jurisdictions(const std::vector<std::string>& own) {
    const std::vector<std::string> earlier = set_.jurisdictions;
    for (const std::string& name : own) {
      if (std::find(earlier.begin(), earlier.end(), name) == earlier.end()) {
        set_.jurisdictions.push_back(name);
      }
    }
  }

  /// Of two packs that speak of the coverage of one jurisdiction the first is kept: that is a
  /// problem, because what is read of a law is one fact.
  void add_jurisdiction_facts(ReferenceSet& own) {
    for (JurisdictionFacts& facts : own.jurisdiction_facts) {
      const auto [earlier, is_new] = fact_places_.emplace(facts.code, facts.where);
      if (is_new) {
        set_.jurisdiction_facts.push_back(std::move(facts));
      } else {
        problems_.add(facts.where, fmt::format("[[jurisdiction]] {} is there already, {}",
                                               facts.code, earlier->second));
      }
    }
    std::move(own.memberships.begin(), own.memberships.end(), std::back_inserter(set_.memberships));
  }

  void add_counter_components(const Pack& pack) {
    std::map<std::string, std::string> own_names;
    for (const CounterComponent& component : pack.set.counter_components) {
      const auto structure = canonical(component.smiles);
      const auto known = structure ? counter_names_.find(*structure) : counter_names_.end();
      if (known == counter_names_.end()) {
        set_.counter_components.push_back(component);
      } else if (known->second != component.name) {
        problems_.add(pack.prefix + kSet,
                      fmt::format("counter-component {} is called {} in an earlier pack; give it "
                                  "the same name",
                                  component.name, known->second));
      }
      if (structure) {
        own_names.emplace(*structure, component.name);
      }
    }
    counter_names_.merge(own_names);
  }

  /// The same for protecting groups, which are known by their names.
  void add_protecting_groups(const std::vector<ProtectingGroup>& own) {
    const std::vector<ProtectingGroup> earlier = set_.protecting_groups;
    for (const ProtectingGroup& item : own) {
      const bool is_known = std::any_of(earlier.begin(), earlier.end(), [&](const auto& known) {
        return known.name == item.name && known.smarts == item.smarts;
      });
      if (!is_known) {
        set_.protecting_groups.push_back(item);
      }
    }
  }

  /// Packs may share a file of names: what an earlier one has word for word counts once.
  void add_substituent_names(const std::vector<SubstituentName>& own) {
    const std::vector<SubstituentName> earlier = set_.substituent_names;
    for (const SubstituentName& item : own) {
      const bool is_known = std::any_of(earlier.begin(), earlier.end(), [&](const auto& known) {
        return known.name == item.name && known.smiles == item.smiles;
      });
      if (!is_known) {
        set_.substituent_names.push_back(item);
      }
    }
  }

  /// Moves what no earlier pack has.
  template <typename Item, typename PlaceOf>
  void add_named(const char* kind, std::vector<Item>& own, std::vector<Item>& all,
                 const PlaceOf& place_of) {
    std::map<std::string, std::string> own_places;
    for (Item& item : own) {
      const std::string name = fmt::format("{} {}", kind, item.id);
      const std::string place = place_of(item);
      const auto earlier = places_.find(name);
      if (earlier != places_.end()) {
        problems_.add(place, fmt::format("{} is in another pack already, {}; give it another id",
                                         name, earlier->second));
        continue;
      }
      own_places.emplace(name, place);
      all.push_back(std::move(item));
    }
    places_.merge(own_places);
  }

  Problems& problems_;
  ReferenceSet set_;
  std::map<std::string, std::string> places_;         ///< of "entry ID", "family ID" ...
  std::map<std::string, std::string> fact_places_;    ///< of the facts of a jurisdiction, by code
  std::map<std::string, std::string> counter_names_;  ///< by canonical structure
  std::string similarity_place_;
};

/// Two packs with one id are mostly one pack given twice: all their names would clash.
void check_pack_ids(const std::vector<Pack>& packs) {
  std::map<std::string, std::string> places;
  Problems problems;
  for (const Pack& pack : packs) {
    const auto [earlier, is_new] = places.emplace(pack.set.id, pack.prefix + kSet);
    if (!is_new) {
      problems.add(pack.prefix + kSet,
                   fmt::format("pack {} is there already, {}; give each pack once, and an id of "
                               "its own, or leave the shipped set out",
                               pack.set.id, earlier->second));
    }
  }
  problems.throw_if_any();
}

void check_not_empty(const Pack& pack, Problems& problems) {
  if (pack.set.entries.empty() && pack.set.families.empty() && pack.set.classes.empty()) {
    problems.add(pack.prefix + kSet, "the pack has no substance, no family and no class");
  }
}

}  // namespace

ReferenceSet merged(std::vector<Pack> packs, Problems& problems) {
  chem::silence_rdkit();
  check_pack_ids(packs);
  const bool is_alone = packs.size() == 1;
  Merger merger(problems);
  for (Pack& pack : packs) {
    if (!is_alone) {
      check_not_empty(pack, problems);  // a pack alone needs more: the checks of the set say it
    }
    merger.add(std::move(pack));
  }
  return merger.finished();
}

}  // namespace congener::reference
