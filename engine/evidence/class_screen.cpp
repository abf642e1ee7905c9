#include "evidence/class_screen.hpp"

#include <algorithm>
#include <utility>

#include "chem/core_pattern.hpp"
#include "graph/smarts_reader.hpp"

namespace congener::evidence {
namespace {

constexpr const char* kHydrogen = "hydrogen";

std::size_t kind_of(graph::AtomWord atom) {
  return static_cast<std::size_t>(graph::element_of(atom)) * 2 +
         (graph::is_aromatic(atom) ? 1U : 0U);
}

/// Whether the atom is of one of these kinds. In rings other drawings may change aromaticity.
bool is_of_kind(graph::AtomWord atom, const std::bitset<256>& kinds) {
  const std::size_t kind = kind_of(atom);
  return kinds[kind] || (graph::is_in_ring(atom) && kinds[kind ^ 1U]);
}

/// Places in the core of each site's labels; -1: no site.
std::vector<int> sites_of(const std::vector<int>& labels, const std::vector<ClassSite>& sites) {
  std::vector<int> places;
  for (const int label : labels) {
    int found = -1;
    for (std::size_t site = 0; label != 0 && site < sites.size(); ++site) {
      const std::vector<int>& own = sites[site].labels;
      found =
          std::find(own.begin(), own.end(), label) != own.end() ? static_cast<int>(site) : found;
    }
    places.push_back(found);
  }
  return places;
}

/// Whether an atom of this kind could be the first one of the pattern.
bool may_begin(const graph::SmartsTree& pattern, std::size_t kind) {
  namespace field = graph::atom_field;
  const graph::AtomWord known = field::kElement.mask() | field::kAromatic.mask();
  const graph::AtomWord word = field::kElement.put(kind / 2) | field::kAromatic.put(kind % 2);
  return graph::truth_of(pattern.whole.atoms.front().expression, known, word) != graph::Truth::No;
}

}  // namespace

ClassScreen::ClassScreen(const ReferenceSet& set, bool near_misses) : near_misses_(near_misses) {
  for (const SubstituentGroup& group : set.groups) {
    groups_.emplace(group.id, &group);
  }
  for (const StructureClass& definition : set.classes) {
    classes_.push_back(definition.kind == ClassKind::Closed ? made_of(definition) : Class());
  }
}

ClassScreen::Class ClassScreen::made_of(const StructureClass& definition) const {
  Class result;
  result.is_asked_of_all = !definition.only_flagged;
  for (const ClassSite& site : definition.sites) {
    result.sites.push_back(site_of(site));
  }
  for (const ClassCore& data : definition.cores) {
    const chem::CorePattern pattern(data.smiles);
    result.cores.push_back({GatePattern(pattern.tree(false)), GatePattern(pattern.tree(true)),
                            pattern.degrees(), sites_of(pattern.labels(), definition.sites)});
  }
  return result;
}

ClassScreen::Site ClassScreen::site_of(const ClassSite& data) const {
  Site site;
  site.bears_something = !data.bears_one.empty();
  for (const auto* allowances : {&data.bears_one, &data.may_bear}) {
    const bool is_one = allowances == &data.bears_one;
    for (const ClassAllowance& allowance : *allowances) {
      for (const std::string& id : allowance.groups) {
        site.bears_something = site.bears_something && !(is_one && id == kHydrogen);
        const auto group = groups_.find(id);
        if (group == groups_.end()) {
          continue;
        }
        if (group->second->attachments != 1) {
          site.closes_rings = true;
          continue;
        }
        add(*group->second, site.all);
        if (is_one) {
          add(*group->second, site.one);
        }
      }
    }
  }
  return site;
}

/// All where the group does not say how it begins, and for a group that closes a ring with a start,
/// because it says that of one of its ends only.
ClassScreen::AtomKinds ClassScreen::first_atoms(const SubstituentGroup& group) {
  if (group.attachments != 1) {
    return AtomKinds().set();
  }
  std::vector<std::string> starts = group.start;
  if (starts.empty() && !group.every_atom.empty()) {
    starts.push_back(group.every_atom);
  }
  AtomKinds kinds;
  for (const std::string& smarts : starts) {
    graph::SmartsTree tree;
    if (!graph::SmartsReader(smarts).read(tree) || tree.whole.atoms.empty()) {
      return AtomKinds().set();
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      kinds[kind] = kinds[kind] || may_begin(tree, kind);
    }
  }
  return starts.empty() ? AtomKinds().set() : kinds;
}

void ClassScreen::add(const SubstituentGroup& group, Beginnings& beginnings) const {
  beginnings.kinds |= first_atoms(group);
  beginnings.is_anyhow = beginnings.is_anyhow || group.start.empty();
  for (const std::string& start : group.start) {
    beginnings.starts.push_back(beginning_of(group, start));
  }
}

ClassScreen::Beginning ClassScreen::beginning_of(const SubstituentGroup& group,
                                                 const std::string& start) const {
  Beginning beginning{GatePattern(start, graph::Kept{false, false}), group.any_rest, {}};
  beginning.further.resize(static_cast<std::size_t>(beginning.start.atom_count()));
  for (const GroupRest& rest : group.rest) {
    for (const int label : rest.labels) {
      const int place = beginning.start.place_of_label(label);
      for (const std::string& id : rest.groups) {
        const auto further = groups_.find(id);
        if (place >= 0 && further != groups_.end()) {
          beginning.further[static_cast<std::size_t>(place)] |= first_atoms(*further->second);
        }
      }
    }
  }
  return beginning;
}

/// Whether what hangs on the atoms of the start is no more than what may hang there. The first of
/// them is bonded to the core as well.
bool ClassScreen::may_be_begun(const Beginning& beginning, const graph::GraphView& molecule,
                               graph::MatchedAtoms place) {
  if (beginning.any_rest) {
    return true;
  }
  for (std::size_t atom = 0; atom < place.size(); ++atom) {
    const AtomKinds& allowed = beginning.further[atom];
    const auto others = std::count_if(
        molecule.begin_of(place[atom]), molecule.end_of(place[atom]), [&](const auto& neighbour) {
          return std::find(place.begin(), place.end(), neighbour.atom) == place.end() &&
                 !is_of_kind(molecule.atoms[neighbour.atom], allowed);
        });
    if (others > (atom == 0 ? 1 : 0)) {
      return false;
    }
  }
  return true;
}

/// The atoms with which a group may begin, by the whole start of the group.
GateAtoms ClassScreen::first_atoms(const Beginnings& beginnings, const AskedGraph& molecule) {
  GateAtoms atoms;
  const auto may_be_all = [&](const Beginning& beginning) {
    return beginning.start.may_have_match(molecule, [&](graph::MatchedAtoms place) {
      if (may_be_begun(beginning, molecule.view, place)) {
        atoms.set(place.front());
      }
      return false;
    });
  };
  if (beginnings.is_anyhow ||
      std::any_of(beginnings.starts.begin(), beginnings.starts.end(), may_be_all)) {
    atoms.set();
  }
  return atoms;
}

/// Whether what hangs on this atom of the core could be groups that it may bear, judged by the
/// atoms that are bonded to it. What is bonded to it by a bond of a ring comes back to the core.
/// Tautomers change neither elements and rings nor, outside rings, what is aromatic. first_atoms:
/// by site; empty where they are not known yet.
bool ClassScreen::may_bear(const Class& definition, const Core& core, std::size_t atom,
                           const graph::GraphView& molecule, graph::MatchedAtoms place,
                           const std::vector<FirstAtoms>& first_atoms) {
  const int here = place[atom];
  const int further = graph::degree_of(molecule.atoms[here]) - core.degrees[atom];
  const int index = core.site_of_atom[atom];
  if (index < 0) {
    return further == 0;
  }
  const auto number = static_cast<std::size_t>(index);
  const Site& site = definition.sites[number];
  if (further == 0) {
    return !site.bears_something;
  }
  const FirstAtoms* known = first_atoms.empty() ? nullptr : &first_atoms[number];
  bool has_one = !site.bears_something;
  for (const auto* neighbour = molecule.begin_of(here); neighbour != molecule.end_of(here);
       ++neighbour) {
    if (std::find(place.begin(), place.end(), neighbour->atom) != place.end()) {
      continue;
    }
    const bool is_ring_bond = graph::is_ring_bond(molecule.bonds[neighbour->bond]);
    const auto begins = [&](const Beginnings& groups, GateAtoms FirstAtoms::*atoms) {
      return is_of_kind(molecule.atoms[neighbour->atom], groups.kinds) &&
             (known == nullptr || (known->*atoms).test(neighbour->atom));
    };
    if (is_ring_bond ? !site.closes_rings : !begins(site.all, &FirstAtoms::all)) {
      return false;
    }
    has_one = has_one || is_ring_bond || begins(site.one, &FirstAtoms::one);
  }
  return has_one;
}

bool ClassScreen::may_be_inside(const Class& definition, const Core& core,
                                const AskedGraph& molecule,
                                const std::vector<FirstAtoms>& first_atoms) {
  return core.as_compared.may_have_match(molecule, [&](graph::MatchedAtoms place) {
    for (std::size_t atom = 0; atom < place.size(); ++atom) {
      if (!may_bear(definition, core, atom, molecule.view, place, first_atoms)) {
        return false;
      }
    }
    return true;
  });
}

/// The kinds of the atoms beside a core turn nearly all molecules away; the others are asked how
/// their groups begin.
bool ClassScreen::may_be_inside(const Class& definition, const AskedGraph& molecule) {
  std::vector<FirstAtoms> atoms;
  return std::any_of(definition.cores.begin(), definition.cores.end(), [&](const Core& core) {
    if (!may_be_inside(definition, core, molecule, {})) {
      return false;
    }
    for (std::size_t site = atoms.size(); site < definition.sites.size(); ++site) {
      const Site& data = definition.sites[site];
      atoms.push_back({first_atoms(data.all, molecule), first_atoms(data.one, molecule)});
    }
    return atoms.empty() || may_be_inside(definition, core, molecule, atoms);
  });
}

bool ClassScreen::may_find(GateRecord& record) const {
  const bool is_known = !near_misses_ && record.compared() != nullptr;
  return std::any_of(classes_.begin(), classes_.end(), [&](const Class& definition) {
    if (!definition.is_asked_of_all || is_known) {
      return definition.is_asked_of_all && may_be_inside(definition, record.as_compared());
    }
    return std::any_of(definition.cores.begin(), definition.cores.end(), [&](const Core& core) {
      return core.any_drawing.may_be_in(record.as_drawn());
    });
  });
}

}  // namespace congener::evidence
