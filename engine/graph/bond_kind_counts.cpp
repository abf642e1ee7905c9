#include "graph/bond_kind_counts.hpp"

#include <algorithm>

namespace congener::graph {
namespace {

constexpr std::size_t kPlaces = std::tuple_size_v<BondKindCounts>;
constexpr std::uint8_t kMany = 255;

}  // namespace

/// The row of this kind, or the free one where it belongs. At most half of the table is taken.
const BondKinds::Row& BondKinds::row_of(std::uint32_t kind) const {
  constexpr std::uint32_t kScatter = 0x9E3779B1U;
  constexpr std::uint32_t kShift = 24;
  std::size_t row = kind * kScatter >> kShift;
  while (rows_[row].kind != kind && rows_[row].kind != 0) {
    row = (row + 1) % kRows;
  }
  return rows_[row];
}

void BondKinds::add(const OverlapGraph& molecule) {
  for (const OverlapBond& bond : molecule.bonds) {
    const Row& row = row_of(bond.kind);
    if (row.kind == 0 && kinds_ >= kRows / 2) {
      has_too_many_ = true;
    } else if (row.kind == 0) {
      const auto place = static_cast<std::uint8_t>(std::min(kinds_++, kPlaces - 1));
      rows_[static_cast<std::size_t>(&row - rows_.data())] = {bond.kind, place};
    }
  }
}

void BondKinds::count(std::uint32_t kind, BondKindCounts& counts) const {
  const Row& row = row_of(kind);
  if (row.kind != 0 || has_too_many_) {
    std::uint8_t& count = counts[row.kind != 0 ? row.place : kPlaces - 1];
    count = count < kMany ? static_cast<std::uint8_t>(count + 1) : kMany;
  }
}

BondKindCounts BondKinds::counts(const OverlapGraph& molecule) const {
  BondKindCounts counts{};
  for (const OverlapBond& bond : molecule.bonds) {
    count(bond.kind, counts);
  }
  return counts;
}

BondKindCounts BondKinds::counts(const MoleculeGraph& molecule) const {
  BondKindCounts counts{};
  for (std::size_t bond = 0; bond < static_cast<std::size_t>(molecule.bond_count); ++bond) {
    const AtomWord begin = molecule.atoms[molecule.bond_begin[bond]];
    const AtomWord end = molecule.atoms[molecule.bond_end[bond]];
    const BondCode code = molecule.bonds[bond];
    count(overlap_kind(overlap_label(element_of(begin), is_aromatic(begin)),
                       overlap_label(element_of(end), is_aromatic(end)), order_of(code),
                       is_ring_bond(code)),
          counts);
  }
  return counts;
}

}  // namespace congener::graph
