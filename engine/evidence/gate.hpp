#pragma once
// Rules nearly all molecules out by their bare graph, before they are standardised: an ordinary
// molecule costs little more than its parsing.

#include "chem/molecule.hpp"
#include "evidence/identity.hpp"
#include "evidence/resemblance.hpp"
#include "evidence/workspace.hpp"

namespace congener::evidence {

/// Const and safe to share between threads.
class Gate {
 public:
  /// Both must outlive it.
  Gate(const IdentityMatcher& identities, const ResemblanceFinder& resemblances)
      : identities_(identities), resemblances_(resemblances) {}

  /// False is a proof that no entry, class, family or overlap of the set could be found in the
  /// record: it asks for what any finding needs, and only for what neither salts, charges nor other
  /// drawings of the same groups change. Mixtures and labelled molecules are always let through.
  bool lets_through(const chem::Molecule& record, const Workspace& workspace) const;

 private:
  const IdentityMatcher& identities_;
  const ResemblanceFinder& resemblances_;
};

}  // namespace congener::evidence
