#pragma once
// How the text of one structure is written.

namespace congener {

enum class StructureFormat { Smiles, MolBlock };

}  // namespace congener
