#include "evidence/gate_record.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/drawn_forms.hpp"

namespace congener::evidence {
namespace {

constexpr int kSulfur = 16;
constexpr graph::KindSet kSulfurKinds = graph::kinds_of_element(kSulfur);

}  // namespace

const graph::MoleculeGraph* GateRecord::made_normalised() {
  const graph::MoleculeGraph* form = &drawn_;
  if ((kinds_ & kSulfurKinds) != 0 && graph::has_sulfoxide(drawn_)) {
    space_.normalised = drawn_;
    graph::redraw_sulfoxides(space_.normalised);
    form = &space_.normalised;
  }
  return graph::is_surely_normal(*form) ? form : nullptr;
}

const graph::MoleculeGraph* GateRecord::normalised() {
  if (!normalised_) {
    normalised_ = made_normalised();
  }
  return *normalised_;
}

const graph::MoleculeGraph* GateRecord::made_compared() {
  const graph::MoleculeGraph* form = normalised();
  if (form != nullptr && form->has_charges) {
    space_.compared = *form;
    form = graph::uncharge(space_.compared) ? &space_.compared : nullptr;
  }
  return form != nullptr && graph::has_gem_diol(*form) ? nullptr : form;
}

const graph::MoleculeGraph* GateRecord::compared() {
  if (!compared_) {
    compared_ = made_compared();
  }
  return *compared_;
}

bool GateRecord::has_enol() {
  const graph::MoleculeGraph* form = compared();
  return form == nullptr || graph::has_enol(*form);
}

const graph::OverlapGraph& GateRecord::graph() {
  if (graph_ == nullptr) {
    graph::fill(space_.overlap, normalised() != nullptr ? *normalised() : drawn_);
    graph_ = &space_.overlap;
  }
  return *graph_;
}

const fingerprints::Fingerprint& GateRecord::morgan() {
  if (morgan_ == nullptr) {
    morgan_ = &space_.prints.morgan(*compared());
  }
  return *morgan_;
}

const fingerprints::Fingerprint& GateRecord::atom_pair() {
  if (atom_pair_ == nullptr) {
    atom_pair_ = &space_.prints.atom_pair(*normalised());
  }
  return *atom_pair_;
}

void copy_component(const graph::MoleculeGraph& record, int component, graph::MoleculeGraph& copy) {
  std::array<std::uint8_t, graph::kMostAtoms> place_of;
  std::array<std::uint8_t, graph::kMostBonds> bond_of;
  copy.atom_count = 0;
  copy.bond_count = 0;
  copy.component_count = 1;
  copy.are_rings_known = record.are_rings_known;
  copy.has_isotopes = record.has_isotopes;
  copy.has_stereo_marks = record.has_stereo_marks;
  copy.has_charges = false;
  for (int atom = 0; atom < record.atom_count; ++atom) {
    const auto from = static_cast<std::size_t>(atom);
    if (record.component[from] == component) {
      const auto to = static_cast<std::size_t>(copy.atom_count);
      place_of[from] = static_cast<std::uint8_t>(copy.atom_count++);
      copy.atoms[to] = record.atoms[from];
      copy.component[to] = 0;
      copy.has_charges = copy.has_charges || graph::charge_of(record.atoms[from]) != 0;
    }
  }
  for (std::size_t bond = 0; bond < static_cast<std::size_t>(record.bond_count); ++bond) {
    if (record.component[record.bond_begin[bond]] == component) {
      const auto to = static_cast<std::size_t>(copy.bond_count);
      bond_of[bond] = static_cast<std::uint8_t>(copy.bond_count++);
      copy.bonds[to] = record.bonds[bond];
      copy.bond_begin[to] = place_of[record.bond_begin[bond]];
      copy.bond_end[to] = place_of[record.bond_end[bond]];
    }
  }
  for (int atom = 0; atom < record.atom_count; ++atom) {
    const auto from = static_cast<std::size_t>(atom);
    for (int place = 0;
         record.component[from] == component && place < graph::degree_of(record.atoms[from]);
         ++place) {
      const graph::Neighbour neighbour = record.neighbour(atom, place);
      copy.neighbour(place_of[from], place) = {place_of[neighbour.atom], bond_of[neighbour.bond]};
    }
  }
}

}  // namespace congener::evidence
