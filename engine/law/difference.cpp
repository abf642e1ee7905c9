#include "congener/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "congener/error.hpp"
#include "law/fact_differences.hpp"
#include "law/row_comparison.hpp"
#include "law/standing.hpp"

namespace congener {
namespace {

using law::add_words;
using law::EntryInJurisdiction;
using law::name_of;
using law::Sides;
using Changes = std::vector<ReferenceChange>;

/// The same entry or class on both sides; null where a side has none.
template <typename Item>
struct Both {
  const Item* before = nullptr;
  const Item* after = nullptr;
  bool is_on_both_sides() const { return before != nullptr && after != nullptr; }
  const Item& any() const { return after != nullptr ? *after : *before; }
};

template <typename Item>
std::map<std::string, Both<Item>> by_id(const std::vector<Item>& before,
                                        const std::vector<Item>& after) {
  std::map<std::string, Both<Item>> items;
  for (const Item& item : before) {
    items[item.id].before = &item;
  }
  for (const Item& item : after) {
    items[item.id].after = &item;
  }
  return items;
}

std::vector<const ControlRow*> rows_of(const Entry* entry, const std::string& jurisdiction) {
  return entry == nullptr ? std::vector<const ControlRow*>() : law::rows_of(*entry, jurisdiction);
}

std::vector<const ControlRow*> rows_of(const StructureClass* rule,
                                       const std::string& jurisdiction) {
  return rule == nullptr || rule->jurisdiction != jurisdiction ? std::vector<const ControlRow*>()
                                                               : law::rows_of(*rule);
}

template <typename Item>
ReferenceChange subject_of(const Item& item, const char* kind, const std::string& jurisdiction) {
  ReferenceChange subject;
  subject.jurisdiction = jurisdiction;
  subject.kind_of_subject = kind;
  subject.id = item.id;
  subject.name = item.name;
  return subject;
}

/// Open and plain text never decide a status; what is said of them must not read as if they did.
const char* caution(const StructureClass& rule) {
  return rule.kind == ClassKind::Open   ? "open words, which never decide"
         : rule.kind == ClassKind::Text ? "words that are shown and never matched"
                                        : "";
}

/// Limbs of a class in force that begin between the days.
void add_limbs(const StructureClass& rule, const EntryInJurisdiction& after, const Sides& sides,
               const ReferenceChange& subject, Changes& changes) {
  for (const ClassLimb& limb : rule.limbs) {
    if (after.row == nullptr || !limb.effective || *limb.effective <= sides.from ||
        *limb.effective > sides.to) {
      continue;
    }
    ReferenceChange widened = subject;
    widened.kind = ChangeKind::Widened;
    widened.citation = limb.citation.empty() ? name_of(*after.row) : limb.citation;
    widened.instrument = after.row->instrument;
    widened.effective = limb.effective;
    widened.effective_verified = law::is_verified(limb.effective_confidence);
    widened.confidence = after.row->confidence;
    add_words(widened.words, fmt::format("limb {}: {}", limb.key, limb.words));
    if (!widened.effective_verified) {
      add_words(widened.words, "the limb is applied although its date is not verified");
    }
    changes.push_back(std::move(widened));
  }
}

void compare_definitions(const Both<StructureClass>& rule, const Sides& sides,
                         ReferenceChange change, Changes& changes) {
  if (!rule.is_on_both_sides()) {
    change.kind = rule.before == nullptr ? ChangeKind::ClassAdded : ChangeKind::ClassRemoved;
    change.words = rule.any().logic;
    changes.push_back(std::move(change));
    return;
  }
  change.kind = ChangeKind::ClassChanged;
  change.words = law::differing_facts(*rule.before, sides.before, *rule.after, sides.after);
  if (!change.words.empty()) {
    changes.push_back(std::move(change));
  }
}

void compare_class(const Both<StructureClass>& rule, const std::string& jurisdiction,
                   const Sides& sides, Changes& changes) {
  const bool is_here = (rule.before != nullptr && rule.before->jurisdiction == jurisdiction) ||
                       (rule.after != nullptr && rule.after->jurisdiction == jurisdiction);
  if (!is_here) {
    return;
  }
  ReferenceChange subject = subject_of(rule.any(), "class", jurisdiction);
  if (sides.is_between_sets && rule.any().jurisdiction == jurisdiction) {
    compare_definitions(rule, sides, subject, changes);
  }
  subject.words = caution(rule.any());
  const auto rows_before = rows_of(rule.before, jurisdiction);
  const auto rows_after = rows_of(rule.after, jurisdiction);
  law::add_row_changes(rows_before, rows_after, sides, subject, rule.is_on_both_sides(), changes);
  if (rule.after != nullptr) {
    const EntryInJurisdiction after = law::answer_on(rows_after, sides.to);
    subject.before = law::answer_on(rows_before, sides.from).status;
    subject.after = after.status;
    add_limbs(*rule.after, after, sides, subject, changes);
  }
}

/// Changes of an entry that concern every jurisdiction.
void compare_entry(const Both<Entry>& entry, Changes& changes) {
  const auto add = [&](ChangeKind kind, std::string words) {
    ReferenceChange change = subject_of(entry.any(), "entry", "");
    change.kind = kind;
    change.words = std::move(words);
    changes.push_back(std::move(change));
  };
  if (!entry.is_on_both_sides()) {
    add(entry.before == nullptr ? ChangeKind::EntryAdded : ChangeKind::EntryRemoved,
        entry.any().smiles);
    return;
  }
  if (entry.before->smiles != entry.after->smiles) {
    add(ChangeKind::StructureChanged,
        fmt::format("smiles: \"{}\" -> \"{}\"", entry.before->smiles, entry.after->smiles));
  }
  if (std::string words = law::differing_facts(*entry.before, *entry.after); !words.empty()) {
    add(ChangeKind::FactChanged, std::move(words));
  }
}

std::vector<std::string> jurisdictions_of(const Sides& sides) {
  std::vector<std::string> names = sides.after.jurisdictions;
  for (const std::string& name : sides.before.jurisdictions) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

Changes changes_of(const Sides& sides) {
  const auto entries = by_id(sides.before.entries, sides.after.entries);
  const auto classes = by_id(sides.before.classes, sides.after.classes);
  Changes changes;
  if (sides.is_between_sets) {
    for (const auto& [id, entry] : entries) {
      compare_entry(entry, changes);
    }
  }
  for (const std::string& jurisdiction : jurisdictions_of(sides)) {
    for (const auto& [id, entry] : entries) {
      law::add_row_changes(rows_of(entry.before, jurisdiction), rows_of(entry.after, jurisdiction),
                           sides, subject_of(entry.any(), "entry", jurisdiction),
                           entry.is_on_both_sides(), changes);
    }
    for (const auto& [id, rule] : classes) {
      compare_class(rule, jurisdiction, sides, changes);
    }
  }
  return changes;
}

void check_day(const Date& date) {
  if (!parse_date(to_string(date))) {
    throw OptionError("changes_between needs days of the calendar (YYYY-MM-DD)");
  }
}

}  // namespace

Changes changes_between(const ReferenceSet& set, const Date& from, const Date& to) {
  check_day(from);
  check_day(to);
  if (from > to) {
    throw OptionError(
        fmt::format("{} is after {}: give the earlier day first", to_string(from), to_string(to)));
  }
  return changes_of({set, set, from, to, false});
}

Changes changes_between(const ReferenceSet& old_set, const ReferenceSet& new_set,
                        const Date& as_of) {
  check_day(as_of);
  return changes_of({old_set, new_set, as_of, as_of, true});
}

}  // namespace congener
