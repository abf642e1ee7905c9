#pragma once
// The substituent groups of a reference set, ready to be compared with fragments of a molecule. One
// object per thread, because RDKit locks some patterns while it matches.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chem/fragment.hpp"
#include "chem/molecule.hpp"
#include "chem/pattern.hpp"
#include "congener/reference_set.hpp"

namespace congener::rules {

/// Stands for "nothing but hydrogen" where a group is asked for.
constexpr int kHydrogen = -1;
inline constexpr const char* kHydrogenId = "hydrogen";

class GroupMatcher {
 public:
  /// Throws std::invalid_argument when a pattern is no SMARTS, a group is not known, or groups run
  /// in a circle.
  explicit GroupMatcher(const std::vector<SubstituentGroup>& groups);

  /// kHydrogen for "hydrogen". Throws std::invalid_argument for an unknown id.
  int index_of(const std::string& id) const;
  const std::string& name_of(int group) const;

  int bond_order_of(int group) const;  ///< of its bonds to the core

  std::size_t count() const { return groups_.size(); }

  bool fits(int group, const chem::Molecule& molecule, const chem::Fragment& fragment) const;

 private:
  struct Rest {
    std::vector<int> labels;
    std::vector<int> groups;
  };
  struct Group {
    const SubstituentGroup* data = nullptr;
    std::optional<chem::Pattern> every_atom;
    std::vector<chem::Pattern> start;
    std::vector<Rest> rest;
    std::vector<chem::Pattern> contains;
    std::vector<chem::Pattern> lacks;
  };

  void check_circles(int group, std::vector<int>& path) const;
  bool has_the_attachments(const Group& group, const chem::Fragment& fragment) const;
  bool has_the_atoms(const Group& group, const chem::Molecule& molecule,
                     const chem::Fragment& fragment) const;
  bool begins_right(const Group& group, const chem::Molecule& molecule,
                    const chem::Fragment& fragment) const;
  bool rest_is_allowed(const Group& group, const chem::Pattern& start,
                       const std::vector<int>& place, const chem::Molecule& molecule,
                       const chem::Fragment& fragment) const;
  bool piece_is_allowed(const Group& group, const chem::Pattern& start,
                        const std::vector<int>& place, const chem::Molecule& molecule,
                        const chem::Fragment& piece) const;

  std::vector<SubstituentGroup> data_;
  std::vector<Group> groups_;
};

}  // namespace congener::rules
