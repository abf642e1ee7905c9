#pragma once
// The RDKit boundary: every RDKit header that engine/chem uses, and the differences between RDKit
// releases (2022.09 on Debian 12, 2025.03 on Debian 13). No other folder of engine includes RDKit.
// Also the precompiled header of these files: one of them costs 7 s to compile without it, 2 s with
// it.

#include <GraphMol/ChemTransforms/ChemTransforms.h>
#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/MolStandardize/Charge.h>
#include <GraphMol/MolStandardize/Metal.h>
#include <GraphMol/MolStandardize/Normalize.h>
#include <GraphMol/MolStandardize/Tautomer.h>
#include <GraphMol/PeriodicTable.h>
#include <GraphMol/QueryAtom.h>
#include <GraphMol/QueryBond.h>
#include <GraphMol/QueryOps.h>
#include <GraphMol/SanitException.h>
#include <GraphMol/SmilesParse/SmartsWrite.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>
#include <GraphMol/SubstanceGroup.h>
#include <GraphMol/Substruct/SubstructMatch.h>
#include <GraphMol/new_canon.h>
#include <RDGeneral/FileParseException.h>
#include <RDGeneral/RDLog.h>
#include <RDGeneral/versions.h>

#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

#include "chem/structure_error.hpp"

namespace congener::chem {

/// RDKit 2022.09 hands out raw owning pointers, later releases unique_ptr; both end in a unique_ptr
/// here.
template <typename T>
std::unique_ptr<T> owned(T* pointer) {
  return std::unique_ptr<T>(pointer);
}
template <typename T>
std::unique_ptr<T> owned(std::unique_ptr<T>&& pointer) {
  return std::move(pointer);
}

/// Runs work on one structure, and turns what RDKit throws into a StructureError. A fault of this
/// program (logic_error) and a lack of memory pass: they say nothing about the structure.
template <typename Work>
auto at_boundary(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const StructureError&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::logic_error&) {
    throw;
  } catch (const std::exception& error) {
    throw StructureError(error.what());
  }
}

// RDKit's atom and bond ranges have no standard iterators, so <algorithm> does not take them.

template <typename Predicate>
bool any_atom(const RDKit::ROMol& molecule, Predicate predicate) {
  for (const auto* atom : molecule.atoms()) {
    if (predicate(*atom)) {
      return true;
    }
  }
  return false;
}

template <typename Predicate>
bool any_bond_of(const RDKit::ROMol& molecule, const RDKit::Atom& atom, Predicate predicate) {
  for (const auto* bond : molecule.atomBonds(&atom)) {
    if (predicate(*bond)) {
      return true;
    }
  }
  return false;
}

}  // namespace congener::chem
