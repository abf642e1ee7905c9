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

ClassFinder::ClassFinder(const ReferenceSet& set, bool near_misses, bool use_prefilter)
    : set_(set),
      screen_(set, near_misses),
      near_misses_(near_misses),
      use_prefilter_(use_prefilter) {
  for (const StructureClass& definition : set.classes) {
    version_days_.push_back(version_days(definition));
  }
}

struct ClassFinder::Part {
  /// The component as it is compared, or its ketone.
  struct Asked {
    Asked(const chem::Molecule& molecule, const ClassScreen& screen, Workspace& workspace)
        : tautomers(molecule, workspace.tautomers),
          answers(workspace.groups),
          may_be_inside(screen.class_count(), true) {
      const graph::MoleculeGraph* graph = molecule.small_graph();
      if (graph == nullptr) {
        return;
      }
      const graph::GraphView view = graph->view();
      const AskedGraph asked{view, graph::kinds_of(view), workspace.gate.matching};
      for (const Workspace::ClassRule& rule : workspace.classes) {
        may_be_inside[rule.index] = screen.may_be_inside(rule.index, asked);
      }
    }

    chem::Tautomers tautomers;
    rules::GroupAnswers answers;
    std::vector<bool> may_be_inside;  ///< as ReferenceSet::classes: it or a tautomer of it
  };

  Part(const Component& own, const ClassScreen& screen, Workspace& workspace)
      : component(own), rings(chem::rings_of(own.plain())), plain(own.plain(), screen, workspace) {
    if (own.ketone) {
      ketone.emplace(*own.ketone, screen, workspace);
    }
  }

  bool may_be_inside(const Workspace::ClassRule& rule) const {
    return component.counter_name.empty() &&
           (plain.may_be_inside[rule.index] || (ketone && ketone->may_be_inside[rule.index]));
  }

  const Component& component;
  std::vector<chem::RingAtoms> rings;
  Asked plain;
  std::optional<Asked> ketone;
};

std::optional<ClassFinding> ClassFinder::find_in(Part& part, const Workspace::ClassRule& rule,
                                                 const Date& day) const {
  const rules::ClassMatcher& matcher = rule.matcher;
  const StructureClass& definition = set_.classes[rule.index];
  std::optional<ClassFinding> finding;
  if (!part.component.counter_name.empty() || !matcher.may_match(part.rings)) {
    return finding;
  }
  // To make the tautomers costs more than all else. Where none of them can be inside, a miss is
  // told as it is drawn, and of a tautomer only if the drawing has not the core.
  const auto match_of = [&](Part::Asked& asked) {
    const bool may_be_inside = asked.may_be_inside[rule.index];
    std::optional<rules::ClassMatch> match;
    if (may_be_inside || !use_prefilter_) {
      match = matcher.match(asked.tautomers, day, asked.answers);
    }
    if (!may_be_inside && !(match && match->is_inside)) {
      match = matcher.match_as_drawn(asked.tautomers.molecule(), day, asked.answers);
      match = match ? std::move(match) : matcher.match(asked.tautomers, day, asked.answers);
    }
    return match;
  };
  if (const auto match = match_of(part.plain)) {
    finding = finding_of(definition, *match, part.plain.tautomers.molecule());
  }
  if (part.ketone && !(finding && finding->is_inside)) {
    const auto match = match_of(*part.ketone);
    if (match && (match->is_inside || !finding)) {
      finding = finding_of(definition, *match, part.ketone->tautomers.molecule());
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
      auto finding = find_in(parts[index], rule, day);
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
    parts.emplace_back(component, screen_, workspace);
  }
  std::vector<bool> is_asked(set_.classes.size(), false);
  std::vector<std::optional<ClassEvidence>> found(set_.classes.size());
  const auto ask = [&](const auto& is_to_be_asked) {
    for (const Workspace::ClassRule& rule : workspace.classes) {
      if (is_asked[rule.index] || !is_to_be_asked(rule)) {
        continue;
      }
      is_asked[rule.index] = true;
      found[rule.index] = find_one(parts, components, rule);
      is_flagged = is_flagged || (found[rule.index] && is_inside_some_version(*found[rule.index]));
    }
  };
  if (!is_flagged && !near_misses_) {
    // Of most records nothing is told but that they are members, and so only that is asked first.
    ask([&](const Workspace::ClassRule& rule) {
      return !rule.only_flagged && std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
        return part.may_be_inside(rule) || !use_prefilter_;
      });
    });
    if (!is_flagged) {
      return {};
    }
  }
  ask([](const Workspace::ClassRule& rule) { return !rule.only_flagged; });
  ask([&](const Workspace::ClassRule&) { return is_flagged; });
  std::vector<ClassEvidence> evidence;
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
