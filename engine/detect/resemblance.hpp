#pragma once
// The analogue tier: families (core with required groups) and fingerprint similarity with cut-offs
// that depend on the entry's size. Says what a component resembles and in which measure; never what
// it is.

#include <cstddef>
#include <optional>
#include <vector>

#include "congener/finding.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "congener/reference_set.hpp"
#include "detect/components.hpp"
#include "detect/workspace.hpp"

namespace congener::detect {

/// Const and safe to share between threads.
class ResemblanceFinder {
 public:
  explicit ResemblanceFinder(const ReferenceSet& set);

  /// For each entry that some component resembles, the best resemblance, in entry order.
  /// Jurisdictions are not filled in; entries that the record is identical to are included.
  std::vector<Resemblance> find(const std::vector<Component>& components,
                                Workspace& workspace) const;

 private:
  struct Prints {
    fingerprints::Fingerprint morgan;
    fingerprints::Fingerprint atom_pair;
  };
  struct EntryPrint {
    bool compared = false;  ///< false: identity_only
    int heavy_atoms = 0;
    double morgan_cut_off = 1;
    double atom_pair_cut_off = 1;
    Prints prints;
  };
  struct FamilyHit {
    std::size_t family = 0;
    std::vector<int> atoms;
    double core_share = 0;
  };

  std::vector<FamilyHit> match_families(const chem::Molecule& molecule, int heavy_atoms,
                                        const Workspace& workspace) const;
  bool similarity_applies(const chem::Molecule& molecule, int heavy_atoms,
                          const Workspace& workspace) const;
  Resemblance family_resemblance(std::size_t entry, const FamilyHit& hit,
                                 const Scores& scores) const;
  Resemblance compare(std::size_t entry, const Prints& prints, int heavy_atoms,
                      const std::vector<FamilyHit>& family_hits) const;
  bool any_morgan_reaches(const fingerprints::Fingerprint& morgan) const;
  std::vector<Resemblance> find_in(const Component& component, Workspace& workspace) const;

  const ReferenceSet& set_;
  std::vector<EntryPrint> prints_;
  std::vector<std::vector<std::size_t>> families_of_entry_;
};

/// True when a is the closer resemblance: grade, then scores, then entry id.
bool is_closer(const Resemblance& a, const Resemblance& b);

}  // namespace congener::detect
