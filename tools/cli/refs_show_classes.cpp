// refs show: classes and groups.

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "refs_show_parts.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

std::string kind_text(ClassKind kind) {
  switch (kind) {
    case ClassKind::Closed:
      return "closed: a core with sites, every heavy atom accounted for";
    case ClassKind::Open:
      return "open words about families: raise the grade of a resemblance, never decide";
    case ClassKind::Text:
      return "text: shown, never matched";
  }
  return "";
}

std::string numbers_text(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(numbers, " "));
}

void show_class_head(std::ostream& stream, const StructureClass& definition) {
  stream << fmt::format("{} ({})\n", one_line(definition.name), one_line(definition.id));
  write_labelled(stream, "kind", kind_text(definition.kind));
  write_labelled(stream, "jurisdiction", definition.jurisdiction);
  write_labelled(stream, "rests on", definition.entry);
  write_labelled(stream, "families", joined(definition.families, ", "));
  write_labelled(stream, "logic", definition.logic);
  if (definition.least_limbs > 0) {
    write_labelled(stream, "at least", fmt::format("{} of the limbs", definition.least_limbs));
  }
  if (definition.max_mass_u > 0) {
    write_labelled(stream, "at most", fmt::format("{} u", definition.max_mass_u));
  }
  write_labelled(stream, "asked",
                 definition.only_flagged ? "only of molecules that are an entry, resemble one or "
                                           "are in another class"
                                         : "");
  write_labelled(
      stream, "leaves out",
      definition.leaves_out_named ? "what the jurisdiction names by an entry of its own" : "");
  write_labelled(stream, "exceptions", definition.exceptions);
  write_labelled(stream, "not reached", definition.not_covered);
}

void show_limbs(std::ostream& stream, const StructureClass& definition) {
  if (!definition.limbs.empty()) {
    stream << "\nLimbs\n";
  }
  for (const ClassLimb& limb : definition.limbs) {
    write_labelled(stream, limb.key, limb.words);
    if (limb.effective) {
      write_labelled(stream, "",
                     fmt::format("effective {} ({})", to_string(*limb.effective),
                                 to_string(limb.effective_confidence)));
    }
    write_labelled(stream, "", limb.citation);
  }
}

void show_allowances(std::ostream& stream, const char* label,
                     const std::vector<ClassAllowance>& allowances) {
  for (const ClassAllowance& allowance : allowances) {
    std::string text = joined(allowance.groups, ", ");
    text += allowance.limbs.empty() ? ": as in the reference substance"
                                    : ": meets " + joined(allowance.limbs, ", ");
    if (!allowance.reading.empty()) {
      text += fmt::format("; only while reading {} holds", allowance.reading);
    }
    write_labelled(stream, label, text);
  }
}

void show_structure(std::ostream& stream, const StructureClass& definition) {
  for (const ClassCore& core : definition.cores) {
    stream << fmt::format("\nCore: {}\n", one_line(core.name));
    write_labelled(stream, "SMILES", core.smiles);
    write_labelled(stream, "meets", joined(core.limbs, ", "));
  }
  for (const ClassSite& site : definition.sites) {
    stream << fmt::format("\nSite: {}\n", one_line(site.name));
    write_labelled(stream, "labels", numbers_text(site.labels));
    show_allowances(stream, "bears one", site.bears_one);
    show_allowances(stream, "may bear", site.may_bear);
  }
}

void show_doubts(std::ostream& stream, const StructureClass& definition) {
  for (const ClassReading& reading : definition.readings) {
    stream << fmt::format("\nReading: {}\n", one_line(reading.id));
    write_labelled(stream, "question", reading.question);
    write_labelled(stream, "default", reading.is_default ? "yes" : "no");
    write_labelled(stream, "reason", reading.reason);
    write_labelled(stream, "change it",
                   fmt::format("--reading {}.{}={}", definition.id, reading.id,
                               reading.is_default ? "no" : "yes"));
  }
  if (!definition.open_doubts.empty()) {
    stream << "\nOpen doubts\n";
  }
  for (const std::string& doubt : definition.open_doubts) {
    stream << "  - " << one_line(doubt) << '\n';
  }
}

