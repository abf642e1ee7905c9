#include "graph/overlap_counts.hpp"

#include <algorithm>

namespace congener::graph {
namespace {

constexpr std::uint8_t kMany = 255;

void count_one(std::uint8_t& count, int more = 1) {
  count = static_cast<std::uint8_t>(std::min(count + more, static_cast<int>(kMany)));
}

}  // namespace

double overlap_bound(const OverlapCounts& one, const OverlapCounts& other, int most_bonds) {
  // Atoms of a label paired in order of their degrees have as many bond ends in common as there are
  // atoms with one, two and more bonds in both.
  const int bonds = std::min(count_common(one.bond_ends, other.bond_ends) / 2, most_bonds);
  const int atoms = std::min(count_common(one.atoms, other.atoms), 2 * bonds);
  const double size = atoms + bonds;
  return bonds == 0 ? 0.0
                    : size * size /
                          (static_cast<double>(one.atom_count + one.bond_count) *
                           static_cast<double>(other.atom_count + other.bond_count));
}

/// The row of this kind, or the free one where it belongs. At most half of the table is taken.
const OverlapKinds::Row& OverlapKinds::row_of(std::uint32_t kind) const {
  constexpr std::uint32_t kScatter = 0x9E3779B1U;
  constexpr std::uint32_t kShift = 24;
  std::size_t row = kind * kScatter >> kShift;
  while (rows_[row].kind != kind && rows_[row].kind != 0) {
    row = (row + 1) % kRows;
  }
  return rows_[row];
}

void OverlapKinds::add(const OverlapGraph& molecule) {
  for (const OverlapBond& bond : molecule.bonds) {
    const Row& row = row_of(bond.kind);
    if (row.kind == 0 && kinds_ >= kRows / 2) {
      has_too_many_ = true;
    } else if (row.kind == 0) {
      const auto place =
          static_cast<std::uint8_t>(std::min(kinds_++, OverlapCounts::kBondKinds - 1));
      rows_[static_cast<std::size_t>(&row - rows_.data())] = {bond.kind, place};
    }
  }
  for (const OverlapAtom& atom : molecule.atoms) {
    std::uint8_t& place = label_places_[atom.label];
    if (place == 0) {
      labels_ = std::min(labels_ + 1, OverlapCounts::kLabels);
      place = static_cast<std::uint8_t>(labels_);
    }
  }
}

void OverlapKinds::count_bond(std::uint32_t kind, OverlapCounts& counts) const {
  ++counts.bond_count;
  const Row& row = row_of(kind);
  if (row.kind != 0 || has_too_many_) {
    count_one(counts.bonds[row.kind != 0 ? row.place : OverlapCounts::kBondKinds - 1]);
  }
}

void OverlapKinds::count_atom(std::uint32_t label, int degree, OverlapCounts& counts) const {
  ++counts.atom_count;
  if (label_places_[label] == 0) {
    return;
  }
  constexpr int kDegrees = OverlapCounts::kDegrees;
  const std::size_t place = label_places_[label] - std::size_t{1};
  count_one(counts.atoms[place]);
  std::uint8_t* ends = &counts.bond_ends[place * kDegrees];
  for (int bonds = 0; bonds < std::min(degree, kDegrees); ++bonds) {
    count_one(ends[bonds]);
  }
  if (degree > kDegrees) {
    count_one(ends[kDegrees - 1], degree - kDegrees);
  }
}

OverlapCounts OverlapKinds::counts(const OverlapGraph& molecule) const {
  OverlapCounts counts;
  for (const OverlapAtom& atom : molecule.atoms) {
    count_atom(atom.label, atom.degree, counts);
  }
  for (const OverlapBond& bond : molecule.bonds) {
    count_bond(bond.kind, counts);
  }
  return counts;
}

OverlapCounts OverlapKinds::counts(const MoleculeGraph& molecule) const {
  OverlapCounts counts;
  for (std::size_t atom = 0; atom < static_cast<std::size_t>(molecule.atom_count); ++atom) {
    const AtomWord word = molecule.atoms[atom];
    count_atom(overlap_label(element_of(word), is_aromatic(word)), degree_of(word), counts);
  }
  for (std::size_t bond = 0; bond < static_cast<std::size_t>(molecule.bond_count); ++bond) {
    const AtomWord begin = molecule.atoms[molecule.bond_begin[bond]];
    const AtomWord end = molecule.atoms[molecule.bond_end[bond]];
    const BondCode code = molecule.bonds[bond];
    count_bond(overlap_kind(overlap_label(element_of(begin), is_aromatic(begin)),
                            overlap_label(element_of(end), is_aromatic(end)), order_of(code),
                            is_ring_bond(code)),
               counts);
  }
  return counts;
}

}  // namespace congener::graph
