#pragma once
// Graphs for the tests of graph overlap, made without RDKit, and what they must fulfil.

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "chem/overlap_graph.hpp"
#include "chem/parse.hpp"

namespace congener::test {

inline graph::OverlapGraph graph_of(const std::string& smiles) {
  return chem::overlap_graph(chem::parse_smiles(smiles));
}

/// Fills in degrees and sorted kinds from labels and bonds.
inline void complete(graph::OverlapGraph& graph) {
  graph.sorted_bond_kinds.clear();
  graph.sorted_atom_kinds.clear();
  for (auto& atom : graph.atoms) {
    atom.degree = 0;
  }
  for (const auto& bond : graph.bonds) {
    ++graph.atoms[static_cast<std::size_t>(bond.begin)].degree;
    ++graph.atoms[static_cast<std::size_t>(bond.end)].degree;
    graph.sorted_bond_kinds.push_back(bond.kind);
  }
  for (const auto& atom : graph.atoms) {
    graph.sorted_atom_kinds.push_back(atom.label << graph::kDegreeBits |
                                      static_cast<unsigned int>(atom.degree));
  }
  std::sort(graph.sorted_bond_kinds.begin(), graph.sorted_bond_kinds.end());
  std::sort(graph.sorted_atom_kinds.begin(), graph.sorted_atom_kinds.end());
}

/// The same graph written in another order of atoms and bonds.
inline graph::OverlapGraph respelled(const graph::OverlapGraph& graph, std::mt19937& engine) {
  const auto shuffle = [&](auto& items) {
    for (std::size_t left = items.size(); left > 1; --left) {
      std::swap(items[left - 1], items[engine() % left]);
    }
  };
  std::vector<int> places(graph.atoms.size());
  std::iota(places.begin(), places.end(), 0);
  shuffle(places);
  graph::OverlapGraph result = graph;
  for (std::size_t atom = 0; atom < places.size(); ++atom) {
    result.atoms[static_cast<std::size_t>(places[atom])] = graph.atoms[atom];
  }
  for (auto& bond : result.bonds) {
    bond.begin = places[static_cast<std::size_t>(bond.begin)];
    bond.end = places[static_cast<std::size_t>(bond.end)];
    if (engine() % 2 == 0) {
      std::swap(bond.begin, bond.end);
    }
  }
  shuffle(result.bonds);
  return result;
}

/// Any simple graph with two labels and two types of bonds, triangles included.
inline graph::OverlapGraph random_graph(int atoms, std::mt19937& engine) {
  graph::OverlapGraph graph;
  for (int atom = 0; atom < atoms; ++atom) {
    graph.atoms.push_back({atom, 1U + static_cast<unsigned int>(engine() % 4 == 0), 0});
  }
  for (int begin = 0; begin < atoms; ++begin) {
    for (int end = begin + 1; end < atoms; ++end) {
      if (engine() % 5 < 2) {
        const auto label = graph.atoms[static_cast<std::size_t>(begin)].label;
        const auto other = graph.atoms[static_cast<std::size_t>(end)].label;
        const auto type = static_cast<unsigned int>(engine() % 8 == 0);
        graph.bonds.push_back(
            {begin, end, false,
             std::min(label, other) << 12U | std::max(label, other) << 4U | type});
      }
    }
  }
  complete(graph);
  return graph;
}

inline const graph::OverlapBond* bond_between(const graph::OverlapGraph& graph, int one,
                                              int other) {
  for (const auto& bond : graph.bonds) {
    if ((bond.begin == one && bond.end == other) || (bond.begin == other && bond.end == one)) {
      return &bond;
    }
  }
  return nullptr;
}

/// Bonds that this partial map of atoms (by place; -1: none) carries to bonds of the same kind.
inline int count_mapped_bonds(const graph::OverlapGraph& one, const graph::OverlapGraph& other,
                              const std::vector<int>& images) {
  int count = 0;
  for (const auto& bond : one.bonds) {
    const int begin = images[static_cast<std::size_t>(bond.begin)];
    const int end = images[static_cast<std::size_t>(bond.end)];
    const auto* image = begin < 0 || end < 0 ? nullptr : bond_between(other, begin, end);
    count += image != nullptr && image->kind == bond.kind ? 1 : 0;
  }
  return count;
}

}  // namespace congener::test
