#pragma once
// A reference set: the substances that published instruments name, with every control row as data.
// Loaded from a folder of TOML files (reference_sets/SCHEMA.md), checked whole before first use.

#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"

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
  BelievedListed,  ///< no text read; memory only
  Covered,         ///< inside the wording of another entry
  ScopeExtended,   ///< a later amendment of an entry that is listed already
  Temporary,       ///< a temporary entry with a last day
  Watch,           ///< published surveillance list or advance notice only
  NotFound,        ///< looked for and not found; no evidence of absence
  NotCovered,      ///< text read and, on our reading, does not reach the substance
};

/// A form of a substance that the words of an entry may mention.
enum class WordingForm { Salts, Stereoisomers, Isomers, Mixtures };

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

/// A substance that an instrument names.
struct Entry {
  std::string id;
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

/// A structural family around named entries: a core with required groups.
struct Family {
  std::string id;
  std::string name;
  std::vector<std::string>
      rests_on;      ///< entry ids; the family is in use when one of them is in force
  std::string core;  ///< SMARTS; labelled sites carry atom-map numbers
  std::vector<RequiredGroup> required;
  std::vector<RuleExample> matches;
  std::vector<RuleExample> misses;
  std::string where;
};

/// Cut-offs for fingerprint similarity to an entry, by the entry's number of heavy atoms.
struct SimilarityBand {
  int heavy_atoms_max = 0;  ///< the band reaches up to this size, inclusive
  double morgan = 1.0;      ///< Tanimoto, Morgan radius 2, 2048 bits; 0 to 1
  double atom_pair = 1.0;   ///< Tanimoto, atom pairs, 2048 bits; 0 to 1
};

/// How resemblance is graded.
struct SimilarityRules {
  std::vector<SimilarityBand> bands;  ///< ascending; entries above the last band use the last one
  double strong_core_share = 1.0;     ///< core atoms / heavy atoms of the submitted component
  double moderate_core_share = 1.0;
  int max_size_ratio_percent =
      100;  ///< fingerprints are compared only within this ratio of heavy atoms
  std::string
      required_smarts;  ///< what a component must hold to be compared at all; empty: nothing
};

/// A counter-ion or solvent that commonly comes with a substance.
struct CounterComponent {
  std::string name;
  std::string smiles;
};

/// A whole reference set. Plain data; safe to read from many threads.
struct ReferenceSet {
  std::string id;
  std::string title;
  std::string version;
  Date date;  ///< the facts are as of this day
  std::string licence;
  std::string sha256;  ///< over all files of the set, in path order
  std::vector<Source> sources;
  std::vector<Entry> entries;  ///< ordered by id
  std::vector<Family> families;
  SimilarityRules similarity;
  std::vector<CounterComponent> counter_components;

  /// All jurisdictions that have a row, in the set's order of display.
  std::vector<std::string> jurisdictions;
};

/// Loads a set from its folder and checks it whole: every structure parses, formulas and
/// identifiers agree, ids are unique, dates are ordered, sources exist, every family holds on its
/// own examples. Throws FileError or ReferenceSetError; the message names file and line.
ReferenceSet load_reference_set(const std::string& folder);

/// Index of the entry with this id, or -1.
int find_entry(const ReferenceSet& set, const std::string& id);

std::string to_string(Confidence confidence);
std::string to_string(ControlStatus status);

}  // namespace congener
