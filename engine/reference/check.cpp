#include "reference/check.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "chem/pattern.hpp"
#include "reference/check_classes.hpp"
#include "reference/check_control.hpp"
#include "reference/check_examples.hpp"
#include "reference/problems.hpp"
#include "resolve/identifiers.hpp"
#include "rules/family_matcher.hpp"
#include "rules/substituent_namer.hpp"

namespace congener::reference {
namespace {

/// Where each structure or CAS number is first found, by pack: a user's own pack may name a
/// substance that another pack has.
using FirstPlaces = std::map<std::pair<std::string, std::string>, std::string>;

void check_structure(const Entry& entry, FirstPlaces& structures, Problems& problems) {
  try {
    const chem::Molecule molecule = chem::parse_smiles(entry.smiles);
    const std::string formula = chem::hill_formula(molecule);
    if (formula != entry.formula) {
      problems.add(entry.where,
                   fmt::format("formula is {} but the structure has {}", entry.formula, formula));
    }
    const std::string structure = chem::canonical_smiles(molecule);
    if (structure.find('.') != std::string::npos) {
      // Records are compared part by part, so that no record would ever be this entry.
      problems.add(entry.where,
                   "smiles: has several parts; give the substance alone, without counter-ions and "
                   "solvents, since its salts and mixtures are found by it, and each substance of "
                   "a mixture in a row of its own");
    }
    const auto [place, is_new] = structures.emplace(std::pair(entry.pack, structure), entry.where);
    if (!is_new) {
      problems.add(entry.where, "same structure as " + place->second);
    }
  } catch (const std::invalid_argument& error) {
    problems.add(entry.where, fmt::format("smiles: {}", error.what()));
  }
}

void check_identifiers(const Entry& entry, Problems& problems) {
  if (!entry.cas.empty() && !resolve::is_cas_number(entry.cas)) {
    problems.add(entry.where, fmt::format("cas: {} has a wrong form or check digit", entry.cas));
  }
  if (!entry.inchikey.empty() && !resolve::is_inchikey(entry.inchikey)) {
    problems.add(entry.where, fmt::format("inchikey: {} has a wrong form", entry.inchikey));
  }
}

void check_entries(const ReferenceSet& set, Problems& problems) {
  std::set<std::string> sources;
  for (const Source& source : set.sources) {
    if (!sources.insert(source.id).second) {
      problems.add("sources.toml", "source " + source.id + " appears twice");
    }
  }
  std::set<std::string> ids;
  FirstPlaces structures;
  FirstPlaces cas_numbers;
  for (const Entry& entry : set.entries) {
    if (!ids.insert(entry.id).second) {
      problems.add(entry.where, "id " + entry.id + " appears twice");
    }
    if (!entry.cas.empty() &&
        !cas_numbers.emplace(std::pair(entry.pack, entry.cas), entry.where).second) {
      problems.add(entry.where, "cas " + entry.cas + " appears twice");
    }
    if (entry.controls.empty()) {
      problems.add(entry.where, "no [[control]] row");
    }
    check_structure(entry, structures, problems);
    check_identifiers(entry, problems);
    for (const TariffCode& code : entry.tariff_codes) {
      check_sources(set, code.sources, code.confidence, entry.where, problems);
    }
    for (const ControlRow& row : entry.controls) {
      check_control(set, row, problems);
    }
  }
}

void check_examples(const Family& family, const rules::FamilyMatcher& matcher,
                    const std::vector<RuleExample>& examples, bool should_match,
                    Problems& problems) {
  for (const RuleExample& example : examples) {
    try {
      if (matcher.match(chem::parse_smiles(example.smiles)).has_value() != should_match) {
        problems.add(family.where, fmt::format("{} {}, but should{}: {}", example.smiles,
                                               should_match ? "does not match" : "matches",
                                               should_match ? "" : " not", example.reason));
      }
    } catch (const std::invalid_argument& error) {
      problems.add(family.where, fmt::format("example {}: {}", example.smiles, error.what()));
    }
  }
}

/// Nothing that the family matches may be ruled out before.
void check_precheck(const Family& family, const std::string& where, Problems& problems) {
  if (family.precheck.empty()) {
    return;
  }
  const chem::Pattern precheck(family.precheck);
  for (const RuleExample& example : family.matches) {
    if (!precheck.is_in(chem::parse_smiles(example.smiles))) {
      problems.add(where,
                   fmt::format("precheck does not match {}: {}", example.smiles, example.reason));
    }
  }
}

/// A family, or one of its variants, on its own examples.
void check_family_rule(const Family& family, const std::string& where, Problems& problems) {
  if (family.matches.empty() || family.misses.empty()) {
    problems.add(where, "needs examples of both kinds, [[..match]] and [[..miss]]");
  }
  try {
    const rules::FamilyMatcher matcher(family);
    check_examples(family, matcher, family.matches, true, problems);
    check_examples(family, matcher, family.misses, false, problems);
    check_precheck(family, where, problems);
  } catch (const std::invalid_argument& error) {
    problems.add(where, error.what());
  }
}

void check_family(const ReferenceSet& set, const Family& family, Problems& problems) {
  if (family.rests_on.empty()) {
    problems.add(family.where, "a family needs rests_on");
  }
  for (const std::string& id : family.rests_on) {
    const int index = find_entry(set, id);
    if (index < 0 || set.entries[static_cast<std::size_t>(index)].identity_only) {
      problems.add(family.where, "rests_on: " + id + " is no entry, or is identity_only");
    }
  }
  check_family_rule(family, family.where, problems);
  for (const FamilyVariant& variant : family.variants) {
    check_family_rule(rules::with_variant(family, variant), variant.where, problems);
  }
}

void check_families(const ReferenceSet& set, Problems& problems) {
  std::set<std::string> ids;
  for (const Family& family : set.families) {
    if (!ids.insert(family.id).second) {
      problems.add(family.where, "family " + family.id + " appears twice");
    }
    check_family(set, family, problems);
  }
}

/// Written so that what is no number fails too.
void check_closeness(const ClosenessRules& rules, Problems& problems) {
  const bool has_directions = std::isfinite(rules.constant) && rules.added <= 0 &&
                              rules.missing <= 0 && rules.fingerprints >= 0 &&
                              rules.core_rarity >= 0 && rules.most_decades > 0;
  const bool is_finite = std::isfinite(rules.added + rules.missing + rules.fingerprints +
                                       rules.core_rarity + rules.most_decades);
  if (!has_directions || !is_finite) {
    problems.add("set.toml",
                 "similarity.closeness: added and missing must not be above 0, fingerprints and "
                 "core_rarity not below 0, most_decades above 0");
  }
  if (rules.most_added < 0) {
    problems.add("set.toml", "similarity.closeness: most_added must not be below 0");
  }
  if (!(rules.least_moderate > 0 && rules.least_moderate <= rules.least_strong &&
        rules.least_strong < 1)) {
    problems.add("set.toml",
                 "similarity.closeness: must be 0 < least_moderate <= least_strong < 1");
  }
}

void check_similarity(const SimilarityRules& rules, Problems& problems) {
  if (rules.closeness) {
    check_closeness(*rules.closeness, problems);
  }
  if (!(rules.candidate_rate > 0 && rules.candidate_rate <= 1)) {
    problems.add("set.toml", "similarity: candidate_rate must be above 0 and at most 1");
  }
  if (rules.max_size_ratio_percent != 0 && rules.max_size_ratio_percent < 100) {
    problems.add("set.toml",
                 "similarity: max_size_ratio_percent must be at least 100, or 0 for any");
  }
  if (!rules.required_smarts.empty()) {
    try {
      const chem::Pattern pattern(rules.required_smarts);
    } catch (const std::invalid_argument& error) {
      problems.add("set.toml", error.what());
    }
  }
}

void check_counter_components(const ReferenceSet& set, Problems& problems) {
  const std::string file = "counter_components.tsv";
  std::set<std::string> structures;
  for (const CounterComponent& component : set.counter_components) {
    try {
      if (!structures.insert(chem::canonical_smiles(chem::parse_smiles(component.smiles))).second) {
        problems.add(file, component.name + " has the structure of an earlier line");
      }
    } catch (const std::invalid_argument& error) {
      problems.add(file, component.name + ": " + error.what());
    }
  }
}

void check_substituent_names(const ReferenceSet& set, Problems& problems) {
  const std::string file = "substituent_names.tsv";
  std::set<std::string> names;
  std::map<std::string, std::string> structures;
  for (const SubstituentName& item : set.substituent_names) {
    if (!names.insert(item.name).second) {
      problems.add(file, item.name + " appears twice");
    }
    try {
      const auto [place, is_new] =
          structures.emplace(rules::substituent_key(item.smiles), item.name);
      if (!is_new) {
        problems.add(file, item.name + " has the structure of " + place->second);
      }
    } catch (const std::invalid_argument& error) {
      problems.add(file, item.name + ": " + error.what());
    }
  }
}

void check_jurisdictions(const ReferenceSet& set, Problems& problems) {
  std::set<std::string> seen;
  for (const std::string& name : set.jurisdictions) {
    if (!seen.insert(name).second) {
      problems.add("set.toml", "jurisdiction " + name + " appears twice");
    }
  }
}

}  // namespace

void check_reference_set(const ReferenceSet& set) {
  Problems problems;
  check_reference_set(set, problems);
  problems.throw_if_any();
}

void check_reference_set(const ReferenceSet& set, Problems& problems) {
  chem::silence_rdkit();
  const bool names_are_clear = problems.count() == 0;
  if (set.entries.empty()) {
    problems.add("substances", "no substance file");
  }
  check_jurisdictions(set, problems);
  check_entries(set, problems);
  check_families(set, problems);
  const std::size_t known_problems = problems.count();
  check_groups(set, problems);
  check_classes(set, problems);
  if (names_are_clear && problems.count() == known_problems) {  // or one mistake is told twice
    check_rule_examples(set, problems);
  }
  check_similarity(set.similarity, problems);
  check_counter_components(set, problems);
  check_substituent_names(set, problems);
}

}  // namespace congener::reference
