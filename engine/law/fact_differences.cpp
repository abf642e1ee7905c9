#include "law/fact_differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "congener/finding.hpp"
#include "support/text.hpp"

namespace congener::law {
namespace {

struct Fact {
  const char* name;
  std::string text;
  bool is_shown = true;  ///< false: too long to be printed from -> to
};
using Facts = std::vector<Fact>;

std::string text_of(const std::optional<Date>& date) {
  return date ? to_string(*date) : "";
}

std::string text_of(bool holds) {
  return holds ? "yes" : "no";
}

std::string text_of(const std::vector<std::string>& texts) {
  return support::join(texts, ", ");
}

std::string text_of(const std::string& text) {
  return text;
}

std::string text_of(const ClassReading& reading);
std::string text_of(const ClassLimb& limb);
std::string text_of(const ClassCore& core);
std::string text_of(const ClassAllowance& allowance);
std::string text_of(const ClassSite& site);
std::string text_of(const GroupRest& rest);

/// text_of() of each, in lines.
template <typename Item>
std::string lines_of(const std::vector<Item>& items) {
  std::string text;
  for (const Item& item : items) {
    text += text_of(item);
    text += '\n';
  }
  return text;
}

std::string numbers_of(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(numbers, " "));
}

// The parts of a class as text: only to be compared, so that the form does not matter.

std::string text_of(const ClassReading& reading) {
  return support::join({reading.id, reading.question, text_of(reading.is_default), reading.reason},
                       "\t");
}

std::string text_of(const ClassLimb& limb) {
  return support::join({limb.key, limb.words, text_of(limb.effective),
                        to_string(limb.effective_confidence), limb.citation},
                       "\t");
}

std::string text_of(const ClassCore& core) {
  return support::join({core.name, core.smiles, text_of(core.limbs)}, "\t");
}

std::string text_of(const ClassAllowance& allowance) {
  return support::join({text_of(allowance.groups), text_of(allowance.limbs), allowance.reading},
                       "\t");
}

std::string text_of(const ClassSite& site) {
  return support::join(
      {site.name, numbers_of(site.labels), lines_of(site.bears_one), lines_of(site.may_bear)},
      "\t");
}

std::string text_of(const GroupRest& rest) {
  return numbers_of(rest.labels) + "\t" + text_of(rest.groups);
}

std::string text_of(const SubstituentGroup& group) {
  return support::join(
      {group.name, group.meaning, fmt::format("{} {}", group.attachments, group.bond_order),
       group.generic, group.every_atom, text_of(group.start), lines_of(group.rest),
       text_of(group.any_rest), text_of(group.contains), text_of(group.lacks),
       fmt::format("{} {}", group.max_carbon_atoms, group.max_chain_atoms)},
      "\t");
}

Facts facts_of(const ControlRow& row) {
  std::vector<std::string> forms;
  for (const WordingForm form : row.wording_forms) {
    forms.emplace_back(to_string(form));
  }
  const ControlPeriod& period = row.period;
  return {{"status", to_string(row.status)},
          {"instrument", row.instrument},
          {"list", row.list},
          {"citation", row.citation},
          {"through", row.through.jurisdiction},
          {"through_words", row.through.words},
          {"published", text_of(period.published)},
          {"effective", text_of(period.effective)},
          {"effective_confidence", to_string(period.effective_confidence)},
          {"earliest", text_of(period.earliest)},
          {"latest", text_of(period.latest)},
          {"last_day", text_of(period.last_day)},
          {"date_note", period.note},
          {"confidence", to_string(row.confidence)},
          {"scope", row.scope},
          {"wording_read", text_of(row.wording_read)},
          {"mentions", text_of(forms)},
          {"sources", text_of(row.sources)},
          {"note", row.note}};
}

Facts facts_of(const Entry& entry) {
  std::vector<std::string> codes;
  for (const TariffCode& code : entry.tariff_codes) {
    codes.push_back(fmt::format("{} {} ({}, {}, {})", code.nomenclature, code.code, code.words,
                                to_string(code.confidence), text_of(code.sources)));
  }
  return {{"name", entry.name},
          {"role", entry.role == EntryRole::EndProduct ? "end_product" : "precursor"},
          {"iupac_name", entry.iupac_name},
          {"synonyms", text_of(entry.synonyms)},
          {"formula", entry.formula},
          {"inchikey", entry.inchikey},
          {"cas", entry.cas},
          {"cas_confidence", to_string(entry.cas_confidence)},
          {"tariff_codes", text_of(codes)},
          {"identity_only", text_of(entry.identity_only)},
          {"note", entry.note},
          {"named_by", entry.named_by}};
}

Facts facts_of(const StructureClass& rule) {
  return {{"name", rule.name},
          {"jurisdiction", rule.jurisdiction},
          {"kind", to_string(rule.kind)},
          {"entry", rule.entry},
          {"least_limbs", fmt::format("{}", rule.least_limbs)},
          {"max_mass_u", fmt::format("{}", rule.max_mass_u)},
          {"only_flagged", text_of(rule.only_flagged)},
          {"leaves_out_named", text_of(rule.leaves_out_named)},
          {"families", text_of(rule.families)},
          {"logic", rule.logic},
          {"exceptions", rule.exceptions},
          {"not_covered", rule.not_covered},
          {"open_doubts", lines_of(rule.open_doubts), false},
          {"readings", lines_of(rule.readings), false},
          {"limbs", lines_of(rule.limbs), false},
          {"cores", lines_of(rule.cores), false},
          {"sites", lines_of(rule.sites), false}};
}

std::vector<std::string> differing(const Facts& before, const Facts& after) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const Fact& fact = after[i];
    if (before[i].text != fact.text) {
      parts.push_back(
          fact.is_shown ? fmt::format("{}: \"{}\" -> \"{}\"", fact.name, before[i].text, fact.text)
                        : fmt::format("{} differ", fact.name));
    }
  }
  return parts;
}

