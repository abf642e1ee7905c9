#pragma once
// Measures the detector on known positives and on ordinary molecules, for a laboratory's own file:
// what it finds, what it flags without reason, and what it would have found in the past.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "congener/detector.hpp"
#include "congener/export.hpp"
#include "congener/provenance.hpp"
#include "congener/run_options.hpp"

namespace congener {

/// A file of molecules. Regular files only: they are read twice, once for their hash.
struct ValidationInput {
  std::string path;
  std::string name;                 ///< in the report; empty: the file's name without its folders,
                                    ///< or the path where two files have the same
  std::string column;               ///< take only records where this column (or SD data field) ...
  std::vector<std::string> values;  ///< ... holds one of these; empty column: all records
};

struct ValidationOptions : RunOptions {
  /// Molecules that should be flagged. The column "kind", or else "group", sorts them.
  std::vector<ValidationInput> positives;
  std::vector<ValidationInput> backgrounds;  ///< ordinary molecules
  std::vector<Date> replay_days = {
      {2016, 12, 31}, {2017, 12, 31}, {2019, 12, 31}, {2021, 12, 31}, {2023, 12, 31}};
  /// Also measures the plain baseline of the 166 MACCS keys. RDKit needs longer for these keys of a
  /// molecule than the detector for its answers of all days.
  bool with_maccs_baseline = false;
  std::size_t most_listed = 100;  ///< flagged background molecules that are listed, per background
};

/// A share with exact (Clopper-Pearson) 95 % bounds; 0 of 0 is bounded by 0 and 1.
struct Proportion {
  std::uint64_t count = 0;
  std::uint64_t of = 0;
  double low = 0;
  double high = 1;
};

/// Molecules by what the detector says of them.
struct AnswerCounts {
  std::uint64_t listed = 0;
  std::uint64_t covered = 0;
  std::uint64_t watch = 0;
  std::uint64_t strong = 0;  ///< analogues by grade
  std::uint64_t moderate = 0;
  std::uint64_t weak = 0;
  std::uint64_t no_finding = 0;
  std::uint64_t not_screened = 0;
};

CONGENER_EXPORT std::uint64_t analogues(const AnswerCounts& counts);
CONGENER_EXPORT std::uint64_t flagged(const AnswerCounts& counts);
CONGENER_EXPORT std::uint64_t screened(const AnswerCounts& counts);  ///< all but not_screened

/// What the detector says of one molecule, in short.
struct Judgement {
  Status status = Status::NotScreened;
  Grade grade = Grade::None;  ///< for Status::Analogue
  std::string entry;          ///< the entry whose row decides; empty: no row does
  std::string rule;           ///< id of the class definition that decides; empty: none does
  std::string nearest;        ///< the entry that it resembles most, whatever decides; may be empty
  Grade nearest_grade = Grade::None;  ///< of that resemblance
  std::string relation;               ///< of that resemblance
  std::string family;                 ///< that it is a member of by that resemblance
  std::string reason;                 ///< why not screened
};

CONGENER_EXPORT bool is_flagged(const Judgement& judgement);

/// Whether it resembles some entry; words of law may reach it as well.
CONGENER_EXPORT bool is_resembling(const Judgement& judgement);

/// Whether a molecule is what an examiner would want to see: a law or a watch list names it, it is
/// inside words of law, or its best resemblance is membership in a family. A flagged molecule that
/// is none of this is a false flag.
CONGENER_EXPORT bool is_member(const Judgement& judgement);

struct JudgedMolecule {
  std::string input;  ///< name of the input
  std::uint64_t line = 0;
  std::string id;
  std::string kind;  ///< of a positive
  Judgement judgement;
};

/// An input as it was read.
struct ValidatedInput {
  std::string name;
  std::string sha256;
  std::uint64_t records = 0;  ///< that were taken
};

/// Positives of one kind. Those that cannot be screened count as not flagged.
struct KindResult {
  std::string kind;
  AnswerCounts counts;
  Proportion flagged;
};

/// Background molecules of one size.
struct BandResult {
  std::string heavy_atoms;  ///< of the largest component: "1-9" ...; "all"
  AnswerCounts members;     ///< see is_member
  AnswerCounts others;
  /// Flagged others of all that were screened: of at least weak, moderate and strong grade.
  std::array<Proportion, 3> false_flags;
  Proportion all_flags;  ///< flagged members and others: what an examiner would have to look at
};

struct BackgroundResult {
  ValidatedInput input;
  std::uint64_t not_screened = 0;
  std::vector<BandResult> bands;            ///< by size, then all
  std::vector<JudgedMolecule> false_flags;  ///< the first ones, in input order
  std::vector<JudgedMolecule> members;      ///< the same for flagged members
};

/// The answer for an entry when only a part of the set is known.
struct EntryResult {
  std::string entry;
  std::string name;
  std::optional<Date> listed_since;  ///< replay: first day on which a row lists it
  Judgement judgement;
};

/// A plain cut-off of one fingerprint similarity to the nearest compared entry in force, set so
/// that a chosen share of the background reaches it. Members are left out of the background, which
/// favours the baseline.
struct BaselineResult {
  std::string metric;
  std::string background;
  double rate = 0;
  std::uint64_t molecules = 0;  ///< of the background
  bool is_resolved = true;  ///< false: too few molecules to set such a cut; it lies above them all
  double cut_off = 0;       ///< Tanimoto; above 1: nothing reaches it
  Proportion positives;     ///< found of all
  Proportion unnamed;       ///< found of those that the detector does not call listed
  std::vector<std::pair<std::string, Proportion>> by_kind;
  Proportion later_entries;         ///< replay: found of the entries listed later
  std::vector<std::string> missed;  ///< replay: ids of the others
};

/// The answers of one past day. Compared entries that nobody had named by then are taken out of the
/// set. Rows of law without a first day begin when they are known to apply, so that doubt about a
/// date is never taken for knowledge.
struct ReplayResult {
  Date day;
  std::vector<std::string> in_force;  ///< compared entries that some jurisdiction lists or covers
  std::vector<std::string>
      undated;                     ///< compared entries not yet in force whose listing has no date
  std::vector<EntryResult> later;  ///< compared entries that are listed only after that day
  Proportion later_flagged;
  Proportion later_resembling;
  std::vector<std::pair<std::string, BandResult>> backgrounds;  ///< all sizes, by name
  std::vector<BaselineResult> baselines;
};

struct ValidationReport : Provenance {
  DetectorOptions settings;
  std::vector<ValidatedInput> positive_inputs;
  std::vector<KindResult> kinds;  ///< in order of first appearance
  KindResult all_positives;
  KindResult unnamed_positives;        ///< those that the detector does not call listed
  std::vector<JudgedMolecule> missed;  ///< positives that are not flagged
  std::vector<BackgroundResult> backgrounds;
  std::vector<EntryResult> left_out;  ///< each compared entry, asked for without itself
  Proportion left_out_flagged;
  Proportion left_out_resembling;
  std::vector<ReplayResult> replays;
  std::vector<BaselineResult> baselines;
};

/// Runs everything. The answer is the same for any number of threads; memory does not grow with the
/// inputs. settings.changed_since must not be set; replay days that are not before settings.as_of,
/// or on which nothing was in force, are left out. Throws FileError, FormatError (also for an input
/// that ends early), ReferenceSetError, OptionError.
CONGENER_EXPORT ValidationReport validate(const std::shared_ptr<const ReferenceSet>& set,
                                          const DetectorOptions& settings,
                                          const ValidationOptions& options);

/// The set without an entry and all that rests on it alone: its families, and classes of its words.
/// Throws OptionError when there is no such entry.
CONGENER_EXPORT ReferenceSet without_entry(const ReferenceSet& set, const std::string& id);

/// A table to be filed, and one JSON object (schema 2; engine/report/SCHEMA.md).
CONGENER_EXPORT void write_validation_text(std::ostream& stream, const ValidationReport& report);
CONGENER_EXPORT void write_validation_json(std::ostream& stream, const ValidationReport& report);

}  // namespace congener
