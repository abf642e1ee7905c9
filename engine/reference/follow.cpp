#include "reference/follow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "reference/check_control.hpp"

namespace congener::reference {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Who follows, and when.
struct Follower {
  std::string code;
  std::optional<Date> since;
  std::optional<Date> last_day;
};

std::vector<Follower> followers_of(const ReferenceSet& set, const FollowRule& rule) {
  if (!rule.jurisdiction.empty()) {
    return {{rule.jurisdiction, std::nullopt, std::nullopt}};
  }
  std::vector<Follower> followers;
  for (const Membership& member : set.memberships) {
    if (member.of == rule.members_of) {
      followers.push_back({member.code, member.since, member.last_day});
    }
  }
  return followers;
}

/// The later day; a day that is not known says nothing.
std::optional<Date> later_of(const std::optional<Date>& a, const std::optional<Date>& b) {
  return a && b ? std::max(a, b) : a ? a : b;
}

std::optional<Date> earlier_of(const std::optional<Date>& a, const std::optional<Date>& b) {
  return a && b ? std::min(a, b) : a ? a : b;
}

bool is_followed(const ControlRow& row, const FollowRule& rule) {
  const bool says_something =
      row.status != ControlStatus::NotFound && row.status != ControlStatus::NotCovered;
  return says_something && row.through.jurisdiction.empty() && row.jurisdiction == rule.follows &&
         holds(rule.instruments, row.instrument);
}

/// Nothing when the follower no longer followed on the day on which the row began.
std::optional<ControlPeriod> period_of(const ControlRow& row, const FollowRule& rule,
                                       const Follower& follower) {
  ControlPeriod period = row.period;
  const std::optional<Date> bound = later_of(rule.earliest, follower.since);
  if (period.effective) {
    period.effective = later_of(period.effective, bound);
  } else {
    period.earliest = later_of(period.earliest, bound);
  }
  if (period.latest) {
    period.latest = later_of(period.latest, bound);
  }
  period.last_day = earlier_of(period.last_day, follower.last_day);
  const std::optional<Date> first = period.effective ? period.effective : period.earliest;
  if (period.last_day && first && *period.last_day < *first) {
    return std::nullopt;
  }
  if (period.last_day && period.latest && *period.last_day < *period.latest) {
    period.latest.reset();
  }
  return period;
}

std::optional<ControlRow> followed(const ControlRow& row, const FollowRule& rule,
                                   const Follower& follower) {
  const std::optional<ControlPeriod> period = period_of(row, rule, follower);
  if (!period) {
    return std::nullopt;
  }
  ControlRow result = row;
  result.jurisdiction = follower.code;
  result.period = *period;
  if (rule.status == ControlStatus::Covered) {
    result.status = ControlStatus::Covered;
  }
  result.confidence = std::max(row.confidence, rule.confidence);  // the less sure one
  result.through = {rule.follows, rule.words};
  for (const std::string& source : rule.sources) {
    if (!holds(result.sources, source)) {
      result.sources.push_back(source);
    }
  }
  return result;
}

bool is_jurisdiction(const ReferenceSet& set, const std::string& code) {
  return holds(set.jurisdictions, code);
}

void check_rule(const ReferenceSet& set, const FollowRule& rule, Problems& problems) {
  check_sources(set, rule.sources, rule.confidence, rule.where, problems);
  for (const std::string& code : {rule.follows, rule.jurisdiction, rule.members_of}) {
    if (!code.empty() && !is_jurisdiction(set, code)) {
      problems.add(rule.where, fmt::format("jurisdiction {} is not in set.toml", code));
    }
  }
  if (followers_of(set, rule).empty()) {
    problems.add(rule.where, fmt::format("{} has no [[member]]", rule.members_of));
  }
  for (const std::string& instrument : rule.instruments) {
    const auto has_it = [&](const Entry& entry) {
      return std::any_of(entry.controls.begin(), entry.controls.end(), [&](const ControlRow& row) {
        return row.jurisdiction == rule.follows && row.instrument == instrument;
      });
    };
    if (std::none_of(set.entries.begin(), set.entries.end(), has_it)) {
      problems.add(rule.where,
                   fmt::format("no row of {} has the instrument \"{}\"", rule.follows, instrument));
    }
  }
}

void check_members(const ReferenceSet& set, Problems& problems) {
  for (const Membership& member : set.memberships) {
    check_sources(set, member.sources, member.confidence, member.where, problems);
    if (!is_jurisdiction(set, member.of)) {
      problems.add(member.where, fmt::format("jurisdiction {} is not in set.toml", member.of));
    }
    if (member.since && member.last_day && *member.last_day < *member.since) {
      problems.add(member.where, "last_day lies before since");
    }
  }
}

void check_facts(const ReferenceSet& set, Problems& problems) {
  for (const JurisdictionFacts& facts : set.jurisdiction_facts) {
    std::set<LawKind> kinds;
    for (const LawCoverage& coverage : facts.coverage) {
      if (!kinds.insert(coverage.kind).second) {
        problems.add(facts.where,
                     fmt::format("the coverage of {} appears twice", to_string(coverage.kind)));
      }
    }
  }
}

void add_further_jurisdictions(ReferenceSet& set) {
  std::set<std::string> further;
  for (const Membership& member : set.memberships) {
    if (!is_jurisdiction(set, member.code)) {
      further.insert(member.code);
    }
  }
  set.further_jurisdictions.assign(further.begin(), further.end());
}

}  // namespace

void add_followed_rows(ReferenceSet& set, Problems& problems) {
  check_facts(set, problems);
  check_members(set, problems);
  for (const FollowRule& rule : set.follow_rules) {
    check_rule(set, rule, problems);
  }
  add_further_jurisdictions(set);
  for (Entry& entry : set.entries) {
    std::vector<ControlRow> rows;
    for (const FollowRule& rule : set.follow_rules) {
      for (const Follower& follower : followers_of(set, rule)) {
        for (const ControlRow& row : entry.controls) {
          if (auto added = is_followed(row, rule) ? followed(row, rule, follower) : std::nullopt) {
            rows.push_back(std::move(*added));
          }
        }
      }
    }
    entry.controls.insert(entry.controls.end(), std::make_move_iterator(rows.begin()),
                          std::make_move_iterator(rows.end()));
  }
}

}  // namespace congener::reference
