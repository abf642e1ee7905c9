#pragma once
// A reference set: the substances that published instruments name, with every control row as data.
// Loaded from a folder of TOML files (reference_sets/SCHEMA.md), checked whole before first use.

#include <optional>
#include <string>
#include <vector>

#include "congener/calibration.hpp"
#include "congener/date.hpp"
#include "congener/export.hpp"

namespace congener {

/// How sure we are of a fact. From reference_sets/SCHEMA.md, "Confidence".
enum class Confidence {
  Confirmed,   ///< read in the official text or a mirror of it
  Secondary,   ///< read in a report, transcription or data set about the official text
  Derived,     ///< computed, or our own reading of a text
  Unverified,  ///< not read: memory or hearsay; verify before use
};

/// What an instrument says of a substance, in one row.
enum class ControlStatus {
  Listed,          ///< named in the instrument
  BelievedListed,  ///< no text of the listing itself was read
  Covered,         ///< inside the wording of another entry
  ScopeExtended,   ///< a later amendment of an entry that is listed already
  Temporary,       ///< a temporary entry with a last day
  Watch,           ///< published surveillance list or advance notice only
  NotFound,        ///< looked for and not found; no evidence of absence
  NotCovered,      ///< text read and, on our reading, does not reach the substance
};

/// A form of a substance that the words of an entry may mention. Derivatives and analogues are open
/// words: they have no structural rule, so they raise the grade of a resemblance and never decide.
enum class WordingForm { Salts, Stereoisomers, Isomers, Mixtures, Derivatives, Analogues };

/// When a row applies. All fields may be absent: doubt is kept as doubt, never turned into a date.
struct ControlPeriod {
  std::optional<Date> published;
  std::optional<Date> effective;  ///< first day it applies
  Confidence effective_confidence = Confidence::Unverified;
  std::optional<Date>
      earliest;  ///< it cannot have applied before this day (for example: publication)
  std::optional<Date> latest;    ///< known to apply on this day at the latest
  std::optional<Date> last_day;  ///< last day of a temporary or repealed row
  std::string note;              ///< what the source says of the dates, where that is not a date
};

/// One row of law: a substance in a jurisdiction.
struct ControlRow {
  std::string jurisdiction;  ///< UN, US, CN, EU, CA, GB, DE, MX, IN, HK, VN ...
  ControlStatus status = ControlStatus::NotFound;
  std::string instrument;
  std::string list;
  std::string citation;
  ControlPeriod period;
  std::string scope;          ///< our summary of the words
  bool wording_read = false;  ///< whether the words on forms were read at all
  std::vector<WordingForm> wording_forms;
  std::vector<std::string> sources;  ///< ids in ReferenceSet::sources
  Confidence confidence = Confidence::Unverified;
  std::string note;
  std::string where;  ///< file:line of the row
};

/// What an entry is in the set.
enum class EntryRole {
  Precursor,   ///< a substance that resemblance is measured to
  EndProduct,  ///< a fentanyl-class substance that a class definition needs as its core, or that an
               ///< instrument names: recognised as itself; compared with where a family rests on it
};

/// A substance that an instrument names.
struct Entry {
  std::string id;
  EntryRole role = EntryRole::Precursor;
  std::string name;
  std::string iupac_name;
  std::vector<std::string> synonyms;
  std::string smiles;
  std::string formula;   ///< Hill order, checked against the structure at load
  std::string inchikey;  ///< carried for the reader; not computed here
  std::string cas;       ///< may be empty; the check digit is verified at load
  Confidence cas_confidence = Confidence::Unverified;
  bool identity_only = false;  ///< a commodity chemical: resemblance to it says nothing
  std::string note;
  std::string named_by;  ///< for a relative that only one regulator names: which
  std::vector<ControlRow> controls;
  std::string where;  ///< file of the entry
  std::string pack;   ///< id of the pack that it comes from
};

/// A document that a row rests on.
struct Source {
  std::string id;
  std::string what;
  std::string where;
  std::string how_read;
  std::string kind;
};

/// A group that must be present at a labelled site of a family's core.
struct RequiredGroup {
  std::string name;
  int site = 0;                     ///< atom-map number in the core
  std::vector<std::string> smarts;  ///< any of them; its first atom stands on the site
};

/// A molecule that shows what a rule matches or must not match, with the reason.
struct RuleExample {
  std::string smiles;
  std::string reason;
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

/// Groups that certain atoms of a group's start may bear.
struct GroupRest {
  std::vector<int> labels;          ///< atom-map numbers in the start
  std::vector<std::string> groups;  ///< ids of groups, or "hydrogen"
};

/// A named kind of substituent ("alkyl", "any aromatic monocycle"). A fragment is what hangs off a
/// core: its heavy atoms, connected, bonded to the core. It is of the group when all that is given
/// here holds. From reference_sets/SCHEMA.md, "groups.toml".
struct SubstituentGroup {
  std::string id;
  std::string name;
  std::string meaning;     ///< in our words, with the choices made
  int attachments = 1;     ///< bonds to the core: 1, or 2 for a group that closes a ring with it
  int bond_order = 1;      ///< of each of them
  std::string generic;     ///< name of an RDKit generic group ("Alkyl"); empty: none asked for
  std::string every_atom;  ///< SMARTS that each heavy atom of the fragment matches
  std::vector<std::string> start;     ///< SMARTS, any of them; its first atom is bonded to the core
  std::vector<GroupRest> rest;        ///< what labelled atoms of the start may bear; the others
                                      ///< bear hydrogen only. Empty with a start: nothing
  bool any_rest = false;              ///< with a start: it may bear anything
  std::vector<std::string> contains;  ///< SMARTS, each of them somewhere in the fragment
  std::vector<std::string> lacks;     ///< SMARTS, none of them anywhere in the fragment
  int max_carbon_atoms = 0;           ///< 0: no limit
  int max_chain_atoms = 0;            ///< heavy atoms outside rings; 0: no limit
  std::vector<RuleExample> matches;   ///< '*' stands for the core
  std::vector<RuleExample> misses;
  std::string where;
};

/// A point where the words can be read in two ways: a switch with a documented default.
struct ClassReading {
  std::string id;
  std::string question;
  bool is_default = false;  ///< whether the wider reading holds unless the user says otherwise
  std::string reason;       ///< why this default
};

/// One way of meeting a definition ("A", "carbamate").
struct ClassLimb {
  std::string key;
  std::string words;              ///< in our own words
  std::optional<Date> effective;  ///< first day, where it is later than the class's own
  Confidence effective_confidence = Confidence::Unverified;
  std::string citation;  ///< where it is another than the class's own
};

/// A drawing of the fixed part of a class. Every atom stands for itself; bonds as drawn; hydrogens
/// are not written.
struct ClassCore {
  std::string name;
  std::string smiles;              ///< sites carry atom-map numbers
  std::vector<std::string> limbs;  ///< met by this core itself ("acetal"); usually none
};

/// Groups that a site may bear, and which limbs they meet.
struct ClassAllowance {
  std::vector<std::string> groups;  ///< ids of groups, or "hydrogen"
  std::vector<std::string> limbs;   ///< empty: as in the reference substance
  std::string reading;              ///< holds only while this reading is in use; empty: always
};

/// A place of the core and what it may bear. Places of the core without a site bear hydrogen only.
struct ClassSite {
  std::string name;
  std::vector<int> labels;                ///< atom-map numbers in the cores
  std::vector<ClassAllowance> bears_one;  ///< exactly one group, of these; empty: none needed
  std::vector<ClassAllowance> may_bear;   ///< any number of further groups, of these
};

enum class ClassKind {
  Closed,  ///< a core with labelled sites; every heavy atom must be accounted for
  Open,    ///< open words about families: raise the grade of a resemblance, never decide
  Text,    ///< words that were read, or could not be: shown, never matched
};

/// An example of a class, with the limbs that it meets.
struct ClassExample {
  std::string smiles;
  std::string reason;
  std::optional<std::vector<std::string>> limbs;  ///< for a match: just these are met
};

/// A generic definition in law, or the words around a listing that reach further than its name.
struct StructureClass {
  std::string id;
  std::string name;
  std::string jurisdiction;
  ClassKind kind = ClassKind::Closed;
  std::string entry;          ///< entry on whose words or structure it rests; may be empty
  int least_limbs = 0;        ///< a member meets at least so many limbs
  double max_mass_u = 0;      ///< average molecular mass without counter-ions; 0: no limit
  bool only_flagged = false;  ///< asked only of molecules that are or resemble an entry, or are in
                              ///< another class: the words reach far beyond this set's subject
  std::vector<ClassCore> cores;
  std::vector<ClassSite> sites;
  std::vector<ClassLimb> limbs;
  std::vector<ClassReading> readings;
  std::vector<std::string> families;  ///< for Open: ids of families
  std::string logic;                  ///< the definition in our own words
  std::string exceptions;
  std::string not_covered;               ///< what it does not reach, on our reading
  std::vector<std::string> open_doubts;  ///< ambiguities that no reading switches
  std::vector<ControlRow> controls;      ///< status covered, or not_found for Text that is no law
  std::vector<ClassExample> matches;
  std::vector<ClassExample> misses;
  std::string where;
};

/// How resemblance is graded. Rates are fractions of ordinary molecules that come as near to some
/// entry (Calibration).
struct SimilarityRules {
  double strong_rate = 0;    ///< a family member that is at most so common is strong
  double moderate_rate = 0;  ///< ... is moderate; what is more common is weak
  /// Overlap alone is computed only with entries that a component comes nearer to than all but this
  /// fraction of ordinary molecules, by one of the fingerprints.
  double candidate_rate = 1;
  /// Overlap alone is computed only where larger / smaller number of heavy atoms is at most this:
  /// of a much larger molecule it says nothing as a whole. 0: any.
  int max_size_ratio_percent = 0;
  /// What a component must hold to be compared by overlap alone or as a changed core; empty:
  /// nothing.
  std::string required_smarts;
};

/// A counter-ion or solvent that commonly comes with a substance.
struct CounterComponent {
  std::string name;
  std::string smiles;
};

/// A standard protecting group, seen on a molecule that is an entry, or a member of its family,
/// under it. From reference_sets/SCHEMA.md, "Protecting groups".
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

