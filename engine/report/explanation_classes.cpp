#include "report/explanation_classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "report/explanation_words.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

constexpr std::size_t kIndent = 2;

std::string limb_text(const std::string& key, const StructureClass* definition) {
  if (definition == nullptr) {
    return key;
  }
  const auto limb = std::find_if(definition->limbs.begin(), definition->limbs.end(),
                                 [&](const ClassLimb& each) { return each.key == key; });
  if (limb == definition->limbs.end()) {
    return key;
  }
  std::string text = key + ": " + limb->words;
  if (limb->effective) {
    text += fmt::format(" (since {}, {})", to_string(*limb->effective),
                        in_words(limb->effective_confidence));
  }
  return limb->citation.empty() ? text : fmt::format("{} [{}]", text, limb->citation);
}

std::string with_article(const std::string& name) {
  return name.compare(0, 4, "the ") == 0 ? name : "the " + name;
}

/// A definition without limbs does not start from a reference substance.
bool has_limbs(const StructureClass* definition) {
  return definition == nullptr || !definition->limbs.empty();
}

std::string site_text(const ClassSiteFinding& site, const StructureClass* definition) {
  std::string text = with_article(site.site) + " bears ";
  text += site.formula.empty() ? "hydrogen only" : site.formula;
  if (!site.group.empty() && !site.formula.empty()) {
    text += " (" + site.group + ")";
  }
  if (!site.limbs.empty()) {
    text += ", which meets " + support::join(site.limbs, ", ");
  } else if (!site.group.empty()) {
    text += has_limbs(definition) ? ", as in the reference" : ", which the words allow";
  } else {
    text += ", none of the groups of the definition";
  }
  return site.atoms.empty() ? text : text + "; atoms " + atoms_text(site.atoms);
}

/// The user's choice where there is one.
std::optional<bool> chosen(const StructureClass& definition, const ClassReading& reading,
                           const DetectorOptions& options) {
  const auto found = options.readings.find(definition.id + "." + reading.id);
  return found == options.readings.end() ? std::nullopt : std::optional<bool>(found->second);
}

void write_reading(std::ostream& stream, const ClassReading& reading,
                   const std::optional<bool>& choice) {
  const std::string by_default = reading.is_default ? "yes" : "no";
  const std::string taken =
      choice ? fmt::format("{}, as chosen for this run; the default of the set is {}",
                           *choice ? "yes" : "no", by_default)
             : fmt::format("{}, the default of the set", by_default);
  write_sentence(stream, kIndent,
                 fmt::format("Reading {}: {} Taken as {}: {}", reading.id, reading.question, taken,
                             reading.reason));
}

/// What keeps the molecule outside; numbered where there are several, for each may hold semicolons.
std::string failing_text(const ClassFinding& finding) {
  std::string text;
  for (std::size_t i = 0; i < finding.failing.size(); ++i) {
    const ClassReason& reason = finding.failing[i];
    const std::string number = finding.failing.size() > 1 ? fmt::format("({}) ", i + 1) : "";
    const std::string words = in_words(reason);
    text += (i > 0 ? "; " : "") + number + (reason.site.empty() ? words : with_article(words));
  }
  return text.empty() ? "not all of the definition is met" : text;
}

std::string laws_text(const StructureClass& definition) {
  std::vector<std::string> rows;
  for (const ControlRow& row : definition.controls) {
    std::string since =
        row.period.effective ? "since " + to_string(*row.period.effective) : "date not known";
    since += row.period.last_day ? ", until " + to_string(*row.period.last_day) : "";
    rows.push_back(fmt::format("{} ({}; {})", place_in_law(row.instrument, row.list, row.citation),
                               since, in_words(row.confidence)));
  }
  return support::join(rows, "; ");
}

}  // namespace

const StructureClass* class_with_id(const ReferenceSet& set, const std::string& id) {
  const auto found = std::find_if(set.classes.begin(), set.classes.end(),
                                  [&](const StructureClass& each) { return each.id == id; });
  return found == set.classes.end() ? nullptr : &*found;
}