void show_class_examples(std::ostream& stream, const StructureClass& definition) {
  if (!definition.matches.empty() || !definition.misses.empty()) {
    stream << "\nExamples\n";
  }
  for (const ClassExample& example : definition.matches) {
    const std::string limbs =
        !example.limbs || example.limbs->empty() ? "" : " (" + joined(*example.limbs, ", ") + ")";
    write_labelled(stream, "inside", example.smiles + limbs + ": " + example.reason);
  }
  for (const ClassExample& example : definition.misses) {
    write_labelled(stream, "outside", example.smiles + ": " + example.reason);
  }
}

bool allows(const std::vector<ClassAllowance>& allowances, const std::string& group) {
  return std::any_of(allowances.begin(), allowances.end(), [&](const ClassAllowance& each) {
    return std::find(each.groups.begin(), each.groups.end(), group) != each.groups.end();
  });
}

std::string users_of(const SubstituentGroup& group, const ReferenceSet& set) {
  std::vector<std::string> ids;
  for (const StructureClass& definition : set.classes) {
    const bool uses_it =
        std::any_of(definition.sites.begin(), definition.sites.end(), [&](const ClassSite& site) {
          return allows(site.bears_one, group.id) || allows(site.may_bear, group.id);
        });
    if (uses_it) {
      ids.push_back(definition.id);
    }
  }
  for (const SubstituentGroup& other : set.groups) {
    const bool bears_it =
        std::any_of(other.rest.begin(), other.rest.end(), [&](const GroupRest& rest) {
          return std::find(rest.groups.begin(), rest.groups.end(), group.id) != rest.groups.end();
        });
    if (bears_it) {
      ids.push_back("group " + other.id);
    }
  }
  return joined(ids, ", ");
}

std::string bonds_text(const SubstituentGroup& group) {
  return fmt::format("{} to the core, of order {}", group.attachments, group.bond_order);
}

std::string limit_text(int limit) {
  return limit > 0 ? fmt::format("at most {}", limit) : "";
}

void show_group_rules(std::ostream& stream, const SubstituentGroup& group) {
  write_labelled(stream, "bonds", bonds_text(group));
  write_labelled(stream, "generic", group.generic);
  write_labelled(stream, "every atom", group.every_atom);
  for (const std::string& start : group.start) {
    write_labelled(stream, "start", start);
  }
  for (const GroupRest& rest : group.rest) {
    write_labelled(
        stream, "rest",
        fmt::format("labels {}: {}", numbers_text(rest.labels), joined(rest.groups, ", ")));
  }
  write_labelled(stream, "rest", group.any_rest ? "anything" : "");
  for (const std::string& pattern : group.contains) {
    write_labelled(stream, "contains", pattern);
  }
  for (const std::string& pattern : group.lacks) {
    write_labelled(stream, "lacks", pattern);
  }
  write_labelled(stream, "carbon atoms", limit_text(group.max_carbon_atoms));
  write_labelled(stream, "chain atoms", limit_text(group.max_chain_atoms));
}

}  // namespace

void show_class(std::ostream& stream, const StructureClass& definition, const ReferenceSet& set) {
  show_class_head(stream, definition);
  show_limbs(stream, definition);
  show_structure(stream, definition);
  show_doubts(stream, definition);
  for (const ControlRow& row : definition.controls) {
    show_row(stream, row);
  }
  show_class_examples(stream, definition);
  show_sources(stream, definition.controls, set);
}

void show_group(std::ostream& stream, const SubstituentGroup& group, const ReferenceSet& set) {
  stream << fmt::format("{} ({}), a group\n", one_line(group.name), one_line(group.id));
  write_labelled(stream, "meaning", group.meaning);
  show_group_rules(stream, group);
  write_labelled(stream, "used by", users_of(group, set));
  stream << "\nExamples, with * for the core\n";
  for (const RuleExample& example : group.matches) {
    write_labelled(stream, "inside", example.smiles + ": " + example.reason);
  }
  for (const RuleExample& example : group.misses) {
    write_labelled(stream, "outside", example.smiles + ": " + example.reason);
  }
}

}  // namespace congener::cli
