#include "reference/check_examples.hpp"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>

#include "chem/deprotect.hpp"
#include "chem/fragment.hpp"
#include "chem/parse.hpp"
#include "chem/tautomer.hpp"
#include "rules/class_matcher.hpp"
#include "rules/group_matcher.hpp"
#include "support/text.hpp"

namespace congener::reference {
namespace {

// Examples are tested with every limb in force.
constexpr Date kLastDay{9999, 12, 31};

/// The only fragment of an example such as "*CC", in which * is the core.
chem::Fragment fragment_of(const chem::Molecule& example, const std::string& smiles) {
  auto fragments = chem::fragments_outside(example, chem::undefined_atoms(example));
  if (fragments.size() != 1 || fragments.front().attachments.empty()) {
    throw std::invalid_argument(smiles + ": must be one piece with * for the core");
  }
  return fragments.front();
}

void check_group(const SubstituentGroup& group, const rules::GroupMatcher& matcher,
                 const std::vector<RuleExample>& examples, bool should_match, Problems& problems) {
  for (const RuleExample& example : examples) {
    try {
      const chem::Molecule molecule = chem::parse_open_smiles(example.smiles);
      const chem::Fragment fragment = fragment_of(molecule, example.smiles);
      if (matcher.fits(matcher.index_of(group.id), molecule, fragment) != should_match) {
        problems.add(group.where,
                     fmt::format("group {}: {} {}: {}", group.id, example.smiles,
                                 should_match ? "does not match" : "matches, but should not",
                                 example.reason));
      }
    } catch (const std::invalid_argument& error) {
      problems.add(group.where, fmt::format("group {}: example {}", group.id, error.what()));
    }
  }
}

std::string reasons_in_words(const rules::ClassMatch& match) {
  std::vector<std::string> reasons;
  for (const ClassReason& reason : match.failing) {
    reasons.push_back(in_words(reason));
  }
  return support::join(reasons, "; ");
}

void check_match(const StructureClass& rule, const ClassExample& example,
                 const std::optional<rules::ClassMatch>& match, Problems& problems) {
  if (!match || !match->is_inside) {
    problems.add(
        rule.where,
        fmt::format("{} is not inside, but should be ({}): {}", example.smiles, example.reason,
                    match ? reasons_in_words(*match) : "the core is not there"));
  } else if (example.limbs && match->limbs != *example.limbs) {
    problems.add(rule.where,
                 fmt::format("{} meets the limbs {}, but should meet {}", example.smiles,
                             support::join(match->limbs, ","), support::join(*example.limbs, ",")));
  }
}

void check_class(const StructureClass& rule, const rules::GroupMatcher& groups,
                 chem::TautomerRules& tautomers, Problems& problems) {
  const rules::ClassMatcher matcher(rule, groups, {});
  const auto match_of = [&](const ClassExample& example) {
    const chem::Molecule molecule = chem::parse_smiles(example.smiles);
    chem::Tautomers with_tautomers(molecule, tautomers);
    rules::GroupAnswers answers(groups);
    return matcher.match(with_tautomers, kLastDay, answers);
  };
  for (const ClassExample& example : rule.matches) {
    check_match(rule, example, match_of(example), problems);
  }
  for (const ClassExample& example : rule.misses) {
    const auto match = match_of(example);
    if (match && match->is_inside) {
      problems.add(rule.where, fmt::format("{} is inside, but should not be: {}", example.smiles,
                                           example.reason));
    }
  }
}

void check_protecting_group(const ProtectingGroup& group, Problems& problems) {
  const chem::Deprotector alone({{group.name, group.smarts}});
  const auto parsed = [&](const std::string& smiles) {
    try {
      return chem::parse_smiles(smiles);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(
          fmt::format("{}: example {}: {}", group.name, support::printable(smiles), error.what()));
    }
  };
  const auto bare_form = [&](const std::string& smiles) {
    const auto found = alone.deprotected(parsed(smiles));
    return found ? chem::canonical_smiles(found->molecule) : std::string();
  };
  for (const ProtectingGroup::Match& match : group.matches) {
    if (bare_form(match.smiles) != chem::canonical_smiles(parsed(match.bare))) {
      problems.add(group.where,
                   fmt::format("{}: {} is not {} under it", group.name, match.smiles, match.bare));
    }
  }
  for (const RuleExample& miss : group.misses) {
    if (!bare_form(miss.smiles).empty()) {
      problems.add(group.where, fmt::format("{}: {} matches, but should not: {}", group.name,
                                            miss.smiles, miss.reason));
    }
  }
  if (group.matches.empty() || group.misses.empty()) {
    problems.add(group.where, group.name + ": needs examples of both kinds, match and miss");
  }
}

void check_protecting_groups(const ReferenceSet& set, Problems& problems) {
  for (const ProtectingGroup& group : set.protecting_groups) {
    try {
      check_protecting_group(group, problems);
    } catch (const std::invalid_argument& error) {
      problems.add(group.where, error.what());
    }
  }
}

}  // namespace

void check_rule_examples(const ReferenceSet& set, Problems& problems) {
  check_protecting_groups(set, problems);
  chem::TautomerRules tautomers;
  std::optional<rules::GroupMatcher> groups;
  try {
    groups.emplace(set.groups);
  } catch (const std::invalid_argument& error) {
    problems.add("groups", error.what());
    return;
  }
  for (const SubstituentGroup& group : set.groups) {
    check_group(group, *groups, group.matches, true, problems);
    check_group(group, *groups, group.misses, false, problems);
  }
  for (const StructureClass& rule : set.classes) {
    if (rule.kind != ClassKind::Closed) {
      continue;
    }
    try {
      check_class(rule, *groups, tautomers, problems);
    } catch (const std::invalid_argument& error) {
      problems.add(rule.where, error.what());
    }
  }
}

}  // namespace congener::reference
