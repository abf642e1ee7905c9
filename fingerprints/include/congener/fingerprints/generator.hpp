#pragma once
// Fingerprints of molecules, made by RDKit.

#include <memory>

#include "congener/export.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "congener/fingerprints/fingerprint_kind.hpp"

namespace RDKit {
class ROMol;
}

namespace congener::fingerprints {

/// Makes fingerprints of every kind. Holds RDKit generators: one object per thread. The molecule
/// must be sanitized; what RDKit throws passes through.
class CONGENER_EXPORT Generator {
 public:
  Generator();
  ~Generator();
  Generator(Generator&&) noexcept;
  Generator& operator=(Generator&&) noexcept;

  /// A fingerprint of this kind, with fingerprint_bits(kind) bits.
  Fingerprint make(FingerprintKind kind, const RDKit::ROMol& molecule) const;

  /// Morgan (circular), radius 2, no chirality: Rogers and Hahn 2010, doi 10.1021/ci100050t.
  Fingerprint morgan(const RDKit::ROMol& molecule) const;

  /// Atom pairs with count simulation, no chirality: Carhart, Smith, Venkataraghavan 1985,
  /// doi 10.1021/ci00046a002.
  Fingerprint atom_pair(const RDKit::ROMol& molecule) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace congener::fingerprints
