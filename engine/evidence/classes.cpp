#include "evidence/classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "chem/ketone_forms.hpp"
#include "congener/error.hpp"
#include "support/sort_unique.hpp"
#include "support/text.hpp"

namespace congener::evidence {
namespace {

/// Before all days of law: a limb that has a first day is not in force then.
constexpr Date kFirstDay{1, 1, 1};

/// The first day of each version of a definition's words.
std::vector<Date> version_days(const StructureClass& definition) {
  std::vector<Date> days = {kFirstDay};
  for (const ClassLimb& limb : definition.limbs) {
    if (limb.effective) {
      days.push_back(*limb.effective);
    }
  }
  support::sort_unique(days);
  return days;
}

std::vector<Form> forms_of(const Component& component) {
  std::vector<Form> forms;
  if (chem::net_charge(component.molecule) != 0) {
    forms.push_back(Form::Charge);
  }
  if (chem::has_stereo(component.molecule)) {
    forms.push_back(Form::Stereo);
  }
  if (chem::has_isotopes(component.molecule)) {
    forms.push_back(Form::Isotope);
  }
  return forms;
}

ClassFinding finding_of(const StructureClass& definition, const rules::ClassMatch& match,
                        const chem::Molecule& molecule) {
  ClassFinding finding;
  finding.rule = definition.id;
  finding.rule_name = definition.name;
  finding.jurisdiction = definition.jurisdiction;
  finding.is_inside = match.is_inside;
  finding.limbs = match.limbs;
  finding.core_atoms = molecule.to_record_atoms(match.core_atoms);
  finding.sites = match.sites;
  for (ClassSiteFinding& site : finding.sites) {
    site.atoms = molecule.to_record_atoms(site.atoms);
  }
  finding.failing = match.failing;
  finding.readings = match.readings;
  if (match.is_tautomer) {
    finding.forms.push_back(Form::Tautomer);
  }
  return finding;
}

/// Inside before outside, then the one that fails in fewer conditions.
bool is_nearer(const ClassFinding& a, const ClassFinding& b) {
  return a.failing.size() < b.failing.size();
}

/// A miss is told where it is near. Of a class that reaches far beyond the set's subject only the
/// members are of interest.
bool is_worth_telling(const ClassFinding& finding, const StructureClass& definition) {
  return finding.is_inside ||
         (!definition.only_flagged && finding.failing.size() <= rules::kMostFailingTold);
}

bool is_inside_some_version(const ClassEvidence& evidence) {
  return std::any_of(evidence.versions.begin(), evidence.versions.end(), [](const auto& version) {
    return version.finding && version.finding->is_inside;
  });
}

}  // namespace

ClassFinder::ClassFinder(const ReferenceSet& set, bool near_misses)
    : set_(set), screen_(set, near_misses), near_misses_(near_misses) {
  for (const StructureClass& definition : set.classes) {
    version_days_.push_back(version_days(definition));
  }
}

struct ClassFinder::Part {
  Part(const Component& own, chem::TautomerRules& rules)
      : component(own), rings(chem::rings_of(own.plain())), plain(own.plain(), rules) {
    if (own.ketone) {
      ketone.emplace(*own.ketone, rules);
    }
  }

  const Component& component;
  std::vector<chem::RingAtoms> rings;
  chem::Tautomers plain;
  std::optional<chem::Tautomers> ketone;
};

std::optional<ClassFinding> ClassFinder::find_in(Part& part, const rules::ClassMatcher& matcher,
                                                 const StructureClass& definition,
                                                 const Date& day) {
  std::optional<ClassFinding> finding;
  if (!part.component.counter_name.empty() || !matcher.may_match(part.rings)) {
    return finding;
  }
  if (const auto match = matcher.match(part.plain, day)) {
    finding = finding_of(definition, *match, part.plain.molecule());
  }
  if (part.ketone && !(finding && finding->is_inside)) {
    const auto match = matcher.match(*part.ketone, day);
    if (match && (match->is_inside || !finding)) {
      finding = finding_of(definition, *match, part.ketone->molecule());
      finding->forms.push_back(Form::CovalentHydrate);
    }
  }
  if (finding) {
    const std::vector<Form> forms = forms_of(part.component);
    finding->forms.insert(finding->forms.end(), forms.begin(), forms.end());
  }
  return finding;
}

/// The part that is nearest to the definition answers, for each version by itself.
std::optional<ClassEvidence> ClassFinder::find_one(std::vector<Part>& parts,
                                                   const std::vector<Component>& components,
                                                   const Workspace::ClassRule& rule) const {
  const StructureClass& definition = set_.classes[rule.index];
  ClassEvidence evidence{definition.id, {}};
  bool is_found = false;
  for (const Date& day : version_days_[rule.index]) {
    ClassEvidence::Version version;
    if (day != kFirstDay) {
      version.from = day;
    }
    for (std::size_t index = 0; index < parts.size(); ++index) {
      auto finding = find_in(parts[index], rule.matcher, definition, day);
      if (finding && is_worth_telling(*finding, definition) &&
          (!version.finding || is_nearer(*finding, *version.finding))) {
        finding->forms = forms_in_record(std::move(finding->forms), index, components,
                                         components_like(index, components));
        version.finding = std::move(finding);
      }
    }
    is_found = is_found || version.finding;
    evidence.versions.push_back(std::move(version));
  }
  return is_found ? std::optional<ClassEvidence>(std::move(evidence)) : std::nullopt;
}

std::vector<ClassEvidence> ClassFinder::find(const std::vector<Component>& components,
                                             bool is_flagged, Workspace& workspace) const {
  std::vector<Part> parts;
  parts.reserve(components.size());
  for (const Component& component : components) {
    parts.emplace_back(component, workspace.tautomers);
  }
  std::vector<std::optional<ClassEvidence>> found(set_.classes.size());
  const auto ask = [&](bool only_flagged) {
    for (const Workspace::ClassRule& rule : workspace.classes) {
      if (rule.only_flagged == only_flagged) {
        found[rule.index] = find_one(parts, components, rule);
        is_flagged =
            is_flagged || (found[rule.index] && is_inside_some_version(*found[rule.index]));
      }
    }
  };
  ask(false);
  if (is_flagged) {
    ask(true);
  }
  std::vector<ClassEvidence> evidence;
  if (!is_flagged && !near_misses_) {
    return evidence;
  }
  for (std::optional<ClassEvidence>& each : found) {
    if (each) {
      evidence.push_back(std::move(*each));
    }
  }
  return evidence;
}

Screen ClassFinder::screen() const {
  return {GateScreen::ClassCore, [this](GateRecord& record) { return screen_.may_find(record); }};
}

void check_readings(const ReferenceSet& set, const std::map<std::string, bool>& readings) {
  for (const auto& [key, value] : readings) {
    std::vector<std::string> known;
    for (const StructureClass& definition : set.classes) {
      for (const ClassReading& reading : definition.readings) {
        known.push_back(definition.id + "." + reading.id);
      }
    }
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw OptionError(fmt::format("reading {} is not in the reference set, which has {}",
                                    support::printable(key),
                                    known.empty() ? "none" : support::join(known, ", ")));
    }
  }
}

}  // namespace congener::evidence
