#include "graph/packed_molecule.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace congener::graph {
namespace {

static_assert(std::endian::native == std::endian::little, "packed molecules are little-endian");
static_assert(sizeof(Neighbour) == 2 && alignof(Neighbour) == 1);

constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kWordBytes = sizeof(AtomWord);
constexpr std::uint8_t kRingsKnown = 1;
constexpr std::uint8_t kStereoMarks = 2;

constexpr std::size_t rounded_up(std::size_t bytes) {
  return (bytes + kWordBytes - 1) / kWordBytes * kWordBytes;
}

/// Each bond makes two neighbours.
constexpr std::size_t packed_bytes(std::size_t atoms, std::size_t bonds) {
  return rounded_up(kHeadBytes + kWordBytes * atoms + 2 * sizeof(Neighbour) * bonds + bonds);
}

/// Up to eight bytes as a word; the rest is 0.
std::uint64_t word_at(const void* bytes, std::size_t count) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, std::min(count, sizeof word));
  return word;
}

constexpr std::uint64_t in_each_lane(std::uint64_t value) {
  return value * 0x0001000100010001ULL;
}

/// Whether all neighbours are below these counts. Four at a time, because each molecule that is
/// looked at is checked: a count below 256 is added to 2^15 less the limit, and only what reaches
/// the limit has bit 15 then.
bool lead_inside(const Neighbour* neighbours, std::size_t count, std::size_t atoms,
                 std::size_t bonds) {
  constexpr std::uint64_t kLowBytes = in_each_lane(0xFF);
  constexpr std::uint64_t kHighBits = in_each_lane(0x8000);
  const std::uint64_t to_atoms = in_each_lane(0x8000 - atoms);
  const std::uint64_t to_bonds = in_each_lane(0x8000 - bonds);
  std::uint64_t reached = 0;
  constexpr std::size_t kTogether = sizeof(std::uint64_t) / sizeof(Neighbour);
  for (std::size_t first = 0; first < count; first += kTogether) {
    const std::uint64_t word = word_at(neighbours + first, sizeof(Neighbour) * (count - first));
    reached |= ((word & kLowBytes) + to_atoms) | ((word >> 8 & kLowBytes) + to_bonds);
  }
  return (reached & kHighBits) == 0;
}

bool are_codes(const BondCode* codes, std::size_t count) {
  static_assert(kBondCodes == 16);
  std::uint64_t all = 0;
  for (std::size_t first = 0; first < count; first += sizeof all) {
    all |= word_at(codes + first, count - first);
  }
  return (all & 0xF0F0F0F0F0F0F0F0ULL) == 0;
}

template <typename T>
std::string_view bytes_of(const T* values, std::size_t count) {
  return {reinterpret_cast<const char*>(values), sizeof(T) * count};
}

}  // namespace

std::string packed(const MoleculeGraph& graph) {
  const auto atoms = static_cast<std::size_t>(graph.atom_count);
  const auto bonds = static_cast<std::size_t>(graph.bond_count);
  const std::size_t size = packed_bytes(atoms, bonds);
  std::string bytes(kHeadBytes, '\0');
  bytes.reserve(size);
  bytes[0] = static_cast<char>(graph.atom_count);
  bytes[1] = static_cast<char>(graph.bond_count);
  bytes[2] = static_cast<char>((graph.are_rings_known ? kRingsKnown : 0) |
                               (graph.has_stereo_marks ? kStereoMarks : 0));
  bytes += bytes_of(graph.atoms.data(), atoms);
  for (int atom = 0; atom < graph.atom_count; ++atom) {
    bytes +=
        bytes_of(&graph.neighbour(atom, 0),
                 static_cast<std::size_t>(degree_of(graph.atoms[static_cast<std::size_t>(atom)])));
  }
  bytes += bytes_of(graph.bonds.data(), bonds);
  bytes.resize(size, '\0');
  return bytes;
}

std::optional<GraphView> PackedReader::view(std::string_view bytes) {
  if (bytes.size() < kHeadBytes) {
    return std::nullopt;
  }
  const auto atoms = static_cast<std::uint8_t>(bytes[0]);
  const auto bonds = static_cast<std::uint8_t>(bytes[1]);
  if (bytes.size() != packed_bytes(atoms, bonds)) {
    return std::nullopt;
  }
  GraphView view;
  view.atom_count = atoms;
  view.bond_count = bonds;
  view.are_rings_known = (static_cast<std::uint8_t>(bytes[2]) & kRingsKnown) != 0;
  view.atoms = reinterpret_cast<const AtomWord*>(bytes.data() + kHeadBytes);
  view.neighbours = reinterpret_cast<const Neighbour*>(view.atoms + atoms);
  view.bonds = reinterpret_cast<const BondCode*>(view.neighbours + 2 * bonds);
  view.first_neighbour = first_neighbour_.data();
  std::size_t next = 0;
  for (std::size_t atom = 0; atom < atoms; ++atom) {
    first_neighbour_[atom] = static_cast<std::uint16_t>(next);
    next += static_cast<std::size_t>(degree_of(view.atoms[atom]));
  }
  if (next != std::size_t{2} * bonds) {
    return std::nullopt;
  }
  const bool is_inside =
      lead_inside(view.neighbours, next, atoms, bonds) && are_codes(view.bonds, bonds);
  return is_inside ? std::optional(view) : std::nullopt;
}

}  // namespace congener::graph
