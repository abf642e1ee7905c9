#include "rules/class_evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "support/sort_unique.hpp"
#include "support/text.hpp"

namespace congener::rules {
namespace {

bool is_known(const StructureClass& definition, const std::string& limb) {
  return std::any_of(definition.limbs.begin(), definition.limbs.end(),
                     [&](const ClassLimb& known) { return known.key == limb; });
}

bool holds(const StructureClass& definition, const std::string& reading,
           const std::map<std::string, bool>& readings) {
  if (reading.empty()) {
    return true;
  }
  for (const ClassReading& known : definition.readings) {
    if (known.id == reading) {
      const auto chosen = readings.find(reading);
      return chosen == readings.end() ? known.is_default : chosen->second;
    }
  }
  throw std::invalid_argument("no reading " + reading);
}

void check_limbs(const StructureClass& definition, const std::vector<std::string>& limbs) {
  for (const std::string& limb : limbs) {
    if (!is_known(definition, limb)) {
      throw std::invalid_argument("no limb " + limb);
    }
  }
}

ClassReason reason_of(ClassReason::Kind kind) {
  ClassReason reason;
  reason.kind = kind;
  return reason;
}

}  // namespace

ClassRules::ClassRules(const StructureClass& structure_class, const GroupMatcher& group_matcher,
                       const std::map<std::string, bool>& readings)
    : definition(std::make_unique<const StructureClass>(structure_class)), groups(group_matcher) {
  for (const ClassSite& data : definition->sites) {
    Site site;
    site.data = &data;
    site.bears_one = compiled(data.bears_one, readings);
    site.may_bear = compiled(data.may_bear, readings);
    sites.push_back(std::move(site));
  }
  for (const ClassCore& core : definition->cores) {
    cores.push_back(compiled(core));
  }
}

std::vector<ClassRules::Allowance> ClassRules::compiled(
    const std::vector<ClassAllowance>& allowances, const std::map<std::string, bool>& readings) {
  std::vector<Allowance> result;
  for (const ClassAllowance& data : allowances) {
    check_limbs(*definition, data.limbs);
    Allowance allowance;
    allowance.data = &data;
    for (const std::string& id : data.groups) {
      const int group = groups.index_of(id);
      allowance.groups.push_back(group);
      bears_double_bonds = bears_double_bonds || groups.bond_order_of(group) > 1;
    }
    if (holds(*definition, data.reading, readings)) {
      result.push_back(std::move(allowance));
    }
  }
  return result;
}

ClassRules::Core ClassRules::compiled(const ClassCore& data) const {
  check_limbs(*definition, data.limbs);
  Core core{chem::CorePattern(data.smiles), &data, {}};
  for (const int label : core.pattern.labels()) {
    int found = -1;
    for (std::size_t site = 0; label != 0 && site < sites.size(); ++site) {
      const std::vector<int>& labels = sites[site].data->labels;
      if (std::find(labels.begin(), labels.end(), label) != labels.end()) {
        found = static_cast<int>(site);
      }
    }
    if (label != 0 && found < 0) {
      throw std::invalid_argument(fmt::format("core {}: no site has label {}", data.name, label));
    }
    core.site_of_atom.push_back(found);
  }
  return core;
}

ClassEvaluation::ClassEvaluation(const ClassRules& rules, const ClassRules::Core& core,
                                 const chem::Molecule& molecule, const std::vector<int>& place,
                                 const Date& day, GroupAnswers& answers)
    : rules_(rules),
      core_(core),
      molecule_(molecule),
      place_(place),
      day_(day),
      answers_(answers),
      fragments_(chem::fragments_outside(molecule, place)),
      at_atom_(place.size()),
      is_joined_(place.size(), false) {
  for (const chem::Fragment& fragment : fragments_) {
    known_.push_back(&answers_.of(molecule_, fragment));
  }
}

Attempt ClassEvaluation::attempt() {
  attempt_.match.core_atoms = place_;
  std::sort(attempt_.match.core_atoms.begin(), attempt_.match.core_atoms.end());
  count(core_.data->limbs);
  place_fragments();
  check_bare_positions();
  for (std::size_t site = 0; site < rules_.sites.size() && !is_hopeless(); ++site) {
    for (std::size_t atom = 0; atom < place_.size(); ++atom) {
      if (core_.site_of_atom[atom] == static_cast<int>(site)) {
        settle(atom);
      }
    }
  }
  finish();
  return attempt_;
}

void ClassEvaluation::check_bare_positions() {
  for (std::size_t atom = 0; atom < place_.size(); ++atom) {
    if (core_.site_of_atom[atom] < 0) {
      for (const chem::Fragment* fragment : at_atom_[atom]) {
        ClassReason reason = reason_of(ClassReason::Kind::BarePosition);
        reason.found = {chem::hill_formula(molecule_, fragment->atoms)};
        fail(std::move(reason), Mending::None);
      }
    }
  }
}

/// Most places of a core in ordinary molecules fail in many ways; the dear questions are the
/// groups.
bool ClassEvaluation::is_hopeless() const {
  return attempt_.fails_for_good && attempt_.match.failing.size() > kMostFailingTold;
}

/// Sorts the fragments by the core atoms that they hang on.
void ClassEvaluation::place_fragments() {
  for (const chem::Fragment& fragment : fragments_) {
    if (fragment.attachments.size() > 1) {
      join(fragment);
    } else if (fragment.attachments.size() == 1) {
      const auto place =
          std::find(place_.begin(), place_.end(), fragment.attachments.front().fixed_atom);
      at_atom_[static_cast<std::size_t>(place - place_.begin())].push_back(&fragment);
    }
  }
}

/// A fragment that closes a ring with the core is allowed when the sites at both its ends allow a
/// group that it is.
void ClassEvaluation::join(const chem::Fragment& fragment) {
  std::vector<std::size_t> atoms;
  Fit fit;
  bool is_allowed = true;
  for (const chem::Attachment& attachment : fragment.attachments) {
    const auto place = std::find(place_.begin(), place_.end(), attachment.fixed_atom);
    atoms.push_back(static_cast<std::size_t>(place - place_.begin()));
    const int site = core_.site_of_atom[atoms.back()];
    if (site < 0) {
      is_allowed = false;
      continue;
    }
    fit = find(rules_.sites[static_cast<std::size_t>(site)].bears_one, fragment);
    if (fit.allowance == nullptr) {
      fit = find(rules_.sites[static_cast<std::size_t>(site)].may_bear, fragment);
    }
    is_allowed = is_allowed && fit.allowance != nullptr;
  }
  if (!is_allowed) {
    ClassReason reason = reason_of(ClassReason::Kind::ClosedRing);
    reason.found = {chem::hill_formula(molecule_, fragment.atoms)};
    reason.positions = atoms.size();
    fail(std::move(reason), Mending::None);
    return;
  }
  for (const std::size_t atom : atoms) {
    is_joined_[atom] = true;
  }
  accept(rules_.sites[static_cast<std::size_t>(core_.site_of_atom[atoms.front()])], &fragment, fit);
}

void ClassEvaluation::settle(std::size_t core_atom) {
  const ClassRules::Site& site =
      rules_.sites[static_cast<std::size_t>(core_.site_of_atom[core_atom])];
  const Fragments& fragments = at_atom_[core_atom];
  if (!site.data->bears_one.empty() && !is_joined_[core_atom]) {
    if (!settle_one(site, fragments)) {
      reject(site, fragments);
    }
    return;
  }
  if (!all_fit(site, fragments, nullptr)) {
    reject(site, fragments);
    return;
  }
  for (const chem::Fragment* fragment : fragments) {
    accept(site, fragment, find(site.may_bear, *fragment));
  }
}

/// One fragment, or hydrogen, is the group that must be there; the others are further groups. The
/// allowances stand in order of preference, those in force on the day before the others.
bool ClassEvaluation::settle_one(const ClassRules::Site& site, const Fragments& fragments) {
  std::vector<const ClassRules::Allowance*> allowances;
  for (const ClassRules::Allowance& allowance : site.bears_one) {
    allowances.push_back(&allowance);
  }
  std::stable_partition(allowances.begin(), allowances.end(),
                        [&](const auto* allowance) { return in_force(allowance->data->limbs); });
  for (const ClassRules::Allowance* allowance : allowances) {
    if (settle_with(*allowance, site, fragments)) {
      return true;
    }
  }
  return false;
}

bool ClassEvaluation::settle_with(const ClassRules::Allowance& allowance,
                                  const ClassRules::Site& site, const Fragments& fragments) {
  const std::vector<ClassRules::Allowance> only = {allowance};
  Fragments candidates = fragments;
  if (std::find(allowance.groups.begin(), allowance.groups.end(), kHydrogen) !=
      allowance.groups.end()) {
    candidates.push_back(nullptr);
  }
  for (const chem::Fragment* candidate : candidates) {
    Fit fit{&allowance, kHydrogen};
    if (candidate != nullptr) {
      fit = find(only, *candidate);
      fit.allowance = fit.allowance == nullptr ? nullptr : &allowance;
    }
    if (fit.allowance == nullptr || !all_fit(site, fragments, candidate)) {
      continue;
    }
    accept(site, candidate, fit);
    for (const chem::Fragment* further : fragments) {
      if (further != candidate) {
        accept(site, further, find(site.may_bear, *further));
      }
    }
    return true;
  }
  return false;
}

bool ClassEvaluation::all_fit(const ClassRules::Site& site, const Fragments& fragments,
                              const chem::Fragment* except) const {
  return std::all_of(fragments.begin(), fragments.end(), [&](const chem::Fragment* fragment) {
    return fragment == except || find(site.may_bear, *fragment).allowance != nullptr;
  });
}

/// The first allowance that fits, those in force on the day before those that are not yet.
ClassEvaluation::Fit ClassEvaluation::find(const std::vector<ClassRules::Allowance>& allowances,
                                           const chem::Fragment& fragment) const {
  Fit later;
  for (const ClassRules::Allowance& allowance : allowances) {
    for (const int group : allowance.groups) {
      if (!fits(group, fragment)) {
        continue;
      }
      if (in_force(allowance.data->limbs)) {
        return {&allowance, group};
      }
      if (later.allowance == nullptr) {
        later = {&allowance, group};
      }
    }
  }
  return later;
}

/// fragment: one of fragments_.
bool ClassEvaluation::fits(int group, const chem::Fragment& fragment) const {
  return answers_.fits(group, molecule_, fragment,
                       *known_[static_cast<std::size_t>(&fragment - fragments_.data())]);
}

bool ClassEvaluation::in_force(const std::vector<std::string>& limbs) const {
  return std::none_of(rules_.definition->limbs.begin(), rules_.definition->limbs.end(),
                      [&](const ClassLimb& limb) {
                        return std::find(limbs.begin(), limbs.end(), limb.key) != limbs.end() &&
                               limb.effective && day_ < *limb.effective;
                      });
}

void ClassEvaluation::accept(const ClassRules::Site& site, const chem::Fragment* fragment,
                             const Fit& fit) {
  const ClassAllowance& data = *fit.allowance->data;
  ClassMatch& match = attempt_.match;
  count(data.limbs);
  if (!data.reading.empty()) {
    match.readings.push_back(data.reading);
  }
  if (fragment != nullptr) {
    match.sites.push_back({site.data->name, rules_.groups.name_of(fit.group),
                           chem::hill_formula(molecule_, fragment->atoms), data.limbs,
                           fragment->atoms});
  } else if (!data.limbs.empty()) {
    match.sites.push_back({site.data->name, rules_.groups.name_of(fit.group), "", data.limbs, {}});
  }
}

void ClassEvaluation::reject(const ClassRules::Site& site, const Fragments& fragments) {
  ClassReason reason = reason_of(ClassReason::Kind::OtherGroup);
  reason.site = site.data->name;
  std::vector<std::string>& allowed = reason.allowed;
  for (const auto* allowances : {&site.bears_one, &site.may_bear}) {
    for (const ClassRules::Allowance& allowance : *allowances) {
      for (const int group : allowance.groups) {
        const std::string& name = rules_.groups.name_of(group);
        if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
          allowed.push_back(name);
        }
      }
    }
  }
  std::vector<std::string>& borne = reason.found;
  for (const chem::Fragment* fragment : fragments) {
    borne.push_back(chem::hill_formula(molecule_, fragment->atoms));
    attempt_.match.sites.push_back({site.data->name, "", borne.back(), {}, fragment->atoms});
  }
  std::sort(borne.begin(), borne.end());
  // Tautomers move hydrogen and double bonds: they neither make nor take away a group.
  const bool may_differ =
      !allowed.empty() &&
      std::any_of(fragments.begin(), fragments.end(), [&](const chem::Fragment* fragment) {
        return chem::has_movable_bonds(molecule_, *fragment);
      });
  fail(std::move(reason), may_differ ? Mending::Tautomer : Mending::None);
}

