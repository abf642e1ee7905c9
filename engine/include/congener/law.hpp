#pragma once
// The facts of law as data: substances that instruments name, and each row that says something of
// one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// What one row says of a substance.
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
enum class WordingForm {
  Salts,
  Stereoisomers,
  Isomers,
  Mixtures,
  Isotopologues,
  Derivatives,
  Analogues
};

/// When a row applies. Any field may be absent: doubt about a date is never turned into a date.
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

/// Why a jurisdiction applies the row of another one.
struct ThroughLaw {
  std::string jurisdiction;  ///< whose row it is; empty: the jurisdiction's own
  std::string words;         ///< why, in one phrase
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
  ThroughLaw through;
  std::string where;  ///< file:line of the row
};

/// Where a customs tariff puts a substance. It says nothing of control.
struct TariffCode {
  std::string nomenclature;  ///< "Harmonized System 2022"
  std::string code;
  std::string words;  ///< how the tariff comes to it
  Confidence confidence = Confidence::Unverified;
  std::vector<std::string> sources;  ///< ids in ReferenceSet::sources
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
  std::vector<TariffCode> tariff_codes;
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

CONGENER_EXPORT std::string to_string(Confidence confidence);
CONGENER_EXPORT std::string to_string(ControlStatus status);
CONGENER_EXPORT std::string to_string(EntryRole role);
CONGENER_EXPORT std::string to_string(WordingForm form);

// The value whose to_string the text is; nothing for another text.
CONGENER_EXPORT std::optional<Confidence> parse_confidence(std::string_view text);
CONGENER_EXPORT std::optional<ControlStatus> parse_control_status(std::string_view text);
CONGENER_EXPORT std::optional<EntryRole> parse_entry_role(std::string_view text);
CONGENER_EXPORT std::optional<WordingForm> parse_wording_form(std::string_view text);

}  // namespace congener
