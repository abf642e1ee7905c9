#include "graph/graph_perception.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "graph/ring_bonds.hpp"
#include "graph/smiles_valence.hpp"

namespace congener::graph {
namespace {

constexpr int kMostRingBondsOfOneWord = 64;

AtomWord at_most(const AtomField& field, int value) {
  return field.put(std::min(static_cast<AtomWord>(value), field.largest()));
}

AtomWord word_of(const SmilesDraft& draft, int index) {
  namespace field = atom_field;
  const DraftAtom& atom = draft.atom(index);
  int valence = atom.hydrogens;
  for (const Neighbour& neighbour : draft.neighbours_of(index)) {
    valence += draft.order_number(neighbour.bond);
  }
  const auto put = [](const AtomField& place, int value) {
    return place.put(static_cast<AtomWord>(value));
  };
  AtomWord word =
      put(field::kElement, atom.element) | put(field::kAromatic, atom.is_aromatic ? 1 : 0) |
      put(field::kCharge, atom.charge + kChargeOffset) | put(field::kHydrogens, atom.hydrogens) |
      put(field::kBareHydrogens, atom.hydrogens) | put(field::kDegree, atom.degree) |
      put(field::kConnections, atom.degree + atom.hydrogens) | put(field::kValence, valence) |
      put(field::kRingBonds, atom.ring_bonds) | put(field::kIsotope, atom.isotope);
  if (draft.are_rings_known) {
    word |=
        at_most(field::kRings, atom.ring_ends / 2) | at_most(field::kLeastRing, atom.least_ring);
  }
  return word;
}

BondCode code_of(const DraftBond& bond) {
  return bond_code(bond.is_aromatic ? BondOrder::Aromatic : bond.order, bond.ring_place != 0);
}

void write_graph(const SmilesDraft& draft, MoleculeGraph& graph) {
  graph.atom_count = draft.atom_count;
  graph.bond_count = draft.bond_count;
  graph.component_count = draft.component_count;
  graph.are_rings_known = draft.are_rings_known;
  graph.has_charges = draft.has_charges;
  graph.has_isotopes = draft.has_isotopes;
  graph.has_stereo_marks = draft.has_stereo_marks;
  for (int atom = 0; atom < draft.atom_count; ++atom) {
    graph.atoms[static_cast<std::size_t>(atom)] = word_of(draft, atom);
  }
  for (int bond = 0; bond < draft.bond_count; ++bond) {
    graph.bonds[static_cast<std::size_t>(bond)] = code_of(draft.bond(bond));
  }
}

}  // namespace

ReadOutcome GraphPerception::complete(SmilesDraft& draft) {
  const ReadOutcome outcome = perceive(draft);
  if (outcome == ReadOutcome::Certain) {
    write_graph(draft, *draft.graph);
  }
  return outcome;
}

ReadOutcome GraphPerception::perceive(SmilesDraft& draft) {
  draft.are_rings_known = true;
  if (!find_ring_bonds(draft)) {
    return ReadOutcome::TooManyRings;
  }
  const ReadOutcome outcome = settle_hydrogens(draft);
  if (outcome != ReadOutcome::Certain || draft.closure_count == 0) {
    return outcome;
  }
  return draft.ring_bond_count <= kMostRingBondsOfOneWord ? perceive_rings(draft, small_)
                                                          : perceive_rings(draft, large_);
}

template <int Words>
ReadOutcome GraphPerception::perceive_rings(SmilesDraft& draft, Rings<Words>& rings) {
  rings.basis.find(draft);
  if (draft.has_lower_case) {
    const ReadOutcome outcome = kekule_form_.find(draft);
    if (outcome != ReadOutcome::Certain) {
      return outcome;
    }
  }
  return rings.aromatic.find(draft, rings.basis);
}

}  // namespace congener::graph
