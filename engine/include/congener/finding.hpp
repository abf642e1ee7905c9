#pragma once
// What the detector says of one submitted molecule. Plain data, written by the report writers.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "congener/calibration.hpp"
#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/reference_set.hpp"
#include "congener/resolution.hpp"

namespace congener {

/// Ascending: a record's status is the highest over the selected jurisdictions.
enum class Status { NotScreened, NoFinding, Analogue, Watch, Covered, Listed };

/// How close a resemblance is; the same in every jurisdiction and on every day. Never a legal
/// conclusion.
///
/// Strong: the entry with a small change (or under protecting groups); a chemist sees it at once.
/// Moderate: the entry with a larger change, or a piece of it; worth a chemist's look.
/// Weak: the same core in another compound, or likeness alone; a hint.
enum class Grade { None, Weak, Moderate, Strong };

/// A difference under which a submitted molecule is still the same substance as an entry, the least
/// distant first.
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

/// By which match the molecule is the entry: "exact", or the most distant form used.
CONGENER_EXPORT std::string match_of(const Identity& identity);

/// How a component resembles an entry, the most telling relation last.
enum class Relation {
  None,
  Similar,       ///< graph overlap and fingerprints only
  CoreModified,  ///< a changed core of a family, with the required groups
  SiteModified,  ///< a family's core and required groups; what differs hangs on its sites
  PartOfEntry,   ///< a piece of the entry that keeps a family's core and required groups
  Masked,        ///< the entry itself, under standard protecting groups
};

/// Scores of a submitted component against one entry. If protecting groups were looked past, the
/// scores are those of what is left without them.
struct Scores {
  double overlap = 0;     ///< Johnson similarity of the maximum common edge subgraph; 0 to 1
  double morgan = 0;      ///< Tanimoto, Morgan radius 2, 2048 bits; 0 to 1
  double atom_pair = 0;   ///< Tanimoto, atom pairs, 2048 bits; 0 to 1
  double core_share = 0;  ///< matched core atoms / heavy atoms of the component; 0 to 1
};

/// How rare the scores of a resemblance are among ordinary molecules of the same size.
struct ScoreRarities {
  Rarity overlap;
  Rarity morgan;
  Rarity atom_pair;
  double likeness = 0;  ///< mean of -log10(rate) / 12 over the three, 0 to 1
  std::string entry;    ///< whose background counts were used: another of like size where the entry
                        ///< has none; empty: no calibration
};

/// How close a member of a family is to an entry (ClosenessRules), and what that is made of. The
/// common part is the core with the required groups, what hangs on it in both, and what the
/// substituents of a changed site have in common in the overlap of the two graphs. If protecting
/// groups were looked past, they are no part of the molecule here.
struct Closeness {
  double value = 0;           ///< 0 to 1; 0 without a calibration or rules
  int added_atoms = 0;        ///< heavy atoms of the molecule beside the common part
  int missing_atoms = 0;      ///< heavy atoms of the entry beside the common part
  double molecule_share = 0;  ///< fraction of the molecule's heavy atoms in the common part
  double entry_share = 0;     ///< ... of the entry's
  double fingerprints = 0;    ///< mean of the two Tanimoto scores
  double core_rarity = 0;  ///< decades: -log10 of the fraction of ordinary molecules that have the
                           ///< family's core; 0 when it was not counted
};

/// The kind of a resemblance, in short.
struct Likeness {
  std::string entry_name;
  Relation relation = Relation::None;
  std::string family_name;
  std::string variant;  ///< for CoreModified: what is changed
  std::vector<std::string> protecting_groups;
};

/// What differs at one site between an entry and the submitted molecule.
struct SiteChange {
  std::string site;             ///< "N1", "C3/C5", "aryl ring"
  std::string from;             ///< in the entry: "2-phenylethyl", "hydrogen", "C9H10NO group"
  std::string to;               ///< in the submitted molecule
  std::vector<int> from_atoms;  ///< of the entry, numbered as in its SMILES
  std::vector<int> to_atoms;    ///< see Finding
  /// Heavy atoms of what hangs there in the molecule and not in the entry, less what the two have
  /// in common there. Hydrogen counts as none.
  int added_atoms = 0;
  int missing_atoms = 0;  ///< ... in the entry and not in the molecule
};

/// The submitted molecule resembles an entry without being it.
struct Resemblance {
  std::string entry;
  std::string entry_name;
  Relation relation = Relation::None;
  std::string family;  ///< id of the family whose required groups are there; empty for Similar
  std::string family_name;
  std::string variant;  ///< for CoreModified: what is changed
  /// Names of the protecting groups that were looked past. The relation is that of what is left.
  std::vector<std::string> protecting_groups;
  Grade grade = Grade::None;
  std::vector<int> atoms;  ///< the family's core and required groups, else the overlap; see Finding
  /// The overlap: atoms of the record (see Finding) and of the entry (numbered as in its SMILES).
  std::vector<std::pair<int, int>> overlap_atoms;
  std::vector<SiteChange> changes;  ///< for members of a family, in order of its sites
  double mass_difference_u = 0;     ///< average mass of the component less that of the entry
  Scores scores;
  std::optional<Closeness> closeness;  ///< for members of a family; their grade follows from it
  ScoreRarities rarities;
  /// The fraction of ordinary molecules of this size that have an equal or higher likeness to some
  /// entry: how many false flags a limit at this resemblance would cost. For a member of a family
  /// only members are counted. 1 without a calibration.
  Rarity false_flags;
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

/// One condition of a class definition that a molecule does not meet. The kind decides which fields
/// are filled.
struct ClassReason {
  enum class Kind {
    BarePosition,   ///< a position that must bear hydrogen only bears `found`
    ClosedRing,     ///< `found` closes a ring with `positions` of the core, which no words allow
    OtherGroup,     ///< `site` bears `found`; the words reach `allowed`
    NotYetInForce,  ///< it meets `limb` (`words`), which is in force from `date` on
    ReferenceStructure,  ///< it is changed in none of the ways of the definition
    TooHeavy,            ///< its molecular mass is over `limit_u`
    NamedByOwnEntry,     ///< a row of its own names it (`words`), and the class leaves such out
  };

