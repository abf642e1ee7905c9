#include "congener/fingerprints/fingerprint_kind.hpp"

#include "congener/error.hpp"

namespace congener::fingerprints {
namespace {

struct KindRow {
  FingerprintKind kind;
  const char* name;
  std::uint32_t bits;
  const char* parameters;
};

// generator.cpp makes what is written here; generator_test.cpp compares both with RDKit's own.
constexpr KindRow kKinds[] = {
    {FingerprintKind::Morgan, "morgan", 2048,
     "radius=2 bits=2048 chirality=0 bond_types=1 features=0 counts=0"},
    {FingerprintKind::FeatureMorgan, "feature_morgan", 2048,
     "radius=2 bits=2048 chirality=0 bond_types=1 features=1 counts=0"},
    {FingerprintKind::AtomPair, "atom_pair", 2048,
     "min_distance=1 max_distance=30 bits=2048 chirality=0 counts=1"},
    {FingerprintKind::TopologicalTorsion, "topological_torsion", 2048,
     "atoms=4 bits=2048 chirality=0 counts=1"},
    {FingerprintKind::RdkitPath, "rdkit_path", 2048,
     "min_path=1 max_path=7 bits=2048 bits_per_hash=2 hydrogens=1 branched=1 bond_order=1"},
    {FingerprintKind::Pattern, "pattern", 2048, "bits=2048"},
    {FingerprintKind::Maccs, "maccs", 192, "bits=192 keys=166"},
};

const KindRow& row_of(FingerprintKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

}  // namespace

const std::vector<FingerprintKind>& all_fingerprint_kinds() {
  static const std::vector<FingerprintKind> kinds = [] {
    std::vector<FingerprintKind> all;
    for (const KindRow& row : kKinds) {
      all.push_back(row.kind);
    }
    return all;
  }();
  return kinds;
}

std::string to_string(FingerprintKind kind) {
  return row_of(kind).name;
}

FingerprintKind fingerprint_kind_from(const std::string& name) {
  std::string known;
  for (const KindRow& row : kKinds) {
    if (name == row.name) {
      return row.kind;
    }
    known += known.empty() ? row.name : std::string(", ") + row.name;
  }
  throw OptionError("unknown kind of fingerprint '" + name + "'; known are " + known);
}

std::uint32_t fingerprint_bits(FingerprintKind kind) {
  return row_of(kind).bits;
}

std::string fingerprint_parameters(FingerprintKind kind) {
  return row_of(kind).parameters;
}

}  // namespace congener::fingerprints