void ClassEvaluation::fail(ClassReason reason, Mending mending) {
  std::vector<ClassReason>& failing = attempt_.match.failing;
  if (std::find(failing.begin(), failing.end(), reason) == failing.end()) {
    failing.push_back(std::move(reason));
  }
  attempt_.fails_for_good = attempt_.fails_for_good || mending == Mending::None;
}

/// Counts limbs as met; one that is not in force yet fails the molecule with its date.
void ClassEvaluation::count(const std::vector<std::string>& limbs) {
  for (const ClassLimb& limb : rules_.definition->limbs) {
    if (std::find(limbs.begin(), limbs.end(), limb.key) == limbs.end()) {
      continue;
    }
    attempt_.match.limbs.push_back(limb.key);
    if (limb.effective && day_ < *limb.effective) {
      ClassReason reason = reason_of(ClassReason::Kind::NotYetInForce);
      reason.limb = limb.key;
      reason.words = limb.words;
      reason.date = limb.effective;
      fail(std::move(reason), Mending::None);
    }
  }
}

void ClassEvaluation::finish() {
  ClassMatch& match = attempt_.match;
  const StructureClass& definition = *rules_.definition;
  support::sort_unique(match.limbs);
  support::sort_unique(match.readings);
  if (match.failing.empty() && static_cast<int>(match.limbs.size()) < definition.least_limbs) {
    fail(reason_of(ClassReason::Kind::ReferenceStructure), Mending::None);
  }
  if (definition.max_mass_u > 0 && chem::average_mass_u(molecule_) > definition.max_mass_u) {
    ClassReason reason = reason_of(ClassReason::Kind::TooHeavy);
    reason.limit_u = definition.max_mass_u;
    fail(std::move(reason), Mending::None);
  }
  std::sort(match.failing.begin(), match.failing.end());
  match.is_inside = match.failing.empty();
}

}  // namespace congener::rules
