#include "report/finding_text.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <functional>
#include <map>
#include <set>

#include "congener/error.hpp"
#include "congener/reference_set.hpp"
#include "support/text.hpp"

namespace congener::report {

const FindingContext& context_of(const Finding& finding) {
  if (!finding.context) {
    throw OptionError("a finding that no detector has made cannot be reported by itself");
  }
  return *finding.context;
}

std::string forms_text(const std::vector<Form>& forms, std::string_view separator) {
  std::vector<std::string> words;
  for (const Form form : forms) {
    words.push_back(to_string(form));
  }
  return support::join(words, separator);
}

bool is_unverified(const JurisdictionFinding& finding) {
  return finding.confidence == Confidence::Unverified || !finding.effective_verified;
}

std::string marker_text(const JurisdictionFinding& finding) {
  std::vector<std::string> markers;
  if (finding.status == Status::Analogue && finding.grade != Grade::None) {
    markers.push_back(to_string(finding.grade));
  }
  if (is_decided_by_class(finding)) {
    markers.push_back(finding.rule);
  }
  if (is_unverified(finding)) {
    markers.emplace_back("unverified");
  }
  return markers.empty() ? "" : "(" + support::join(markers, ",") + ")";
}

std::string changes_text(const Finding& finding) {
  std::vector<std::string> parts;
  for (const StatusChange& change : finding.changes) {
    parts.push_back(fmt::format("{}:{}>{}", change.jurisdiction, to_string(change.before),
                                to_string(change.after)));
  }
  return support::join(parts, " ");
}

bool is_decided_by_class(const JurisdictionFinding& finding) {
  return finding.decided_by == DecidedBy::Class;
}

DecidingClass deciding_class(const Finding& finding) {
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (!is_decided_by_class(answer)) {
      continue;
    }
    for (const ClassFinding& each : finding.classes) {
      if (each.is_inside && each.rule == answer.rule) {
        return {&each, answer.entry};
      }
    }
  }
  return {};
}

std::string class_basis_text(const ClassFinding& finding) {
  const std::string text = "class: " + finding.rule_name;
  return finding.limbs.empty() ? text : text + " (" + support::join(finding.limbs, ",") + ")";
}

std::vector<int> class_atoms(const ClassFinding& finding) {
  std::set<int> atoms(finding.core_atoms.begin(), finding.core_atoms.end());
  for (const ClassSiteFinding& site : finding.sites) {
    atoms.insert(site.atoms.begin(), site.atoms.end());
  }
  return {atoms.begin(), atoms.end()};
}

std::string classes_text(const Finding& finding) {
  std::vector<std::string> parts;
  for (const ClassFinding& each : finding.classes) {
    if (each.is_inside) {
      parts.push_back(each.limbs.empty() ? each.rule
                                         : each.rule + ":" + support::join(each.limbs, ","));
    }
  }
  return support::join(parts, ";");
}

std::vector<std::string> unique_names(const std::vector<std::string>& names,
                                      const std::vector<std::string>& reserved) {
  std::set<std::string> taken(reserved.begin(), reserved.end());
  // Where to go on counting, so that a record of many equal names costs no quadratic time.
  std::map<std::string, int> next_copy;
  std::vector<std::string> unique;
  for (const std::string& name : names) {
    std::string candidate = name;
    int& copy = next_copy.try_emplace(name, 2).first->second;
    while (!taken.insert(candidate).second) {
      candidate = fmt::format("{} ({})", name, copy++);
    }
    unique.push_back(candidate);
  }
  return unique;
}

}  // namespace congener::report