  /// All jurisdictions that have a row, in the set's order of display.
  std::vector<std::string> jurisdictions;
};

/// Loads a set from its folder and checks it whole: every structure parses, formulas and
/// identifiers agree, ids are unique, dates are ordered, sources exist, every family holds on its
/// own examples. Throws FileError or ReferenceSetError; the message names file and line.
CONGENER_EXPORT ReferenceSet load_reference_set(const std::string& folder);

/// The same for several folders, which together are one set: a user's own packs beside the shipped
/// one. Names must not clash; each pack may use the names of the others (reference_sets/SCHEMA.md,
/// "Your own pack").
CONGENER_EXPORT ReferenceSet load_reference_sets(const std::vector<std::string>& folders);

/// Loads a calibration file to take the place of the set's own. Throws FileError, ReferenceSetError
/// or, when it counts none of the set's entries, OptionError.
CONGENER_EXPORT Calibration load_calibration_for(const ReferenceSet& set, const std::string& path);

/// Index of the entry with this id, or -1.
CONGENER_EXPORT int find_entry(const ReferenceSet& set, const std::string& id);

/// Whether resemblance to this entry of the set is looked for: to precursors and to end products
/// that a family rests on, but for those that are identity_only.
CONGENER_EXPORT bool is_compared(const ReferenceSet& set, const Entry& entry);

CONGENER_EXPORT std::string to_string(Confidence confidence);
CONGENER_EXPORT std::string to_string(ControlStatus status);
CONGENER_EXPORT std::string to_string(EntryRole role);
CONGENER_EXPORT std::string to_string(ClassKind kind);
CONGENER_EXPORT std::string to_string(WordingForm form);

}  // namespace congener
