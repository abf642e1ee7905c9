#pragma once
// The screen of substructure search: bits of a molecule, and those bits that every molecule with a
// match of a pattern has. A molecule that lacks one of them has no match, and is not looked at.
//
// A key stands for a simple path of 2 to 5 atoms or a simple cycle of 3 to 7 atoms. It is hashed
// from the classes along it:
// - of an atom: its element, and whether it is aromatic;
// - of a bond: single or aromatic, double, triple, other. A bond that SMARTS leaves unwritten is
//   single or aromatic, so that these have to be one class.
// A path sets one of the bits from 0 to kPathKeyBits - 1, a cycle two of those from there to
// kScreenKeyBits - 1.
// A key does not depend on the direction in which its atoms are read, nor on where a cycle begins.
//
// Keys are stored in files. They are the same on all machines: whoever changes what a bit stands
// for has to give the files a new version.
//
// Paths of atoms and bonds as a screen: Daylight Theory Manual, chapter 6, "Fingerprints". Leaving
// out whatever in the pattern is open keeps the screen exact for SMARTS, too.
//
// Both functions keep nothing between calls: any number of threads may call them.

#include <cstdint>
#include <span>
#include <vector>

#include "graph/molecule_graph.hpp"
#include "graph/smarts.hpp"

namespace congener::graph {

constexpr int kPathKeyBits = 2304;
constexpr int kCycleKeyBits = 768;
constexpr int kScreenKeyBits = kPathKeyBits + kCycleKeyBits;
constexpr int kScreenKeyWords = kScreenKeyBits / 64;

/// Bit n is bit n % 64 of word n / 64. Whatever stood in keys is overwritten. False: the molecule
/// is so densely knit that the search for its cycles was cut short, and all bits are set, so that
/// no screen leaves it out. That depends on nothing but the graph and the order of its atoms.
bool set_screen_keys(const GraphView& view, std::span<std::uint64_t, kScreenKeyWords> keys);

/// The bits that each molecule has in which the pattern is found: ascending, each once. None: the
/// screen says nothing. What is in $(...), and atoms and bonds whose class is open, ask for none.
std::vector<int> needed_screen_keys(const SmartsQuery& query);

}  // namespace congener::graph
