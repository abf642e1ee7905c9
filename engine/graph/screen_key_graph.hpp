#pragma once
// What screen keys are read from (screen_keys.hpp): the classes of atoms and bonds. Molecules and
// patterns are both brought into this form and walked by the same code, so that a path of a pattern
// gets the key that the same path of a molecule has.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "graph/molecule_graph.hpp"
#include "graph/screen_keys.hpp"

namespace congener::graph {

/// Element and aromaticity: the lowest eight bits of an AtomWord.
using ScreenAtomClass = std::uint8_t;
constexpr int kScreenAtomClasses = 256;
constexpr AtomWord kScreenAtomMask = atom_field::kElement.mask() | atom_field::kAromatic.mask();
static_assert(kScreenAtomMask == kScreenAtomClasses - 1);

enum class ScreenBondClass : std::uint8_t { Other, SingleOrAromatic, Double, Triple };

constexpr ScreenBondClass screen_class_of(BondCode code) {
  switch (order_of(code)) {
    case BondOrder::Single:
    case BondOrder::Aromatic:
      return ScreenBondClass::SingleOrAromatic;
    case BondOrder::Double:
      return ScreenBondClass::Double;
    case BondOrder::Triple:
      return ScreenBondClass::Triple;
    case BondOrder::Other:
      break;
  }
  return ScreenBondClass::Other;
}

/// A bond as it is seen from one of its atoms.
struct ScreenLink {
  std::uint8_t atom = 0;  ///< the other one
  ScreenAtomClass atom_class = 0;
  ScreenBondClass bond_class = ScreenBondClass::Other;
  bool is_in_ring = false;  ///< only such bonds are in cycles
};

/// Some 8 kB for one molecule or pattern; what is beyond the counts is not initialised.
class ScreenKeyGraph {
 public:
  explicit ScreenKeyGraph(int atom_count) : atom_count_(atom_count) {
    std::fill_n(degrees_.begin(), atom_count, std::uint8_t{0});
  }

  int atom_count() const { return atom_count_; }
  bool is_full(int atom) const { return degrees_[static_cast<std::size_t>(atom)] == kMostLinks; }
  void set_class(int atom, ScreenAtomClass atom_class) {
    classes_[static_cast<std::size_t>(atom)] = atom_class;
  }
  ScreenAtomClass class_of(int atom) const { return classes_[static_cast<std::size_t>(atom)]; }
  /// Not when is_full(atom).
  void add_link(int atom, const ScreenLink& link) {
    const auto place = static_cast<std::size_t>(atom);
    links_[place * kMostLinks + degrees_[place]++] = link;
  }
  std::span<const ScreenLink> links_of(int atom) const {
    const auto place = static_cast<std::size_t>(atom);
    return {links_.data() + place * kMostLinks, degrees_[place]};
  }

 private:
  static constexpr std::size_t kMostLinks = atom_field::kDegree.largest();

  int atom_count_;
  std::array<std::uint8_t, kMostAtoms> degrees_;
  std::array<ScreenAtomClass, kMostAtoms> classes_;
  std::array<ScreenLink, static_cast<std::size_t>(kMostAtoms) * kMostLinks> links_;
};

using ScreenKeys = std::span<std::uint64_t, kScreenKeyWords>;

/// Adds the keys of all paths and cycles. False: not all cycles were walked.
bool add_screen_keys(const ScreenKeyGraph& graph, ScreenKeys keys);

}  // namespace congener::graph