  Kind kind = Kind::BarePosition;
  std::string site;
  std::vector<std::string> found;    ///< formulas, ascending; empty: hydrogen only
  std::vector<std::string> allowed;  ///< names of groups; empty: hydrogen only
  std::size_t positions = 0;
  std::string limb;
  std::string words;
  std::optional<Date> date;
  double limit_u = 0;
};

CONGENER_EXPORT bool operator==(const ClassReason& a, const ClassReason& b);
CONGENER_EXPORT bool operator<(const ClassReason& a, const ClassReason& b);  ///< any fixed order

/// A remark on an answer, or an open doubt about it. The kind decides which fields are filled.
struct Note {
  enum class Kind {
    RowRemark,        ///< `text`, from the reference set
    NothingFound,     ///< a search without a result: `text`
    NotCovered,       ///< on our reading not covered by `citation`: `text`
    DateNotVerified,  ///< `citation` is not applied: its `date` is not verified
    EarlierText,      ///< covered by an earlier text of the class since `date`: `citation`
    Reading,          ///< the answer rests on the reading `subject` ("class.reading"): `text`
    OpenWords,        ///< the words of `citation` reach derivatives and analogues
    EarlierAnswer,    ///< on `date` it was `status` (`subject`, `citation`)
    ReachedByClass,   ///< the class `subject` reached it since `date`, until a row of its own did
    LawRead,  ///< nothing found for `text`; of the `law` of `subject` the set holds `coverage`
  };

