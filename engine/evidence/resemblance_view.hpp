#pragma once
// What ResemblanceFinder keeps of one component while it compares it. For its own sources only.

#include <string>
#include <vector>

#include "congener/fingerprints/similarity.hpp"
#include "evidence/resemblance.hpp"

namespace congener::evidence {

/// A component as it is compared: either as submitted, or without its protecting groups.
struct ResemblanceFinder::View {
  View(Features& compared, const chem::Molecule& whole) : features(compared), submitted(whole) {}

  const chem::Molecule& molecule() const { return features.molecule(); }
  double morgan_like(const Prints& target) {
    return fingerprints::tanimoto(features.morgan(), target.morgan);
  }
  double atom_pair_like(const Prints& target) {
    return fingerprints::tanimoto(features.atom_pair(), target.atom_pair);
  }

  Features& features;
  const chem::Molecule& submitted;  ///< with its protecting groups
  std::vector<std::string> protecting_groups;
  std::vector<std::size_t> identical;  ///< entries that `molecule` is, protecting groups removed
  bool is_compared = false;            ///< some overlap was computed
};

/// A place in a view that has a family's core, or a changed one, with the required groups.
struct ResemblanceFinder::FamilyHit {
  std::size_t family = 0;
  const FamilyVariant* variant = nullptr;
  std::vector<int> atoms;
  std::vector<rules::SiteContents> sites;
};

}  // namespace congener::evidence