bool are_equal(const Facts& before, const Facts& after) {
  return differing(before, after).empty();
}

using GroupTexts = std::map<std::string, std::string>;

/// Adds these groups and all that they name.
void add_groups(const std::vector<std::string>& ids, const ReferenceSet& set, GroupTexts& texts) {
  for (const std::string& id : ids) {
    const auto has_id = [&](const SubstituentGroup& group) { return group.id == id; };
    const auto group = std::find_if(set.groups.begin(), set.groups.end(), has_id);
    if (group == set.groups.end() || !texts.emplace(id, text_of(*group)).second) {
      continue;
    }
    for (const GroupRest& rest : group->rest) {
      add_groups(rest.groups, set, texts);
    }
  }
}

GroupTexts groups_of(const StructureClass& rule, const ReferenceSet& set) {
  GroupTexts texts;
  for (const ClassSite& site : rule.sites) {
    for (const auto* allowances : {&site.bears_one, &site.may_bear}) {
      for (const ClassAllowance& allowance : *allowances) {
        add_groups(allowance.groups, set, texts);
      }
    }
  }
  return texts;
}

/// Groups that both name, and that differ; what only one names shows in its sites or in these.
std::vector<std::string> differing_groups(const GroupTexts& before, const GroupTexts& after) {
  std::vector<std::string> parts;
  for (const auto& [id, text] : after) {
    const auto found = before.find(id);
    if (found != before.end() && found->second != text) {
      parts.push_back(fmt::format("group {} differs", id));
    }
  }
  return parts;
}

}  // namespace

std::vector<RowPair> paired_rows(const std::vector<const ControlRow*>& before,
                                 const std::vector<const ControlRow*>& after) {
  using IsPair = std::function<bool(const ControlRow&, const ControlRow&)>;
  const std::vector<IsPair> passes = {
      [](const ControlRow& a, const ControlRow& b) {
        return &a == &b || are_equal(facts_of(a), facts_of(b));
      },
      [](const ControlRow& a, const ControlRow& b) {
        return a.instrument == b.instrument && a.citation == b.citation && a.list == b.list;
      },
      [](const ControlRow& a, const ControlRow& b) { return a.status == b.status; },
      [](const ControlRow&, const ControlRow&) { return true; }};
  std::vector<RowPair> pairs;
  for (const ControlRow* row : after) {
    pairs.push_back({nullptr, row});
  }
  std::vector<const ControlRow*> left = before;
  for (const IsPair& is_pair : passes) {
    for (RowPair& pair : pairs) {
      const auto found = pair.before != nullptr
                             ? left.end()
                             : std::find_if(left.begin(), left.end(), [&](const ControlRow* row) {
                                 return is_pair(*row, *pair.after);
                               });
      if (found != left.end()) {
        pair.before = *found;
        left.erase(found);
      }
    }
  }
  for (const ControlRow* row : left) {
    pairs.push_back({row, nullptr});
  }
  return pairs;
}

std::string differing_facts(const ControlRow& before, const ControlRow& after) {
  return support::join(differing(facts_of(before), facts_of(after)), "; ");
}

std::string differing_facts(const Entry& before, const Entry& after) {
  return support::join(differing(facts_of(before), facts_of(after)), "; ");
}

std::string differing_facts(const StructureClass& before, const ReferenceSet& before_set,
                            const StructureClass& after, const ReferenceSet& after_set) {
  std::vector<std::string> parts = differing(facts_of(before), facts_of(after));
  for (std::string& part :
       differing_groups(groups_of(before, before_set), groups_of(after, after_set))) {
    parts.push_back(std::move(part));
  }
  return support::join(parts, "; ");
}

}  // namespace congener::law
