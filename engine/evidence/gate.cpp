#include "evidence/gate.hpp"

#include "graph/drawn_forms.hpp"

namespace congener::evidence {

bool is_plain_record(const graph::MoleculeGraph& record) {
  constexpr int kHydrogen = 1;
  if (record.has_isotopes || graph::has_bonded_metal(record)) {
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
