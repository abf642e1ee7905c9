#include "evidence/family_screen.hpp"

#include <algorithm>

namespace congener::evidence {
namespace {

constexpr graph::Kept kAnyDrawing{false, false};
/// Taking a protecting group off changes hydrogens and rings, but no bond that stays.
constexpr graph::Kept kUnmasked{true, true};

}  // namespace

bool FamilyScreen::Shape::may_be_in(const AskedGraph& molecule) const {
  if (!core.may_be_in(molecule)) {
    return false;
  }
  std::vector<GateAtoms> sites(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    bool is_known = true;
    for (const GatePattern& start : groups[group].starts) {
      is_known = is_known && start.add_first_atoms(molecule, sites[group]);
    }
    if (!is_known || groups[group].core_place < 0) {
      sites[group].set();
    }
    if (sites[group].none()) {
      return false;
    }
  }
  return core.may_have_match(molecule, [&](graph::MatchedAtoms atoms) {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const auto place = static_cast<std::size_t>(std::max(groups[group].core_place, 0));
      if (!sites[group].test(atoms[place])) {
        return false;
      }
    }
    return true;
  });
}

/// make: GatePattern of a SMARTS.
template <typename Make>
FamilyScreen::Shape FamilyScreen::shape_of(const Family& family, Make make) {
  Shape shape{make(family.core), {}};
  for (const RequiredGroup& required : family.required) {
    Shape::Group group;
    group.core_place = shape.core.place_of_label(required.site);
    for (const std::string& smarts : required.smarts) {
      group.starts.push_back(make(smarts));
    }
    shape.groups.push_back(std::move(group));
  }
  return shape;
}

FamilyScreen::FamilyScreen(const ReferenceSet& set) {
  for (const Family& family : set.families) {
    const std::string& precheck = family.precheck.empty() ? family.core : family.precheck;
    rules_.push_back(
        {GatePattern(precheck),
         shape_of(family, [](const std::string& smarts) { return GatePattern(smarts); }),
         shape_of(family, [](const std::string& smarts) { return GatePattern(smarts, kUnmasked); }),
         shape_of(family,
                  [](const std::string& smarts) { return GatePattern(smarts, kAnyDrawing); })});
    note_unreadable(rules_.back(), family);
    prechecks_.emplace_back(precheck);
    for (const FamilyVariant& variant : family.variants) {
      prechecks_.emplace_back(variant.precheck.empty() ? variant.core : variant.precheck);
    }
  }
  for (const ProtectingGroup& group : set.protecting_groups) {
    masks_.push_back({GatePattern(group.smarts), group.smarts.find(":2]") != std::string::npos});
    if (!masks_.back().pattern.is_readable()) {
      unreadable_.push_back("protecting group " + group.name);
    }
  }
}

void FamilyScreen::note_unreadable(const Rule& rule, const Family& family) {
  bool is_readable = rule.precheck.is_readable() && rule.exact.core.is_readable();
  for (const Shape::Group& group : rule.exact.groups) {
    is_readable = is_readable && std::all_of(group.starts.begin(), group.starts.end(),
                                             [](const auto& start) { return start.is_readable(); });
  }
  if (!is_readable) {
    unreadable_.push_back("family " + family.id);
  }
}

FamilyScreen::Masks FamilyScreen::masks_of(const AskedGraph& molecule) const {
  Masks masks = Masks::None;
  for (const Mask& mask : masks_) {
    if (mask.pattern.may_be_in(molecule)) {
      if (mask.makes_double_bond) {
        return Masks::ChangeBonds;
      }
      masks = Masks::KeepBonds;
    }
  }
  return masks;
}

bool FamilyScreen::may_find(const Rule& rule, GateRecord& record) const {
  if (!rule.precheck.may_be_in(record.as_drawn()) ||
      !rule.any_drawing.may_be_in(record.as_drawn())) {
    return false;
  }
  if (record.has_enol()) {
    return true;
  }
  if (rule.exact.may_be_in(record.as_compared())) {
    return true;
  }
  switch (masks_of(record.as_compared())) {
    case Masks::ChangeBonds:
      return true;
    case Masks::KeepBonds:
      return rule.unmasked.may_be_in(record.as_compared());
    default:
      return false;
  }
}

bool FamilyScreen::may_find(GateRecord& record) const {
  return std::any_of(rules_.begin(), rules_.end(),
                     [&](const Rule& rule) { return may_find(rule, record); });
}

bool FamilyScreen::may_compare_ketone(GateRecord& record) const {
  return record.has_enol() &&
         (record.compared() == nullptr ||
          std::any_of(prechecks_.begin(), prechecks_.end(), [&](const GatePattern& precheck) {
            return precheck.may_be_in(record.as_compared());
          }));
}

}  // namespace congener::evidence
