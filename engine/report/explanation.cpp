#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string_view>
#include <vector>

#include "congener/report.hpp"
#include "congener/set_age.hpp"
#include "report/explanation_classes.hpp"
#include "report/explanation_head.hpp"
#include "report/explanation_short.hpp"
#include "report/explanation_words.hpp"
#include "report/finding_text.hpp"
#include "report/resemblance_text.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using report::is_decided_by_class;
using report::write_sentence;

constexpr std::size_t kIndent = 2;

bool is_inside_a_class(const Finding& finding) {
  return std::any_of(finding.classes.begin(), finding.classes.end(),
                     [](const ClassFinding& each) { return each.is_inside; });
}

void write_identity(std::ostream& stream, const Identity& identity, const ReferenceSet& set) {
  write_sentence(stream, 0,
                 fmt::format("Identity: {} ({}), match: {}", identity.entry_name, identity.entry,
                             match_of(identity)));
  if (const std::string role = report::role_text(set, identity.entry); !role.empty()) {
    write_sentence(stream, kIndent, "The entry is " + role);
  }
  for (const Form form : identity.forms) {
    write_sentence(stream, kIndent, "It is submitted " + report::in_words(form));
  }
  if (!identity.other_components.empty()) {
    write_sentence(stream, kIndent,
                   "Other components: " + support::join(identity.other_components, ", "));
  }
  write_sentence(stream, kIndent, "Matched atoms: " + report::atoms_text(identity.atoms));
}

void write_law(std::ostream& stream, const JurisdictionFinding& finding) {
  write_sentence(
      stream, kIndent,
      "Source of law: " + report::place_in_law(finding.instrument, finding.list, finding.citation));
  if (!finding.through.jurisdiction.empty()) {
    write_sentence(stream, kIndent,
                   fmt::format("It is law of {}, which applies here: {}",
                               finding.through.jurisdiction, finding.through.words));
  }
  write_sentence(stream, kIndent, "Date: " + report::date_text(finding));
  write_sentence(stream, kIndent, "Confidence: " + report::in_words(finding.confidence));
}

/// Class findings of one jurisdiction.
std::vector<const ClassFinding*> classes_of(const Finding& finding, const std::string& code) {
  std::vector<const ClassFinding*> classes;
  for (const ClassFinding& each : finding.classes) {
    if (each.jurisdiction == code) {
      classes.push_back(&each);
    }
  }
  return classes;
}

/// The forms of the submission, where the words of the row were not asked about them.
void write_class_forms(std::ostream& stream, const ClassFinding& finding,
                       const JurisdictionFinding& answer) {
  for (const Form form : finding.forms) {
    const bool is_said = std::any_of(answer.wording.begin(), answer.wording.end(),
                                     [&](const FormWording& each) { return each.form == form; });
    if (!is_said) {
      write_sentence(stream, kIndent, "It is submitted " + report::in_words(form));
    }
  }
}

void write_heading(std::ostream& stream, const JurisdictionFinding& answer) {
  std::string words = is_decided_by_class(answer) ? "inside the words of a class definition"
                                                  : report::in_words(answer.status);
  if (answer.status == Status::Analogue) {
    words += " (" + to_string(answer.grade) + ")";
  }
  stream << "\n";
  write_sentence(stream, 0, answer.jurisdiction + ": " + words);
}

void write_what_decides(std::ostream& stream, const JurisdictionFinding& answer,
                        const std::vector<const ClassFinding*>& classes, const ReferenceSet& set) {
  std::string role = report::role_text(set, answer.entry);
  role = role.empty() ? role : " (" + role + ")";
  if (!is_decided_by_class(answer)) {
    write_sentence(stream, kIndent,
                   fmt::format("Entry {}{}: {}", answer.entry, role, basis_in_words(answer)));
    return;
  }
  write_sentence(stream, kIndent, "By the " + report::class_text(set, answer.rule));
  if (!answer.entry.empty()) {
    write_sentence(stream, kIndent, fmt::format("It rests on the entry {}{}", answer.entry, role));
  }
  for (const ClassFinding* each : classes) {
    if (each->rule == answer.rule) {
      report::write_words_met(stream, *each, set);
    }
  }
}

void write_answer(std::ostream& stream, const JurisdictionFinding& answer,
                  const std::vector<const ClassFinding*>& classes, const ReferenceSet& set,
                  const DetectorOptions& options) {
  write_heading(stream, answer);
  if (answer.status != Status::NoFinding) {
    write_what_decides(stream, answer, classes, set);
    write_law(stream, answer);
  }
  const auto deciding = std::find_if(classes.begin(), classes.end(), [&](const ClassFinding* each) {
    return each->rule == answer.rule;
  });
  if (is_decided_by_class(answer)) {
    report::write_doubts(stream, answer.rule, deciding == classes.end() ? nullptr : *deciding, set,
                         options);
  } else if (!answer.rule.empty()) {
    report::write_open_words(stream, answer.rule, set, options);
  }
  for (const FormWording& wording : answer.wording) {
    write_sentence(stream, kIndent,
                   fmt::format("Submitted {}: {}", report::in_words(wording.form),
                               report::in_words(wording.wording)));
  }
  if (deciding != classes.end()) {
    write_class_forms(stream, **deciding, answer);
  }
  for (const Note& note : answer.notes) {
    // The readings have their own, fuller sentences.
    if (note.kind != Note::Kind::Reading) {
      write_sentence(stream, kIndent, "Note: " + in_words(note));
    }
  }
}

