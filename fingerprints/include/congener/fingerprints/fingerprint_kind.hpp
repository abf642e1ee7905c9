#pragma once
// The kinds of fingerprints that Generator makes, with their fixed parameters.

#include <cstdint>
#include <string>
#include <vector>

#include "congener/export.hpp"

namespace congener::fingerprints {

/// What the bits of a fingerprint stand for. Each kind has one set of parameters (see
/// fingerprint_parameters), so that the same kind always compares with the same kind.
enum class FingerprintKind {
  Morgan,              ///< circular, radius 2: Rogers and Hahn 2010, doi 10.1021/ci100050t
  FeatureMorgan,       ///< circular over pharmacophore features, radius 2: the same paper
  AtomPair,            ///< Carhart and others 1985, doi 10.1021/ci00046a002
  TopologicalTorsion,  ///< Nilakantan and others 1987, doi 10.1021/ci00054a008
  RdkitPath,           ///< hashed subgraphs of 1 to 7 bonds
  Pattern,             ///< RDKit's substructure screen
  Maccs                ///< the 166 public MDL keys: Durant and others 2002, doi 10.1021/ci010132r
};

/// All kinds, in the order of the enumeration.
CONGENER_EXPORT const std::vector<FingerprintKind>& all_fingerprint_kinds();

/// Short name for options and files: "morgan", "feature_morgan", "atom_pair",
/// "topological_torsion", "rdkit_path", "pattern", "maccs".
CONGENER_EXPORT std::string to_string(FingerprintKind kind);

/// The kind of this name. Throws congener::OptionError, with the known names, for another.
CONGENER_EXPORT FingerprintKind fingerprint_kind_from(const std::string& name);

/// Number of bits, a multiple of 64: 2,048, or 192 for MACCS (key i is bit i, bit 0 and those from
/// 167 on are never set).
CONGENER_EXPORT std::uint32_t fingerprint_bits(FingerprintKind kind);

/// Every parameter that changes the bits, as one line of "name=value" words. Two fingerprints
/// compare only when this text and the RDKit version agree.
CONGENER_EXPORT std::string fingerprint_parameters(FingerprintKind kind);

}  // namespace congener::fingerprints
