#pragma once
// A reference set: the substances that published instruments name, with every control row as data.
// Loaded from a folder of TOML files (reference_sets/SCHEMA.md), checked whole before first use.

#include <memory>
#include <string>
#include <vector>

#include "congener/calibration.hpp"
#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/family.hpp"
#include "congener/jurisdiction.hpp"
#include "congener/law.hpp"
#include "congener/structure_class.hpp"

namespace congener {

/// A counter-ion or solvent that commonly comes with a substance.
struct CounterComponent {
  std::string name;
  std::string smiles;
};

/// One folder that a reference set was read from, of several or alone.
struct ReferencePack {
  std::string id;
  std::string title;
  std::string version;
  Date date;
  std::string licence;
  std::string sha256;  ///< over all files of the folder, in path order
};

/// A whole reference set. Plain data; safe to read from many threads. Of several packs, id, title,
/// version and licence are those of the packs joined with "+", and date is the latest.
struct ReferenceSet {
  std::string id;
  std::string title;
  std::string version;
  Date date;  ///< the facts are as of this day
  std::string licence;
  std::string sha256;  ///< over all files of the set, in path order; of several packs, over theirs
  std::vector<ReferencePack> packs;  ///< in the order in which they were given
  std::vector<Source> sources;
  std::vector<Entry> entries;  ///< ordered by id
  std::vector<Family> families;
  std::vector<SubstituentGroup> groups;
  std::vector<StructureClass> classes;  ///< ordered by id
  SimilarityRules similarity;
  Calibration
      calibration;  ///< without tails: none, so that nothing is known of how rare a score is
  std::vector<CounterComponent> counter_components;
  std::vector<SubstituentName> substituent_names;
  std::vector<ProtectingGroup> protecting_groups;

  /// The jurisdictions that are asked unless others are chosen, in the set's order of display.
  std::vector<std::string> jurisdictions;
  /// Those that can be chosen besides, because they follow the law of another one; ascending.
  std::vector<std::string> further_jurisdictions;
  std::vector<JurisdictionFacts> jurisdiction_facts;  ///< ordered by code
  std::vector<Membership> memberships;
  std::vector<FollowRule> follow_rules;
};

/// Loads a set from its folder and checks it whole: every structure parses, formulas and
/// identifiers agree, ids are unique, dates are ordered, sources exist, every family holds on its
/// own examples. Throws FileError or ReferenceSetError; the message names file and line.
CONGENER_EXPORT ReferenceSet load_reference_set(const std::string& folder);

/// The same for several folders, which together are one set: a user's own packs beside the shipped
/// one. Names must not clash; each pack may use the names of the others (reference_sets/SCHEMA.md,
/// "Your own pack"). A path of a file is a list of one's own (.csv or .tsv, "A list of your own"):
/// its substances are watched in the jurisdiction OWN.
CONGENER_EXPORT ReferenceSet load_reference_sets(const std::vector<std::string>& folders);

/// Folder of the set that is installed with this library: beside the library or the program that
/// holds it, in ../share or ../../share, else where it was installed when it was built. Throws
/// FileError when it is in neither place.
CONGENER_EXPORT std::string default_reference_set_folder();

/// That set, loaded once and kept. Throws as load_reference_set. Thread-safe.
CONGENER_EXPORT std::shared_ptr<const ReferenceSet> default_reference_set();

/// Loads a calibration file to take the place of the set's own. Throws FileError, ReferenceSetError
/// or, when it counts none of the set's entries, OptionError.
CONGENER_EXPORT Calibration load_calibration_for(const ReferenceSet& set, const std::string& path);

/// How much the set holds of a kind of law of a jurisdiction: not read, unless it says more.
CONGENER_EXPORT LawCoverage coverage_of(const ReferenceSet& set, const std::string& jurisdiction,
                                        LawKind kind);

/// Index of the entry with this id, or -1.
CONGENER_EXPORT int find_entry(const ReferenceSet& set, const std::string& id);

/// Whether molecules are compared with this entry of the set: with precursors, and with end
/// products that a family rests on, except those that are identity_only.
CONGENER_EXPORT bool is_compared(const ReferenceSet& set, const Entry& entry);

}  // namespace congener