  Kind kind = Kind::RowRemark;
  std::string subject;
  std::string text;
  std::string citation;
  std::optional<Date> date;
  Status status = Status::NoFinding;
  std::optional<LawCoverage> coverage;
};

CONGENER_EXPORT bool operator==(const Note& a, const Note& b);

/// What a closed class definition says of the submitted molecule. A definition whose core is not in
/// the molecule says nothing.
struct ClassFinding {
  std::string rule;  ///< id of the class
  std::string rule_name;
  std::string jurisdiction;
  bool is_inside = false;  ///< every heavy atom of the component is accounted for, on this day
  std::vector<std::string> limbs;       ///< met, ascending
  std::vector<int> core_atoms;          ///< see Finding
  std::vector<ClassSiteFinding> sites;  ///< those that bear something, in the class's order
  std::vector<ClassReason> failing;     ///< what keeps it outside, nearest match; empty: inside
  std::vector<std::string> readings;    ///< ids of the switchable readings that it rests on
  std::vector<Form> forms;              ///< forms in which it was submitted, see Identity
};

/// What decides the answer of a jurisdiction.
enum class DecidedBy {
  Nothing,
  EntryRow,   ///< a row of the entry; for an analogue, of the entry that it resembles
  Class,      ///< a class definition that the molecule is inside of
  OpenWords,  ///< open words about the family of the entry that it resembles
};

/// A limb of a class definition that a molecule meets.
struct LimbMet {
  std::string key;
  std::string words;
};

/// The fact that an answer rests on.
struct Basis {
  ControlStatus row_status = ControlStatus::Listed;  ///< of the deciding row
  std::string scope;                                 ///< of the deciding row: its words, in short
  std::string class_name;                            ///< for DecidedBy::Class
  std::vector<LimbMet> limbs;                        ///< for DecidedBy::Class
  std::optional<Likeness> likeness;                  ///< for Status::Analogue
};

/// The answer for one jurisdiction as of the chosen date. A jurisdiction without a finding and
/// without a note has none.
struct JurisdictionFinding {
  std::string jurisdiction;
  Status status = Status::NoFinding;
  Grade grade = Grade::None;  ///< for Status::Analogue
  std::string entry;
  DecidedBy decided_by = DecidedBy::Nothing;
  std::string rule;  ///< id of that class, or of the one whose open words decide; empty: none
  Basis basis;
  std::string instrument;
  std::string list;
  std::string citation;
  ThroughLaw through;  ///< the jurisdiction whose law applies here, and why; empty: its own
  std::optional<Date> effective;
  std::optional<Date> not_before;     ///< where no date is: it cannot have applied before this day
  std::optional<Date> at_the_latest;  ///< ... and it applied on this day, which has come
  std::string effective_note;         ///< what is known where no date is
  bool effective_verified = false;    ///< false: the row is applied although its date is in doubt
  Confidence confidence = Confidence::Unverified;            ///< of the row
  Confidence effective_confidence = Confidence::Unverified;  ///< of its date
  std::vector<FormWording> wording;                          ///< one per form used by the identity
  std::vector<Note> notes;
};

/// A jurisdiction that lists the identical substance.
struct GapListing {
  std::string jurisdiction;
  Status status = Status::Listed;
  std::optional<Date> since;
  bool since_verified = false;
};

/// Where the identical substance is listed or covered, and where nothing was found. That nothing
/// was found is never a statement that something is uncontrolled.
struct Gap {
  std::vector<GapListing> listed_in;
  std::vector<std::string> not_found_in;
};

/// One sentence for people, empty when there is no gap.
CONGENER_EXPORT std::string gap_sentence(const Gap& gap, const Date& as_of);

/// One jurisdiction whose answer differs between two days.
struct StatusChange {
  std::string jurisdiction;
  Status before = Status::NoFinding;
  Status after = Status::NoFinding;
};

/// How far a molecule was followed. Each stage costs more than the one before, and most molecules
/// end at the first.
enum class Stage {
  Parsed,        ///< no further: not screened, or its bare graph rules everything out
  Standardised,  ///< compared by identity and by classes and families of structure
  Compared,      ///< overlap with some entry was computed
};

/// The questions that the gate asks of a structure's bare graph, in this order. Each one that says
/// no proves that one way of finding something leads to nothing; a structure of which all say no is
/// followed no further.
enum class GateScreen {
  None,         ///< all said no, or nobody asked
  Record,       ///< labelled, with hydrogen atoms, a metal compound, or too large: let through
  Composition,  ///< it has the elements and connections of some entry
  Family,       ///< it may hold the core of some family, and what that requires
  ClassCore,    ///< it may hold the core of some class definition
  Likeness,     ///< it may be as like to some entry as is reported
};

struct FindingContext;  // congener/finding_context.hpp

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
  Stage stage = Stage::Parsed;
  GateScreen let_through_by = GateScreen::None;  ///< why it was followed beyond Stage::Parsed
  std::optional<Reading> resolved_by;            ///< nothing: a structure alone was asked about
  std::vector<OtherReading> other_readings;      ///< of the record, which say something else
  std::optional<StructureDescription> judged;    ///< of flagged records, or as asked for (Detector)
  /// By what and for which question it was made; null in a finding that no detector has made.
  std::shared_ptr<const FindingContext> context;
};

/// Listed, covered, watch and analogue are flagged; no_finding and not_screened are not.
CONGENER_EXPORT bool is_flagged(const Finding& finding);

CONGENER_EXPORT std::string to_string(Status status);
CONGENER_EXPORT std::string to_string(Grade grade);
CONGENER_EXPORT std::string to_string(Form form);
CONGENER_EXPORT std::string to_string(Wording wording);
/// Whether the family's own core and required groups are in the molecule.
CONGENER_EXPORT bool has_family_core(const Resemblance& resemblance);

CONGENER_EXPORT std::string to_string(ClassReason::Kind kind);
CONGENER_EXPORT std::string to_string(Note::Kind kind);
CONGENER_EXPORT std::string to_string(DecidedBy decided_by);

/// In English, for people.
CONGENER_EXPORT std::string in_words(const ClassReason& reason);
CONGENER_EXPORT std::string in_words(const Note& note);
CONGENER_EXPORT std::string in_words(const Likeness& likeness);
/// Where it has which status, in one line: "listed in CA; watched in US; resembles listed entries
/// in UN, EU". Empty where no jurisdiction says anything.
CONGENER_EXPORT std::string headline(const Finding& finding);
/// The fact that decides, in English.
CONGENER_EXPORT std::string basis_in_words(const JurisdictionFinding& answer);

CONGENER_EXPORT std::string to_string(Relation relation);  ///< "site-modified"
CONGENER_EXPORT std::string to_string(Stage stage);
CONGENER_EXPORT std::string to_string(GateScreen screen);

// The value whose to_string the text is; nothing for another text.
CONGENER_EXPORT std::optional<Status> parse_status(std::string_view text);
CONGENER_EXPORT std::optional<Grade> parse_grade(std::string_view text);
CONGENER_EXPORT std::optional<Form> parse_form(std::string_view text);
CONGENER_EXPORT std::optional<Wording> parse_wording(std::string_view text);
CONGENER_EXPORT std::optional<Relation> parse_relation(std::string_view text);
CONGENER_EXPORT std::optional<DecidedBy> parse_decided_by(std::string_view text);
CONGENER_EXPORT std::optional<ClassReason::Kind> parse_class_reason_kind(std::string_view text);
CONGENER_EXPORT std::optional<Note::Kind> parse_note_kind(std::string_view text);
CONGENER_EXPORT std::optional<Stage> parse_stage(std::string_view text);
CONGENER_EXPORT std::optional<GateScreen> parse_gate_screen(std::string_view text);

/// The sentence on the limits of the program. It stands on every report.
extern CONGENER_EXPORT const char* const kLimitsSentence;

}  // namespace congener
