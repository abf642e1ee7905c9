#include "differential/graph_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

namespace congener::test {
namespace {

using graph::AtomField;
using graph::AtomWord;
using graph::MoleculeGraph;

struct NamedField {
  const char* name;
  AtomField field;
};

constexpr std::array<NamedField, 12> kFields = {
    {{"element", graph::atom_field::kElement},
     {"aromaticity", graph::atom_field::kAromatic},
     {"charge", graph::atom_field::kCharge},
     {"hydrogens", graph::atom_field::kHydrogens},
     {"bare hydrogens", graph::atom_field::kBareHydrogens},
     {"degree", graph::atom_field::kDegree},
     {"connections", graph::atom_field::kConnections},
     {"valence", graph::atom_field::kValence},
     {"ring bonds", graph::atom_field::kRingBonds},
     {"rings", graph::atom_field::kRings},
     {"least ring", graph::atom_field::kLeastRing},
     {"isotope", graph::atom_field::kIsotope}}};

std::string difference_of_words(int atom, AtomWord fast, AtomWord slow) {
  for (const NamedField& each : kFields) {
    if (each.field.of(fast) != each.field.of(slow)) {
      return fmt::format("atom {}: {} is {}, should be {}", atom + 1, each.name,
                         each.field.of(fast), each.field.of(slow));
    }
  }
  return fast == slow ? "" : fmt::format("atom {}: bits outside of all fields", atom + 1);
}

std::string difference_of_atoms(const MoleculeGraph& fast, const MoleculeGraph& slow) {
  constexpr AtomWord kRings =
      graph::atom_field::kRings.mask() | graph::atom_field::kLeastRing.mask();
  const AtomWord asked = fast.are_rings_known ? ~AtomWord{0} : ~kRings;
  for (int atom = 0; atom < fast.atom_count; ++atom) {
    const auto index = static_cast<std::size_t>(atom);
    std::string found =
        difference_of_words(atom, fast.atoms.at(index) & asked, slow.atoms.at(index) & asked);
    if (found.empty() && fast.component.at(index) != slow.component.at(index)) {
      found = fmt::format("atom {} is in part {}, should be {}", atom + 1, fast.component.at(index),
                          slow.component.at(index));
    }
    if (!found.empty()) {
      return found;
    }
  }
  return {};
}

using Bond = std::tuple<int, int, int>;  ///< the lower atom, the higher one, the code

std::vector<Bond> sorted_bonds(const MoleculeGraph& graph) {
  std::vector<Bond> bonds;
  for (std::size_t bond = 0; bond < static_cast<std::size_t>(graph.bond_count); ++bond) {
    const auto ends = std::minmax(graph.bond_begin.at(bond), graph.bond_end.at(bond));
    bonds.emplace_back(ends.first, ends.second, graph.bonds.at(bond));
  }
  std::sort(bonds.begin(), bonds.end());
  return bonds;
}

std::string difference_of_bonds(const MoleculeGraph& fast, const MoleculeGraph& slow) {
  const std::vector<Bond> one = sorted_bonds(fast);
  const std::vector<Bond> other = sorted_bonds(slow);
  const auto place = std::mismatch(one.begin(), one.end(), other.begin());
  if (place.first == one.end()) {
    return {};
  }
  const auto [begin, end, code] = *place.first;
  const auto [other_begin, other_end, other_code] = *place.second;
  return fmt::format("bond {}-{} has code {}, should be {}-{} with code {}", begin + 1, end + 1,
                     code, other_begin + 1, other_end + 1, other_code);
}

/// Whether each bond stands once at both of its ends and nothing else does.
bool are_neighbours_those_of_bonds(const MoleculeGraph& graph) {
  std::vector<int> seen(static_cast<std::size_t>(graph.bond_count), 0);
  for (int atom = 0; atom < graph.atom_count; ++atom) {
    const int degree = graph::degree_of(graph.atoms.at(static_cast<std::size_t>(atom)));
    for (int place = 0; place < degree; ++place) {
      const graph::Neighbour& neighbour = graph.neighbour(atom, place);
      const int begin = graph.bond_begin.at(neighbour.bond);
      const int end = graph.bond_end.at(neighbour.bond);
      const bool is_end =
          (begin == atom && end == neighbour.atom) || (end == atom && begin == neighbour.atom);
      if (neighbour.bond >= graph.bond_count || !is_end) {
        return false;
      }
      ++seen.at(neighbour.bond);
    }
  }
  return std::all_of(seen.begin(), seen.end(), [](int count) { return count == 2; });
}

}  // namespace

std::string difference(const MoleculeGraph& fast, const MoleculeGraph& slow) {
  const std::array<std::tuple<const char*, int, int>, 5> counts = {
      {{"atoms", fast.atom_count, slow.atom_count},
       {"bonds", fast.bond_count, slow.bond_count},
       {"parts", fast.component_count, slow.component_count},
       {"charges", fast.has_charges, slow.has_charges},
       {"isotopes", fast.has_isotopes, slow.has_isotopes}}};
  for (const auto& [name, count, other] : counts) {
    if (count != other) {
      return fmt::format("{}: {}, should be {}", name, count, other);
    }
  }
  if (slow.has_stereo_marks && !fast.has_stereo_marks) {
    return "a mark of stereo is missing";
  }
  std::string found = difference_of_atoms(fast, slow);
  if (found.empty()) {
    found = difference_of_bonds(fast, slow);
  }
  return found.empty() && !are_neighbours_those_of_bonds(fast)
             ? "the neighbours are not those of the bonds"
             : found;
}

}  // namespace congener::test
