#include "evidence/gate.hpp"

#include <array>

#include "graph/atom_kinds.hpp"
#include "graph/drawn_forms.hpp"

namespace congener::evidence {
namespace {

constexpr int kHydrogen = 1;

/// All kinds of elements that are neither hydrogen nor metals. Others share places with metals.
constexpr graph::KindSet nonmetal_kinds() {
  constexpr std::array<int, 12> kNonmetals = {5, 6, 7, 8, 9, 14, 15, 16, 17, 34, 35, 53};
  graph::KindSet kinds = 0;
  for (const int element : kNonmetals) {
    kinds |= graph::kinds_of_element(element);
  }
  return kinds;
}

}  // namespace

bool is_plain_record(const graph::MoleculeGraph& record) {
  if (record.has_isotopes) {
    return false;
  }
  if ((graph::kinds_of(record.view()) & ~nonmetal_kinds()) == 0) {
    return true;  // nearly all records, in a few instructions for each atom
  }
  if (graph::has_bonded_metal(record)) {
    return false;
  }
  for (std::size_t atom = 0; atom < static_cast<std::size_t>(record.atom_count); ++atom) {
    if (graph::element_of(record.atoms[atom]) == kHydrogen) {
      return false;
    }
  }
  return true;
}

GateScreen Gate::let_component_through_by(const graph::MoleculeGraph& component,
                                          GateSpace& space) const {
  GateRecord record(component, space);
  for (const Screen& screen : screens_) {
    if (screen.may_find(record)) {
      return screen.name;
    }
  }
  return GateScreen::None;
}

GateScreen Gate::let_through_by(const graph::MoleculeGraph& record, GateSpace& space) const {
  if (!is_plain_record(record)) {
    return GateScreen::Record;
  }
  if (record.component_count == 1) {
    return let_component_through_by(record, space);
  }
  for (int component = 0; component < record.component_count; ++component) {
    copy_component(record, component, space.component);
    const GateScreen screen = let_component_through_by(space.component, space);
    if (screen != GateScreen::None) {
      return screen;
    }
  }
  return GateScreen::None;
}

}  // namespace congener::evidence
