#pragma once
// How the text of one structure is written, and how large one may be.

namespace congener {

enum class StructureFormat { Smiles, MolBlock, Inchi };

/// The highest limit on non-hydrogen atoms that can be set (max_heavy_atoms of several options).
constexpr int kMostHeavyAtoms = 100000;

}  // namespace congener
