#include "graph/kekule_form.hpp"

#include <algorithm>
#include <cstddef>

namespace congener::graph {

ReadOutcome KekuleForm::find(SmilesDraft& draft) {
  if (!gather(draft) || !search(draft)) {
    return ReadOutcome::Kekulization;
  }
  write(draft);
  return ReadOutcome::Certain;
}

/// Of the lower-case states that settle_hydrogens lets pass, those with an electron left for it.
bool KekuleForm::needs_double_bond(const SmilesDraft& draft, int index) const {
  const DraftAtom& atom = draft.atom(index);
  const int connections = atom.degree + atom.hydrogens;
  switch (atom.element) {
    case 6: {
      bool has_double_bond = false;
      for (const Neighbour& neighbour : draft.neighbours_of(index)) {
        has_double_bond = has_double_bond || draft.bond(neighbour.bond).order == BondOrder::Double;
      }
      return atom.charge == 0 && !has_double_bond;
    }
    case 7:
      return (atom.charge == 0 && connections == 2) || atom.charge == 1;
    case 8:
    case 16:
      return atom.charge == 1;
    default:
      return false;
  }
}

bool KekuleForm::is_open_pair(const SmilesDraft& draft, const Neighbour& neighbour) const {
  const DraftBond& bond = draft.bond(neighbour.bond);
  return bond.order == BondOrder::Aromatic && bond.ring_place != 0 &&
         need(neighbour.atom) == Need::Open;
}

/// The atoms that need a double bond. False: one of them has no partner.
bool KekuleForm::gather(const SmilesDraft& draft) {
  needy_count_ = pair_count_ = forced_count_ = choice_count_ = steps_ = 0;
  for (int atom = 0; atom < draft.atom_count; ++atom) {
    const bool is_needy = draft.atom(atom).is_lower_case && needs_double_bond(draft, atom);
    need(atom) = is_needy ? Need::Open : Need::None;
    if (is_needy) {
      needy_[static_cast<std::size_t>(needy_count_++)] = static_cast<std::uint8_t>(atom);
    }
  }
  for (int index = 0; index < needy_count_; ++index) {
    const std::uint8_t atom = needy_[static_cast<std::size_t>(index)];
    const auto neighbours = draft.neighbours_of(atom);
    partners(atom) = static_cast<std::uint8_t>(
        std::count_if(neighbours.begin(), neighbours.end(),
                      [&](const Neighbour& neighbour) { return is_open_pair(draft, neighbour); }));
    if (partners(atom) == 0) {
      return false;
    }
    if (partners(atom) == 1) {
      forced_[static_cast<std::size_t>(forced_count_++)] = atom;
    }
  }
  std::fill_n(is_double_.begin(), draft.bond_count, false);
  return true;
}

/// The place of the atom's next neighbour that it could be paired with; its degree: none.
int KekuleForm::next_open_place(const SmilesDraft& draft, int atom, int from) const {
  const int degree = draft.atom(atom).degree;
  int place = from;
  while (place < degree && !is_open_pair(draft, draft.graph->neighbour(atom, place))) {
    ++place;
  }
  return place;
}

bool KekuleForm::search(const SmilesDraft& draft) {
  while (true) {
    if (!make_forced_pairs(draft)) {
      if (!try_next_choice(draft)) {
        return false;
      }
    } else if (pair_count_ * 2 == needy_count_) {
      return true;
    } else if (!choose(draft)) {
      return false;
    }
  }
}

/// False: an atom is left without a partner.
bool KekuleForm::make_forced_pairs(const SmilesDraft& draft) {
  while (forced_count_ > 0) {
    const int atom = forced_[static_cast<std::size_t>(--forced_count_)];
    if (need(atom) != Need::Open) {
      continue;
    }
    const int place = next_open_place(draft, atom, 0);
    if (place == draft.atom(atom).degree || !pair(draft, atom, place)) {
      return false;
    }
  }
  return true;
}

bool KekuleForm::choose(const SmilesDraft& draft) {
  if (choice_count_ == kMostChoices) {
    return false;
  }
  const auto* atom = std::find_if(needy_.data(), needy_.data() + needy_count_,
                                  [&](int each) { return need(each) == Need::Open; });
  choices_[static_cast<std::size_t>(choice_count_++)] = {*atom, -1, pair_count_};
  return try_next_choice(draft);
}

/// Goes back to the last choice that has another way.
bool KekuleForm::try_next_choice(const SmilesDraft& draft) {
  while (choice_count_ > 0) {
    Choice& choice = choices_[static_cast<std::size_t>(choice_count_ - 1)];
    forced_count_ = 0;
    if (++steps_ > kMostSteps) {
      return false;
    }
    undo_pairs(draft, choice.pairs);
    choice.place = next_open_place(draft, choice.atom, choice.place + 1);
    if (choice.place == draft.atom(choice.atom).degree) {
      --choice_count_;
    } else if (pair(draft, choice.atom, choice.place)) {
      return true;
    }
  }
  return false;
}

/// False: an atom beside them is left without a partner.
bool KekuleForm::pair(const SmilesDraft& draft, int atom, int place) {
  const Neighbour& partner = draft.graph->neighbour(atom, place);
  need(atom) = need(partner.atom) = Need::Met;
  is_double_[partner.bond] = true;
  pairs_[static_cast<std::size_t>(pair_count_++)] = partner.bond;
  bool has_all_a_partner = true;
  for (const int end : {atom, static_cast<int>(partner.atom)}) {
    for (const Neighbour& neighbour : draft.neighbours_of(end)) {
      if (!is_open_pair(draft, neighbour)) {
        continue;
      }
      const int left = --partners(neighbour.atom);
      has_all_a_partner = has_all_a_partner && left > 0;
      if (left == 1) {
        forced_[static_cast<std::size_t>(forced_count_++)] = neighbour.atom;
      }
    }
  }
  return has_all_a_partner;
}

void KekuleForm::undo_pairs(const SmilesDraft& draft, int kept) {
  while (pair_count_ > kept) {
    const int bond = pairs_[static_cast<std::size_t>(--pair_count_)];
    is_double_[static_cast<std::size_t>(bond)] = false;
    const int begin = draft.begin_of(bond);
    const int end = draft.end_of(bond);
    for (const int atom : {begin, end}) {
      for (const Neighbour& neighbour : draft.neighbours_of(atom)) {
        if (is_open_pair(draft, neighbour)) {
          ++partners(neighbour.atom);
        }
      }
    }
    need(begin) = need(end) = Need::Open;
  }
}

/// A bond between lower-case atoms that is in no ring is single, as in biphenyl.
void KekuleForm::write(SmilesDraft& draft) const {
  for (int index = 0; index < draft.bond_count; ++index) {
    DraftBond& bond = draft.bond(index);
    if (bond.order == BondOrder::Aromatic) {
      bond.is_drawn_aromatic = bond.ring_place != 0;
      bond.order =
          is_double_[static_cast<std::size_t>(index)] ? BondOrder::Double : BondOrder::Single;
    }
  }
}

}  // namespace congener::graph
