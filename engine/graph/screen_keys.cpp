#include "graph/screen_keys.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/mixed_hash.hpp"
#include "graph/screen_key_graph.hpp"

namespace congener::graph {
namespace {

constexpr int kMostPathAtoms = 5;
constexpr int kLeastCycleAtoms = 3;
constexpr int kMostCycleAtoms = 7;
/// Of the walk along the ring bonds, some nanoseconds each. A drug-like molecule takes a hundred or
/// two, buckminsterfullerene 9,000 and the cage of a carborane 30,000. Paths need no such limit:
/// 255 bonds with at most six at an atom have fewer than 100,000 of them, both directions counted.
constexpr int kMostCycleSteps = 100'000;

/// An atom and a bond to it in ten bits: the class of the bond stands above that of the atom.
using Symbol = std::uint16_t;
constexpr int kAtomBits = 8;
constexpr int kBondBits = 2;
constexpr int kSymbolBits = kAtomBits + kBondBits;

Symbol symbol_of(ScreenBondClass bond_class, ScreenAtomClass atom_class) {
  return static_cast<Symbol>(static_cast<unsigned int>(bond_class) << kAtomBits | atom_class);
}

/// The bit out of so many that a hash stands for: its upper half, scaled.
std::size_t scaled(std::uint64_t hash, int bits) {
  return static_cast<std::size_t>((hash >> 32) * static_cast<std::uint64_t>(bits) >> 32);
}

void add(ScreenKeys keys, std::size_t bit) {
  keys[bit / 64] |= std::uint64_t{1} << bit % 64;
}

/// A path as a number: atom, bond, atom and so on, the last one in the lowest bits. Both directions
/// are kept while it grows, so that neither has to be turned round.
struct PathText {
  std::uint64_t forward = 0;
  std::uint64_t backward = 0;
};

/// The text of a path that had so many atoms.
PathText longer(const PathText& text, const ScreenLink& link, int atoms) {
  const auto atom = static_cast<std::uint64_t>(link.atom_class);
  const auto bond = static_cast<std::uint64_t>(link.bond_class);
  const int text_bits = atoms * kSymbolBits - kBondBits;
  return {text.forward << kSymbolBits | bond << kAtomBits | atom,
          text.backward | (atom << kBondBits | bond) << text_bits};
}

/// Five atoms fill 48 bits; the number of atoms stands above them, because class 0 is a class, too.
std::size_t path_key(const PathText& text, int atoms) {
  const std::uint64_t canonical = std::min(text.forward, text.backward);
  return scaled(mixed(canonical | static_cast<std::uint64_t>(atoms) << 56), kPathKeyBits);
}

using PathAtoms = std::array<int, kMostPathAtoms>;

/// Adds what begins with the first Atoms ones. Each path is met from both ends and counts once.
template <int Atoms>
void add_paths(const ScreenKeyGraph& graph, PathAtoms& atoms, const PathText& text,
               ScreenKeys keys) {
  for (const ScreenLink& link : graph.links_of(atoms[Atoms - 1])) {
    if (std::find(atoms.begin(), atoms.begin() + Atoms, link.atom) != atoms.begin() + Atoms) {
      continue;
    }
    const PathText extended = longer(text, link, Atoms);
    if (link.atom > atoms[0]) {
      add(keys, path_key(extended, Atoms + 1));
    }
    if constexpr (Atoms + 1 < kMostPathAtoms) {
      atoms[Atoms] = link.atom;
      add_paths<Atoms + 1>(graph, atoms, extended, keys);
    }
  }
}

using CycleText = std::array<Symbol, kMostCycleAtoms>;  ///< 0 behind the last atom

/// The least of the texts that begin at each of the atoms.
CycleText least_rotation(const CycleText& text, std::size_t atoms) {
  CycleText least = text;
  CycleText rotated = text;
  for (std::size_t turn = 1; turn < atoms; ++turn) {
    std::rotate(rotated.begin(), rotated.begin() + 1,
                rotated.begin() + static_cast<std::ptrdiff_t>(atoms));
    least = std::min(least, rotated);
  }
  return least;
}

/// The same cycle the other way round: each bond now leads to the atom that it came from.
CycleText reversed(const CycleText& text, std::size_t atoms) {
  constexpr unsigned int kAtomMask = (1U << kAtomBits) - 1;
  CycleText turned{};
  for (std::size_t place = 0; place < atoms; ++place) {
    const Symbol before = text[(place + atoms - 1) % atoms];
    turned[atoms - 1 - place] =
        static_cast<Symbol>((text[place] & ~kAtomMask) | (before & kAtomMask));
  }
  return turned;
}

std::uint64_t cycle_hash(const CycleText& text, std::size_t atoms) {
  const CycleText canonical =
      std::min(least_rotation(text, atoms), least_rotation(reversed(text, atoms), atoms));
  std::uint64_t hash = mixed(atoms);
  for (std::size_t place = 0; place < atoms; ++place) {
    hash = mixed(hash ^ canonical[place]);
  }
  return hash;
}

/// Two bits, of the two halves of the hash: molecules have few cycles, and one bit that a rare one
/// shares with benzene would make the screen blind for it.
void add_cycle(ScreenKeys keys, const CycleText& text, std::size_t atoms) {
  const std::uint64_t hash = cycle_hash(text, atoms);
  add(keys, kPathKeyBits + scaled(hash, kCycleKeyBits));
  add(keys, kPathKeyBits + scaled(hash << 32, kCycleKeyBits));
}

/// Walks along ring bonds from each atom over those of higher numbers, back to where it began.
class CycleWalk {
 public:
  CycleWalk(const ScreenKeyGraph& graph, ScreenKeys keys) : graph_(graph), keys_(keys) {}

