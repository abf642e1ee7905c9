#pragma once
// What the detector says of one submitted molecule. Plain data, written by the report writers.

#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/reference_set.hpp"

namespace congener {

/// Ascending: a record's status is the highest over the selected jurisdictions.
enum class Status { NotScreened, NoFinding, Analogue, Watch, Covered, Listed };

/// How close a resemblance is. Never a legal conclusion.
enum class Grade { None, Weak, Moderate, Strong };

/// A relaxation under which a submitted molecule is the same substance as an entry, least distant
/// first.
enum class Form {
  SaltOrSolvate,    ///< comes with counter-ions or solvent, or drawn as its ions
  CovalentHydrate,  ///< a ketone drawn as its gem-diol
  Mixture,          ///< comes with another component that is no common counter-ion or solvent
  Charge,           ///< protonated or deprotonated without a counter-ion
  Stereo,           ///< a stereoisomer, or stereo left open on one side
  Isotope,          ///< labelled
  Tautomer,
};

/// Whether the words of a control row speak of a form.
enum class Wording { Mentioned, Silent, NotRead };

/// The submitted molecule is an entry, through the named forms.
struct Identity {
  std::string entry;
  std::string entry_name;
  std::vector<Form> forms;                    ///< ascending and unique; empty: exactly the entry
  std::vector<int> atoms;                     ///< matched atoms, see Finding
  std::vector<std::string> other_components;  ///< names of counter-ions and solvents, else formulas
};

/// The rung of the identity ladder: "exact" or the most distant form used.
std::string rung(const Identity& identity);

/// Scores of a submitted component against one entry.
struct Scores {
  double morgan = 0;      ///< Tanimoto, Morgan radius 2, 2048 bits; 0 to 1
  double atom_pair = 0;   ///< Tanimoto, atom pairs, 2048 bits; 0 to 1
  double core_share = 0;  ///< matched core atoms / heavy atoms of the component; 0 to 1
};

/// The submitted molecule resembles an entry without being it.
struct Resemblance {
  std::string entry;
  std::string entry_name;
  std::string
      relation;  ///< "core" (a family's core and required groups) or "similar" (fingerprints only)
  std::string family;  ///< family id for "core", else empty
  std::string family_name;
  Grade grade = Grade::None;
  std::vector<int> atoms;  ///< matched atoms, see Finding; empty for "similar"
  Scores scores;
  std::vector<std::string> jurisdictions;  ///< selected ones in which the entry is in force
};

struct FormWording {
  Form form = Form::SaltOrSolvate;
  Wording wording = Wording::NotRead;
};

/// What one site of a class definition bears in the submitted molecule.
struct ClassSiteFinding {
  std::string site;                ///< name of the site
  std::string group;               ///< name of the group met; empty: none
  std::string formula;             ///< of what is there ("C8H9"); empty: hydrogen only
  std::vector<std::string> limbs;  ///< of the definition that it meets; empty: as in the reference
  std::vector<int> atoms;          ///< see Finding
};

/// What a closed class definition says of the submitted molecule. Only definitions whose core is
/// there have one.
struct ClassFinding {
  std::string rule;  ///< id of the class
  std::string rule_name;
  std::string jurisdiction;
  bool is_inside = false;  ///< every heavy atom of the component is accounted for, on this day
  std::vector<std::string> limbs;       ///< met, ascending
  std::vector<int> core_atoms;          ///< see Finding
  std::vector<ClassSiteFinding> sites;  ///< those that bear something, in the class's order
  std::vector<std::string> failing;     ///< what keeps it outside, nearest match; empty: inside
  std::vector<std::string> readings;    ///< ids of the switchable readings that it rests on
  std::vector<Form> forms;              ///< forms in which it was submitted, see Identity
};

/// The answer for one jurisdiction as of the chosen date. Only jurisdictions with something to say
/// have one.
struct JurisdictionFinding {
  std::string jurisdiction;
  Status status = Status::NoFinding;
  Grade grade = Grade::None;  ///< for Status::Analogue
  std::string entry;
  std::string
      rule;  ///< id of the class that decides or raises the grade; empty: a row of the entry
  std::string basis;  ///< which fact decides, in words
  std::string instrument;
  std::string list;
  std::string citation;
  std::optional<Date> effective;
  std::string effective_note;       ///< what is known where no date is
  bool effective_verified = false;  ///< false: the row is applied although its date is in doubt
  Confidence confidence = Confidence::Unverified;            ///< of the row
  Confidence effective_confidence = Confidence::Unverified;  ///< of its date
  std::vector<FormWording> wording;                          ///< one per form used by the identity
  std::vector<std::string> notes;                            ///< open doubts about this answer
};

/// A jurisdiction that lists the identical substance.
struct GapListing {
  std::string jurisdiction;
  Status status = Status::Listed;
  std::optional<Date> since;
  bool since_verified = false;
};

/// Listed here, not found there. not_found_in is never a statement that something is uncontrolled.
struct Gap {
  std::vector<GapListing> listed_in;
  std::vector<std::string> not_found_in;
};

/// One sentence for people, empty when there is no gap.
std::string gap_sentence(const Gap& gap, const Date& as_of);

/// One jurisdiction whose answer differs between two days.
struct StatusChange {
  std::string jurisdiction;
  Status before = Status::NoFinding;
  Status after = Status::NoFinding;
};

/// Everything the detector says of one molecule.
///
/// Atoms are numbered from 0 in the order in which the record gives its non-hydrogen atoms
/// (explicit hydrogens, also deuterium, are not counted).
struct Finding {
  Status status = Status::NotScreened;
  Grade grade = Grade::None;
  std::string reason;  ///< why not screened; empty otherwise
  std::vector<Identity> identities;
  std::vector<ClassFinding> classes;  ///< in the order of the set
  std::vector<StatusChange> changes;  ///< only when DetectorOptions::changed_since is set
  std::vector<JurisdictionFinding> jurisdictions;  ///< in the order the jurisdictions were selected
  std::vector<Resemblance> nearest;  ///< best first: grade, then scores, then entry id
  Gap gap;
};

/// Listed, covered, watch and analogue are flagged; no_finding and not_screened are not.
bool is_flagged(const Finding& finding);

std::string to_string(Status status);
std::string to_string(Grade grade);
std::string to_string(Form form);
std::string to_string(Wording wording);

/// Stands on every report.
extern const char* const kLimitsSentence;

}  // namespace congener
