#include "rules/group_matcher.hpp"

#include <algorithm>
#include <stdexcept>

namespace congener::rules {
namespace {

const std::string kHydrogenName = kHydrogenId;

std::vector<chem::Pattern> patterns_from(const std::vector<std::string>& smarts) {
  std::vector<chem::Pattern> patterns;
  for (const std::string& text : smarts) {
    patterns.emplace_back(text);
  }
  return patterns;
}

bool lies_in(const std::vector<int>& place, const chem::Fragment& fragment) {
  return std::all_of(place.begin(), place.end(), [&](int atom) {
    return std::binary_search(fragment.atoms.begin(), fragment.atoms.end(), atom);
  });
}

bool occurs_in(const chem::Pattern& pattern, const chem::Molecule& molecule,
               const chem::Fragment& fragment) {
  return pattern.has_match(molecule,
                           [&](const std::vector<int>& place) { return lies_in(place, fragment); });
}

}  // namespace

GroupMatcher::GroupMatcher(const std::vector<SubstituentGroup>& groups) : data_(groups) {
  for (const SubstituentGroup& data : data_) {
    Group group;
    group.data = &data;
    if (!data.generic.empty() && !chem::is_generic_group(data.generic)) {
      throw std::invalid_argument("group " + data.id + ": RDKit has no generic group " +
                                  data.generic);
    }
    if (!data.every_atom.empty()) {
      group.every_atom.emplace(data.every_atom);
    }
    group.start = patterns_from(data.start);
    group.contains = patterns_from(data.contains);
    group.lacks = patterns_from(data.lacks);
    for (const GroupRest& rest : data.rest) {
      Rest allowed{rest.labels, {}};
      for (const std::string& id : rest.groups) {
        allowed.groups.push_back(index_of(id));
      }
      group.rest.push_back(std::move(allowed));
    }
    groups_.push_back(std::move(group));
  }
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    std::vector<int> path;
    check_circles(static_cast<int>(group), path);
  }
}

void GroupMatcher::check_circles(int group, std::vector<int>& path) const {
  if (group == kHydrogen) {
    return;
  }
  if (std::find(path.begin(), path.end(), group) != path.end()) {
    throw std::invalid_argument("group " + groups_[static_cast<std::size_t>(group)].data->id +
                                " contains itself");
  }
  path.push_back(group);
  for (const Rest& rest : groups_[static_cast<std::size_t>(group)].rest) {
    for (const int inner : rest.groups) {
      check_circles(inner, path);
    }
  }
  path.pop_back();
}

int GroupMatcher::index_of(const std::string& id) const {
  if (id == kHydrogenId) {
    return kHydrogen;
  }
  for (std::size_t index = 0; index < data_.size(); ++index) {
    if (data_[index].id == id) {
      return static_cast<int>(index);
    }
  }
  throw std::invalid_argument("no group " + id);
}

const std::string& GroupMatcher::name_of(int group) const {
  return group == kHydrogen ? kHydrogenName : data_[static_cast<std::size_t>(group)].name;
}

int GroupMatcher::bond_order_of(int group) const {
  return group == kHydrogen ? 1 : data_[static_cast<std::size_t>(group)].bond_order;
}

bool GroupMatcher::has_the_attachments(const Group& group, const chem::Fragment& fragment) const {
  const auto& attachments = fragment.attachments;
  return static_cast<int>(attachments.size()) == group.data->attachments &&
         std::all_of(attachments.begin(), attachments.end(), [&](const auto& attachment) {
           return attachment.bond_order == group.data->bond_order;
         });
}

