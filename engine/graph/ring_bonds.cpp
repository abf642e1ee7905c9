#include "graph/ring_bonds.hpp"

namespace congener::graph {
namespace {

/// False: there is no place left.
bool mark(SmilesDraft& draft, int index) {
  DraftBond& bond = draft.bond(index);
  if (bond.ring_place != 0) {
    return true;
  }
  if (draft.ring_bond_count == kMostRingBonds) {
    return false;
  }
  draft.ring_bonds[static_cast<std::size_t>(draft.ring_bond_count++)] =
      static_cast<std::uint8_t>(index);
  bond.ring_place = static_cast<std::uint8_t>(draft.ring_bond_count);
  ++draft.atom(draft.begin_of(index)).ring_bonds;
  ++draft.atom(draft.end_of(index)).ring_bonds;
  return true;
}

/// Cuts off the atom if it is an end of a chain, and then what becomes an end by that.
void cut_chain(SmilesDraft& draft, int end) {
  int atom = end;
  while (draft.atom(atom).core_bonds == 1) {
    int next = atom;
    for (const Neighbour& neighbour : draft.neighbours_of(atom)) {
      next = draft.atom(neighbour.atom).core_bonds != 0 ? neighbour.atom : next;
    }
    draft.atom(atom).core_bonds = 0;
    --draft.atom(next).core_bonds;
    atom = next;
  }
}

}  // namespace

bool find_ring_bonds(SmilesDraft& draft) {
  draft.ring_bond_count = 0;
  bool is_room = true;
  for (int closure = 0; closure < draft.closure_count && is_room; ++closure) {
    for_each_bond_of_closure(draft, closure,
                             [&](int bond) { is_room = is_room && mark(draft, bond); });
  }
  return is_room;
}

void find_core(SmilesDraft& draft) {
  for (int atom = 0; atom < draft.atom_count; ++atom) {
    draft.atom(atom).core_bonds = draft.atom(atom).degree;
  }
  for (int atom = 0; atom < draft.atom_count; ++atom) {
    cut_chain(draft, atom);
  }
}

}  // namespace congener::graph
