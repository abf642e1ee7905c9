#pragma once
// Structural families around named entries, and how resemblance to an entry is looked for.

#include <optional>
#include <string>
#include <vector>

namespace congener {

/// A molecule that shows what a rule matches or must not match, with the reason.
struct RuleExample {
  std::string smiles;
  std::string reason;
};

/// A group that must be present at a labelled site of a family's core.
struct RequiredGroup {
  std::string name;
  int site = 0;                     ///< atom-map number in the core
  std::vector<std::string> smarts;  ///< any of them; its first atom stands on the site
};

/// A changed core of a family: another ring size, another ring atom, a bridge. Labels mean the same
/// as in the family's own core.
struct FamilyVariant {
  std::string name;                     ///< what is changed ("five-membered ring")
  std::string core;                     ///< SMARTS
  std::string precheck;                 ///< as of a family
  std::vector<RequiredGroup> required;  ///< empty: those of the family
  std::vector<RuleExample> matches;
  std::vector<RuleExample> misses;
  std::string where;
};

/// A named place of a family, where molecules are compared: labelled atoms of its core or of its
/// required groups. From reference_sets/SCHEMA.md, "families.toml".
struct FamilySite {
  std::string name;         ///< "N1", "C3/C5", "anilino nitrogen"
  std::string place;        ///< in plain words ("the ring nitrogen"); never empty: else the name
  std::vector<int> labels;  ///< atom-map numbers; several: places that symmetry makes equal
  bool whole = false;       ///< the site is the whole substituent that holds the labelled atom, not
                            ///< what hangs on that atom ("aryl ring")
};

/// A structural family around named entries: a core with required groups.
struct Family {
  std::string id;
  std::string name;
  std::vector<std::string>
      rests_on;      ///< entry ids; the family is in use when one of them is in force
  std::string core;  ///< SMARTS; labelled sites carry atom-map numbers
  /// SMARTS that every member matches as it is drawn, whatever its charges and hydrogens; rules
  /// ordinary molecules out at little cost. Empty: the core.
  std::string precheck;
  std::vector<RequiredGroup> required;
  std::vector<FamilyVariant> variants;
  std::vector<FamilySite> sites;  ///< in order of display; a label without a site is "site LABEL"
  std::vector<RuleExample> matches;
  std::vector<RuleExample> misses;
  std::string where;
};

/// How close a member of a family is to an entry, as a number from 0 to 1: the logistic function of
///
///     constant + added * ln(1 + heavy atoms added) + missing * ln(1 + heavy atoms missing)
///              + fingerprints * (Morgan + atom pairs) / 2 + core_rarity * decades of core rarity
///
/// Fitted to tell close relatives of entries from members found in ordinary chemistry. Every term
/// has one direction: a larger change is never closer, more in common never less close.
struct ClosenessRules {
  double constant = 0;
  double added = 0;         ///< not above 0
  double missing = 0;       ///< not above 0
  double fingerprints = 0;  ///< not below 0
  double core_rarity = 0;   ///< not below 0
  double most_decades = 0;  ///< a core counts as no rarer than this, because rarer was not counted
  double least_strong = 0;  ///< a member at least so close is strong
  double least_moderate = 0;  ///< ... is moderate; what is less close is weak
  /// A member with more heavy atoms added is weak, however rare its core; 0: no limit.
  int most_added = 0;
};

/// How resemblances are looked for and graded. A rate is the fraction of ordinary molecules that
/// are as like to some entry (Calibration).
struct SimilarityRules {
  /// Without it all members are weak.
  std::optional<ClosenessRules> closeness;
  /// A component without a family's core is compared with an entry only if at most this fraction of
  /// ordinary molecules overlap that entry as much.
  double candidate_rate = 1;
  /// ... and only if the larger number of heavy atoms is at most this percentage of the smaller,
  /// because the overlap says nothing of a much larger molecule as a whole. 0: any sizes.
  int max_size_ratio_percent = 0;
  /// A pattern that a component without a family's core must have to be compared at all. Empty:
  /// none.
  std::string required_smarts;
};

/// A standard protecting group: a member of a family that bears it is also compared without it.
/// From reference_sets/SCHEMA.md, "Protecting groups".
struct ProtectingGroup {
  /// A molecule that bears the group, and the same without it.
  struct Match {
    std::string smiles;
    std::string bare;
  };
  std::string name;    ///< as shown ("N-Boc")
  std::string smarts;  ///< the group with the atom that bears it, see chem::ProtectingGroup
  std::vector<Match> matches;
  std::vector<RuleExample> misses;
  std::string where;
};

/// The ordinary name of a common substituent.
struct SubstituentName {
  std::string name;
  std::string smiles;  ///< '*' stands for what it hangs on; a double bond to it is written ("*=O")
};

}  // namespace congener