bool GroupMatcher::has_the_atoms(const Group& group, const chem::Molecule& molecule,
                                 const chem::Fragment& fragment) const {
  const SubstituentGroup& data = *group.data;
  if ((data.max_carbon_atoms > 0 &&
       chem::carbon_atom_count(molecule, fragment.atoms) > data.max_carbon_atoms) ||
      (data.max_chain_atoms > 0 &&
       chem::chain_atom_count(molecule, fragment.atoms) > data.max_chain_atoms)) {
    return false;
  }
  const auto has_every_atom_match = [&](int atom) {
    return group.every_atom->has_match_from(molecule, atom, [](const auto&) { return true; });
  };
  if (group.every_atom &&
      !std::all_of(fragment.atoms.begin(), fragment.atoms.end(), has_every_atom_match)) {
    return false;
  }
  const auto occurs = [&](const chem::Pattern& pattern) {
    return occurs_in(pattern, molecule, fragment);
  };
  return (data.generic.empty() || chem::is_generic(data.generic, molecule, fragment)) &&
         std::all_of(group.contains.begin(), group.contains.end(), occurs) &&
         std::none_of(group.lacks.begin(), group.lacks.end(), occurs);
}

/// One piece of what lies beyond a start: on a labelled atom (for a ring closed with the start: on
/// two), of a group that each of them may bear.
bool GroupMatcher::piece_is_allowed(const Group& group, const chem::Pattern& start,
                                    const std::vector<int>& place, const chem::Molecule& molecule,
                                    const chem::Fragment& piece) const {
  const auto may_bear = [&](int atom, int wanted) {
    return std::any_of(group.rest.begin(), group.rest.end(), [&](const Rest& rest) {
      const bool is_there = std::any_of(rest.labels.begin(), rest.labels.end(), [&](int label) {
        const int position = start.site(label);
        return position >= 0 && place[static_cast<std::size_t>(position)] == atom;
      });
      return is_there &&
             std::find(rest.groups.begin(), rest.groups.end(), wanted) != rest.groups.end();
    });
  };
  for (std::size_t index = 0; index < groups_.size(); ++index) {
    const int candidate = static_cast<int>(index);
    const bool is_wanted = std::all_of(
        piece.attachments.begin(), piece.attachments.end(),
        [&](const auto& attachment) { return may_bear(attachment.fixed_atom, candidate); });
    if (is_wanted && fits(candidate, molecule, piece)) {
      return true;
    }
  }
  return false;
}

bool GroupMatcher::rest_is_allowed(const Group& group, const chem::Pattern& start,
                                   const std::vector<int>& place, const chem::Molecule& molecule,
                                   const chem::Fragment& fragment) const {
  if (group.data->any_rest) {
    return true;
  }
  const auto pieces = chem::fragments_outside(molecule, place, &fragment);
  return std::all_of(pieces.begin(), pieces.end(), [&](const chem::Fragment& piece) {
    return piece_is_allowed(group, start, place, molecule, piece);
  });
}

bool GroupMatcher::begins_right(const Group& group, const chem::Molecule& molecule,
                                const chem::Fragment& fragment) const {
  if (group.start.empty()) {
    return true;
  }
  return std::any_of(group.start.begin(), group.start.end(), [&](const chem::Pattern& start) {
    // No group contains itself (check_circles), so that what lies beyond asks other patterns.
    const auto fits_there = [&](const std::vector<int>& place) {
      return lies_in(place, fragment) && start.has_only_its_bonds(molecule, place) &&
             rest_is_allowed(group, start, place, molecule, fragment);
    };
    return std::any_of(fragment.attachments.begin(), fragment.attachments.end(),
                       [&](const chem::Attachment& attachment) {
                         return start.has_match_from(molecule, attachment.fragment_atom,
                                                     fits_there);
                       });
  });
}

bool GroupMatcher::fits(int index, const chem::Molecule& molecule,
                        const chem::Fragment& fragment) const {
  if (index == kHydrogen) {
    return false;  // a fragment is more than hydrogen
  }
  const Group& group = groups_[static_cast<std::size_t>(index)];
  return has_the_attachments(group, fragment) && has_the_atoms(group, molecule, fragment) &&
         begins_right(group, molecule, fragment);
}

}  // namespace congener::rules