/// Returns whether anything of the set answers there.
bool write_jurisdiction(std::ostream& stream, const std::string& code, const Finding& finding,
                        const ReferenceSet& set, const DetectorOptions& options) {
  const std::vector<const ClassFinding*> classes = classes_of(finding, code);
  const auto found =
      std::find_if(finding.jurisdictions.begin(), finding.jurisdictions.end(),
                   [&](const JurisdictionFinding& each) { return each.jurisdiction == code; });
  const bool has_answer = found != finding.jurisdictions.end();
  if (!has_answer && classes.empty()) {
    return false;
  }
  JurisdictionFinding answer;
  answer.jurisdiction = code;
  if (has_answer) {
    answer = *found;
  }
  write_answer(stream, answer, classes, set, options);
  for (const ClassFinding* each : classes) {
    if (each->is_inside && each->rule != answer.rule) {
      report::write_also_inside(stream, *each, set, options);
    }
  }
  for (const ClassFinding* each : classes) {
    if (!each->is_inside) {
      report::write_outside(stream, *each, set, options);
    }
  }
  return answer.status != Status::NoFinding;
}

void write_jurisdictions(std::ostream& stream, const Finding& finding, const ReferenceSet& set,
                         const DetectorOptions& options) {
  std::vector<std::string> silent;
  for (const std::string& code : options.jurisdictions) {
    if (!write_jurisdiction(stream, code, finding, set, options)) {
      silent.push_back(code);
    }
  }
  // With changed_since a jurisdiction may be left out because nothing changed there.
  if (finding.status == Status::NotScreened || silent.empty() || options.changed_since) {
    return;
  }
  stream << "\n";
  write_sentence(stream, 0,
                 fmt::format("Nothing in this reference set answers for {} as of {}; that is no "
                             "evidence that the substance is uncontrolled there",
                             support::join(silent, ", "), to_string(options.as_of)));
}

/// Between two days the status is the highest of either.
bool was_lost(const Finding& finding) {
  const auto& changes = finding.changes;
  return !changes.empty() &&
         std::none_of(changes.begin(), changes.end(),
                      [&](const StatusChange& change) { return change.after == finding.status; });
}

void write_status_changes(std::ostream& stream, const Finding& finding, const Date& from,
                          const Date& to) {
  std::vector<std::string> parts;
  for (const StatusChange& change : finding.changes) {
    parts.push_back(fmt::format("{} from {} to {}", change.jurisdiction, to_string(change.before),
                                to_string(change.after)));
  }
  stream << fmt::format("Changed between {} and {}: {}.\n", to_string(from), to_string(to),
                        parts.empty() ? "nothing" : support::join(parts, ", "));
}

void write_settings(std::ostream& stream, const ReferenceSet& set, const DetectorOptions& options) {
  write_sentence(stream, 0,
                 fmt::format("Reference set: {} {} (SHA-256 {}), applied as of {} to {}", set.id,
                             set.version, set.sha256.substr(0, 12), to_string(options.as_of),
                             support::join(options.jurisdictions, ", ")));
  for (const std::string& notice : age_notices(set, options.as_of)) {
    write_sentence(stream, 0, "Notice: " + notice);
  }
  std::vector<std::string> readings;
  for (const auto& [name, holds] : options.readings) {
    readings.push_back(name + (holds ? "=yes" : "=no"));
  }
  if (!readings.empty()) {
    write_sentence(stream, 0, "Readings chosen for this run: " + support::join(readings, ", "));
  }
}

void write_status(std::ostream& stream, const Finding& finding, const DetectorOptions& options) {
  const bool is_unchanged = options.changed_since && finding.status == Status::NoFinding;
  const bool by_class = finding.status == Status::Covered && is_inside_a_class(finding);
  std::string text =
      fmt::format("Status: {}: {}", to_string(finding.status),
                  is_unchanged ? "no status differs between the two days"
                  : by_class   ? "inside the wording of an entry or of a class definition"
                               : report::in_words(finding.status));
  if (finding.status == Status::Analogue) {
    text += " (grade " + to_string(finding.grade) + ")";
  }
  text += was_lost(finding) ? ", on the earlier of the two days only" : "";
  write_sentence(stream, 0, finding.reason.empty() ? text : text + ": " + finding.reason);
}

void write_full(std::ostream& stream, const std::string& structure, const Finding& finding) {
  const FindingContext& context = report::context_of(finding);
  const ReferenceSet& set = *context.set;
  const DetectorOptions& options = context.options;
  report::write_full_head(stream, structure, finding);
  write_settings(stream, set, options);
  write_status(stream, finding, options);
  if (options.changed_since && finding.status != Status::NotScreened) {
    write_status_changes(stream, finding, *options.changed_since, options.as_of);
  }
  for (const Identity& identity : finding.identities) {
    write_identity(stream, identity, set);
  }
  if (const std::string gap = gap_sentence(finding.gap, options.as_of); !gap.empty()) {
    write_sentence(stream, 0, "Gap: " + gap);
  }
  write_jurisdictions(stream, finding, set, options);
  if (!finding.nearest.empty()) {
    stream << "\nResembles, closest first:\n";
    for (const Resemblance& resemblance : finding.nearest) {
      report::write_resemblance(stream, resemblance);
    }
  }
  stream << "\n" << kLimitsSentence << "\n";
}

}  // namespace

void write_explanation(std::ostream& stream, const std::string& structure, const Finding& finding,
                       const ExplanationOptions& options) {
  if (options.is_full) {
    write_full(stream, structure, finding);
  } else {
    report::write_short_explanation(stream, structure, finding, options.width);
  }
}

}  // namespace congener