std::string class_text(const ReferenceSet& set, const std::string& id) {
  const StructureClass* definition = class_with_id(set, id);
  return definition == nullptr ? "class " + id
                               : fmt::format("class {} ({})", definition->id, definition->name);
}

void write_words_met(std::ostream& stream, const ClassFinding& finding, const ReferenceSet& set) {
  const StructureClass* definition = class_with_id(set, finding.rule);
  for (const std::string& key : finding.limbs) {
    write_sentence(stream, kIndent, "Words met: " + limb_text(key, definition));
  }
  if (finding.limbs.empty()) {
    write_sentence(
        stream, kIndent,
        "Words met: " + (has_limbs(definition) ? "the core of the definition, without a change"
                                               : definition->logic));
  }
  write_sentence(stream, kIndent,
                 "The core is there in full: atoms " + atoms_text(finding.core_atoms));
  for (const ClassSiteFinding& site : finding.sites) {
    write_sentence(stream, 2 * kIndent, site_text(site, definition));
  }
  write_sentence(stream, kIndent, "Every other position bears hydrogen only");
}

void write_doubts(std::ostream& stream, const std::string& class_id, const ClassFinding* finding,
                  const ReferenceSet& set, const DetectorOptions& options) {
  const StructureClass* definition = class_with_id(set, class_id);
  if (definition == nullptr) {
    return;
  }
  for (const ClassReading& reading : definition->readings) {
    const std::optional<bool> choice = chosen(*definition, reading, options);
    const bool is_used =
        finding != nullptr && std::find(finding->readings.begin(), finding->readings.end(),
                                        reading.id) != finding->readings.end();
    if (choice || is_used) {
      write_reading(stream, reading, choice);
    }
  }
  for (const std::string& doubt : definition->open_doubts) {
    write_sentence(stream, kIndent, "Open doubt: " + doubt);
  }
  if (!definition->exceptions.empty()) {
    write_sentence(stream, kIndent, "The text excepts: " + definition->exceptions);
  }
}

void write_also_inside(std::ostream& stream, const ClassFinding& finding, const ReferenceSet& set,
                       const DetectorOptions& options) {
  write_sentence(stream, kIndent,
                 fmt::format("Also inside the class {} ({})", finding.rule, finding.rule_name));
  write_words_met(stream, finding, set);
  if (const StructureClass* definition = class_with_id(set, finding.rule)) {
    write_sentence(stream, kIndent, "Source of law of this class: " + laws_text(*definition));
  }
  write_doubts(stream, finding.rule, &finding, set, options);
}

void write_outside(std::ostream& stream, const ClassFinding& finding, const ReferenceSet& set,
                   const DetectorOptions& options) {
  write_sentence(
      stream, kIndent,
      fmt::format("Outside {} {} ({}) on this reading: all of the core, but {}",
                  finding.jurisdiction, finding.rule_name, finding.rule, failing_text(finding)));
  if (const StructureClass* definition = class_with_id(set, finding.rule)) {
    for (const ClassReading& reading : definition->readings) {
      // The defaults are in `refs show`; what the user changed belongs to this answer.
      if (const std::optional<bool> choice = chosen(*definition, reading, options)) {
        write_reading(stream, reading, choice);
      }
    }
  }
}

void write_open_words(std::ostream& stream, const std::string& class_id, const ReferenceSet& set,
                      const DetectorOptions& options) {
  const StructureClass* definition = class_with_id(set, class_id);
  const std::string words = definition == nullptr ? "" : ": " + definition->logic;
  write_sentence(
      stream, kIndent,
      fmt::format("Open words of law, which never decide and do not change the grade: {}{}",
                  class_text(set, class_id), words));
  write_doubts(stream, class_id, nullptr, set, options);
}

}  // namespace congener::report
