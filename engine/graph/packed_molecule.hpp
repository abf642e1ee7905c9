#pragma once
// A molecule's graph as bytes, as an index stores it: some 380 bytes for a drug-like molecule, and
// asked where it lies, without a copy.
//
// Bytes: atoms (8 bits), bonds (8), flags (8; bit 0: the rings are known, bit 1: stereo marks are
// drawn), 0 (40 bits); the words of the atoms (64 bits each, little-endian); for each atom its
// neighbours (atom and bond, 8 bits each); the codes of the bonds (8 bits each); zeros up to a
// multiple of 8. kPackedVersion names this form, and what the words and codes mean.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/molecule_graph.hpp"

namespace congener::graph {

/// Raised whenever the bytes of a molecule change, or the meaning of an AtomWord or BondCode.
constexpr int kPackedVersion = 1;

std::string packed(const MoleculeGraph& graph);

/// Looks at packed molecules one after the other; scratch space of one thread.
class PackedReader {
 public:
  /// The bytes, at an address that is a multiple of 8, must stay where they are while the view is
  /// used. Nothing when they are no packed molecule: a view never leads out of its arrays.
  std::optional<GraphView> view(std::string_view bytes);

 private:
  std::array<std::uint16_t, kMostAtoms> first_neighbour_;
};

}  // namespace congener::graph
