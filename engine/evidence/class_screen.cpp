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
    for (const ClassAllowance& allowance : *allowances) {
      for (const std::string& id : allowance.groups) {
        const auto group = groups_.find(id);
        if (group != groups_.end()) {
          site.kinds |= first_atoms(*group->second);
        }
        const bool is_one = allowances == &data.bears_one;
        site.bears_something = site.bears_something && !(is_one && id == kHydrogen);
      }
    }
  }
  return site;
}

/// All where the group does not say how it begins, and for a group that closes a ring with the
/// core, because it says that of one of its ends only.
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

/// Whether what hangs on this atom of the core could be groups that it may bear, judged by the
/// atoms that are bonded to it. Tautomers change neither their elements nor, outside rings, their
/// aromaticity.
bool ClassScreen::may_bear(const Class& definition, const Core& core, std::size_t atom,
                           const graph::GraphView& molecule, graph::MatchedAtoms place) {
  const int here = place[atom];
  const int further = graph::degree_of(molecule.atoms[here]) - core.degrees[atom];
  const int index = core.site_of_atom[atom];
  if (index < 0) {
    return further == 0;
  }
  const Site& site = definition.sites[static_cast<std::size_t>(index)];
  if (further == 0) {
    return !site.bears_something;
  }
  return std::all_of(molecule.begin_of(here), molecule.end_of(here), [&](const auto& neighbour) {
    if (std::find(place.begin(), place.end(), neighbour.atom) != place.end()) {
      return true;
    }
    const graph::AtomWord word = molecule.atoms[neighbour.atom];
    const std::size_t kind = kind_of(word);
    return site.kinds[kind] || (graph::is_in_ring(word) && site.kinds[kind ^ 1U]);
  });
}

bool ClassScreen::may_be_inside(const Class& definition, const AskedGraph& molecule) {
  return std::any_of(definition.cores.begin(), definition.cores.end(), [&](const Core& core) {
    return core.as_compared.may_have_match(molecule, [&](graph::MatchedAtoms place) {
      for (std::size_t atom = 0; atom < place.size(); ++atom) {
        if (!may_bear(definition, core, atom, molecule.view, place)) {
          return false;
        }
      }
      return true;
    });
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
