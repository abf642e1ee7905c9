#pragma once
// What differs between two members of one family: for each named site, what hangs there in the one
// and in the other. Stereo and isotopes are not compared.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "chem/fragment.hpp"
#include "chem/molecule.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "rules/family_matcher.hpp"
#include "rules/fragment_texts.hpp"
#include "rules/substituent_namer.hpp"

namespace congener::rules {

/// What hangs at the sites of one place of a family in a molecule. It does not refer to the
/// molecule, so that the contents of an entry can be made once and shared between threads.
struct SiteContents {
  struct Substituent {
    std::string key;  ///< equal for equal structures
    std::string name;
    std::vector<int> atoms;
  };
  struct Site {
    int atom = -1;        ///< of the core or a required group; -1: a whole substituent, or several
    std::string element;  ///< of that atom
    bool bears_hydrogen = true;
    std::vector<Substituent> substituents;  ///< ordered by key
  };
  std::map<int, Site> sites;  ///< by label; 0: the core's atoms without label, together
  std::map<std::pair<int, int>, std::string> bonds;  ///< between labelled atoms, lower label first
};

/// A limit of the work. No ordinary molecule has a core in so many ways.
constexpr std::size_t kMaxPlaces = 64;

/// Compares two molecules at the sites of one family. Const and safe to share between threads; the
/// molecules are not.
class SiteComparer {
 public:
  /// The names must outlive it. The family must be one that FamilyMatcher takes.
  SiteComparer(const Family& family, const SubstituentNamer& names);

  /// The contents of each place, in the same order. The places may be those of another core than
  /// the family's own, if its labels mean the same. Empty for more than kMaxPlaces.
  std::vector<SiteContents> contents(const chem::Molecule& molecule,
                                     const std::vector<FamilyPlace>& places) const;

  /// The differences, ordered by the family's sites, then bonds, then the rest of the core. Of all
  /// pairs of places the one with the fewest differences is taken, and among equals the first by
  /// text, so that the answer does not depend on how the molecules are written. Empty when nothing
  /// differs, or when one of the lists is empty. Atoms are numbered as in each molecule, ascending:
  /// those of what hangs there, or the atom of the core if it bears only hydrogen. Sizes count what
  /// one of the two has there and the other has not, whole substituents.
  std::vector<SiteChange> changes(const std::vector<SiteContents>& entry,
                                  const std::vector<SiteContents>& submitted) const;

 private:
  /// A difference at one label, before those of equal sites are put together.
  struct Difference;

  SiteContents contents_of(const chem::Molecule& molecule, const FamilyPlace& place,
                           FragmentTexts& texts) const;
  void add_fragment(const chem::Molecule& molecule, const chem::Fragment& fragment,
                    const FamilyPlace& place, FragmentTexts& texts, SiteContents& contents) const;
  std::set<int> labels_to_tell(const chem::Fragment& fragment, const FamilyPlace& place,
                               const std::vector<int>& attached) const;
  std::string bridge_name(const std::string& formula, int label,
                          const std::vector<int>& labels) const;
  std::vector<Difference> differences(const SiteContents& entry,
                                      const SiteContents& submitted) const;
  void add_site_difference(int label, const SiteContents& entry, const SiteContents& submitted,
                           std::vector<Difference>& result) const;
  void add_bond_differences(const SiteContents& entry, const SiteContents& submitted,
                            std::vector<Difference>& result) const;

  static std::vector<SiteChange> told_once(const std::vector<Difference>& differences);

  std::string name_of(int label) const;
  int order_of(int label) const;
  bool is_whole(int label) const;

  struct SiteName {
    std::string name;
    int order = 0;
    bool whole = false;
  };
  const SubstituentNamer& names_;
  std::map<int, SiteName> sites_;  ///< by label
};

}  // namespace congener::rules