  /// False: it was cut short.
  bool add_all() {
    for (int atom = 0; atom < graph_.atom_count(); ++atom) {
      atoms_[0] = atom;
      add_from(1);
    }
    return steps_left_ > 0;
  }

 private:
  void add_from(std::size_t atoms) {
    for (const ScreenLink& link : graph_.links_of(atoms_[atoms - 1])) {
      if (!link.is_in_ring || link.atom < atoms_[0] || steps_left_ == 0) {
        continue;
      }
      --steps_left_;
      text_[atoms - 1] = symbol_of(link.bond_class, link.atom_class);
      if (link.atom == atoms_[0]) {
        close(atoms);
      } else if (atoms < kMostCycleAtoms && !is_walked(link.atom, atoms)) {
        atoms_[atoms] = link.atom;
        add_from(atoms + 1);
      }
    }
  }

  /// A cycle is met in both directions and counts once.
  void close(std::size_t atoms) {
    if (atoms >= kLeastCycleAtoms && atoms_[1] < atoms_[atoms - 1]) {
      CycleText text{};
      std::copy_n(text_.begin(), atoms, text.begin());
      add_cycle(keys_, text, atoms);
    }
  }

  bool is_walked(int atom, std::size_t atoms) const {
    const auto end = atoms_.begin() + static_cast<std::ptrdiff_t>(atoms);
    return std::find(atoms_.begin(), end, atom) != end;
  }

  const ScreenKeyGraph& graph_;
  ScreenKeys keys_;
  int steps_left_ = kMostCycleSteps;
  std::array<int, kMostCycleAtoms> atoms_{};
  CycleText text_{};
};

void fill(ScreenKeyGraph& graph, const GraphView& view) {
  for (int atom = 0; atom < view.atom_count; ++atom) {
    graph.set_class(atom, static_cast<ScreenAtomClass>(view.atoms[atom] & kScreenAtomMask));
    for (const Neighbour* neighbour = view.begin_of(atom); neighbour != view.end_of(atom);
         ++neighbour) {
      const BondCode code = view.bonds[neighbour->bond];
      graph.add_link(atom,
                     {neighbour->atom,
                      static_cast<ScreenAtomClass>(view.atoms[neighbour->atom] & kScreenAtomMask),
                      screen_class_of(code), is_ring_bond(code)});
    }
  }
}

}  // namespace

bool add_screen_keys(const ScreenKeyGraph& graph, ScreenKeys keys) {
  PathAtoms atoms{};
  for (int atom = 0; atom < graph.atom_count(); ++atom) {
    atoms[0] = atom;
    const std::uint64_t text = graph.class_of(atom);
    add_paths<1>(graph, atoms, {text, text}, keys);
  }
  return CycleWalk(graph, keys).add_all();
}

bool set_screen_keys(const GraphView& view, ScreenKeys keys) {
  ScreenKeyGraph graph(view.atom_count);
  fill(graph, view);
  std::fill(keys.begin(), keys.end(), std::uint64_t{0});
  const bool is_complete = add_screen_keys(graph, keys);
  if (!is_complete) {
    std::fill(keys.begin(), keys.end(), ~std::uint64_t{0});
  }
  return is_complete;
}

}  // namespace congener::graph
