#pragma once
// Writes findings: JSON Lines (schema 2), TSV, CSV, and a table for people. All carry the same
// facts.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/difference.hpp"
#include "congener/export.hpp"
#include "congener/finding.hpp"
#include "congener/options.hpp"
#include "congener/provenance.hpp"
#include "congener/record_reader.hpp"

namespace congener {

class Drawer;  // congener/drawing.hpp

/// To which case a report belongs, as whoever files it says; each may be empty.
struct CaseDetails {
  std::string case_id;
  std::string item;
  std::string laboratory;
  std::string analyst;
};

/// Which records a report shows, in which order, and how.
struct ReportOptions {
  enum class Records { All, Flagged, NotScreened, FlaggedOrNotScreened };

  /// The others are counted by the summary all the same.
  Records records = Records::All;
  /// The highest status first, then the highest grade, then as in the input. What is shown of each
  /// record is held in memory until the end.
  bool by_grade = false;
  /// TSV and CSV: these columns of the report, in this order; empty: all.
  std::vector<std::string> columns;
  bool own_columns_first = false;  ///< TSV and CSV: what the input carried comes first
  std::size_t width = 120;         ///< of the table, in terminal columns; at least 72
  bool color = false;              ///< of the table: escape sequences of a terminal
  CaseDetails case_details;        ///< told in the head of a report that has one
  bool pictures = false;           ///< XLSX: drawings of the first kMostPictured flagged records
  /// Of HTML and of pictures: draws. Of SD files: makes mol blocks of records that have none. Null:
  /// there are no drawings, and these have no atoms.
  std::shared_ptr<const Drawer> drawer;
};

/// A workbook holds all its pictures in memory, some 20 kB for each record.
inline constexpr std::size_t kMostPictured = 2000;

CONGENER_EXPORT std::string to_string(ReportOptions::Records records);  ///< "not_screened" ...
CONGENER_EXPORT std::optional<ReportOptions::Records> parse_report_records(std::string_view text);

/// What a report says of the run, before the first record.
struct RunHeader : Provenance {
  std::vector<ReferencePack> packs;         ///< the folders that the set was read from, in order
  std::vector<JurisdictionFacts> coverage;  ///< how much law of those asked the set holds
  Date as_of;
  bool as_of_is_from_clock = false;   ///< as DetectorOptions::as_of_is_from_clock
  std::optional<int> set_age_days;    ///< on that day; empty when it is before the set's date
  std::vector<std::string> notices;   ///< age_notices
  std::optional<Date> changed_since;  ///< as DetectorOptions::changed_since
  std::vector<std::string> jurisdictions;
  Grade minimum_grade = Grade::Weak;
  double max_false_flags = 0;
  int max_heavy_atoms = 0;
  bool near_misses = false;              ///< as DetectorOptions::near_misses
  std::map<std::string, bool> readings;  ///< those that differ from the set: "class.reading"
  std::string names_read_by;             ///< as NameReader::title; empty: nobody read names
  std::vector<std::string> inputs;       ///< names as given
  std::vector<std::string> field_names;  ///< extra columns carried through, for TSV and CSV
  ReportOptions::Records records = ReportOptions::Records::All;  ///< that the report shows
  bool by_grade = false;                                         ///< and their order
  CaseDetails case_details;
};

/// What a report of these findings says before the first record; inputs and field_names are left
/// empty.
CONGENER_EXPORT RunHeader header_of(const FindingContext& context);

/// What a report says of the run, after the last record. read = flagged + no_finding +
/// not_screened.
struct RunSummary {
  std::uint64_t read = 0;
  std::uint64_t flagged = 0;
  std::uint64_t no_finding = 0;
  std::uint64_t not_screened = 0;
  std::map<Status, std::uint64_t> by_status;
  std::map<Stage, std::uint64_t> by_stage;  ///< the last stage that each record needed
  /// Of the records that passed the gate: which screen could not rule them out.
  std::map<GateScreen, std::uint64_t> let_through_by;
  bool complete = true;                     ///< false: an input ended early
  std::vector<std::string> input_problems;  ///< what and where
  std::vector<InputDigest> inputs;          ///< those that were read, in their order
  ReadingNotes reading;                     ///< how the inputs were read
};

/// Receives one run: begin, then record or write for each record, then end. Only rendered is
/// thread-safe.
class CONGENER_EXPORT ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual void begin(const RunHeader& header) = 0;
  /// The text of the report for one record. Many threads may call it between begin and end, because
  /// making the text takes longer than writing it. Empty if a writer makes its text in record.
  virtual std::string rendered(const Record& record, const Finding& finding) const;
  virtual void record(const Record& record, const Finding& finding) = 0;
  /// The same as record, with the text that rendered has made. A writer that makes its whole text
  /// in rendered looks at nothing else here.
  virtual void write(const Record& record, const Finding& finding, const std::string& rendered);
  virtual void end(const RunSummary& summary) = 0;
};

enum class ReportFormat { Tsv, Csv, JsonLines, Table, Sdf, Html, Xlsx, Sqlite };

/// "tsv", "csv", "jsonl", "table", "sdf", "html", "xlsx" or "sqlite"; nothing for another text.
CONGENER_EXPORT std::optional<ReportFormat> parse_report_format(std::string_view text);
CONGENER_EXPORT std::string to_string(ReportFormat format);  ///< the same word

/// The stream must outlive the writer; whether writing worked is the caller's to check (stream
/// state). Throws OptionError for columns that the report does not have, or that are chosen for
/// another format than TSV and CSV.
CONGENER_EXPORT std::unique_ptr<ReportWriter> make_report_writer(ReportFormat format,
                                                                 std::ostream& stream,
                                                                 const ReportOptions& options = {});

/// The names of the columns of TSV and CSV that are always there, in their order.
CONGENER_EXPORT const std::vector<std::string>& report_columns();

/// In the place of a run record, for a run that ended with an error.
CONGENER_EXPORT std::string failed_run_json(const std::vector<std::string>& inputs,
                                            const std::string& report, const std::string& reason);

/// A report that has been written.
struct ReportFile {
  std::string name;
  std::string format;  ///< as parse_report_format
  std::uint64_t bytes = 0;
  std::string sha256;  ///< empty: not known, because it went into a pipe
};

/// What is in a file now. Throws FileError.
CONGENER_EXPORT ReportFile report_file(const std::string& path, const std::string& format);

/// When a run took place, as told by whoever started it; empty: not told. Never in a report itself,
/// which is the same whenever it is made.
struct RunTimes {
  std::string started;
  std::string ended;
};

/// What to keep beside a report, so that somebody can tell later by what, of what and how it was
/// made, and that it is whole: JSON (engine/report/SCHEMA.md), indented.
CONGENER_EXPORT std::string run_record_json(const RunHeader& header, const RunSummary& summary,
                                            const ReportFile& report, const RunTimes& times = {});

/// How a finding is explained.
struct ExplanationOptions {
  /// All evidence, notes and atom numbers (from 1) in sentences of one line each. Otherwise the
  /// answer in short, a table of jurisdictions, and what it resembles most.
  bool is_full = false;
  std::size_t width = 80;  ///< columns of the short form; at least 40
};

/// One molecule in plain words (the `explain` command). Throws OptionError for a finding without a
/// context.
CONGENER_EXPORT void write_explanation(std::ostream& stream, const std::string& structure,
                                       const Finding& finding,
                                       const ExplanationOptions& options = {});

/// One finding as one line of JSON with all that it rests on (engine/report/SCHEMA.md). Throws
/// OptionError for a finding without a context.
CONGENER_EXPORT std::string to_json(const Finding& finding);

/// One side of a comparison of reference sets.
struct DifferenceSide {
  std::string set_id;
  std::string set_version;
  std::string set_sha256;
  Date as_of;
};

/// What was compared: one set on two days, or two sets on one day.
struct DifferenceHeader {
  std::string program_version;
  DifferenceSide from;
  DifferenceSide to;
  std::vector<std::string> jurisdictions;
};

/// What changes_between found, or a selection of it. Formats: engine/report/SCHEMA.md.
CONGENER_EXPORT void write_changes(std::ostream& stream, ReportFormat format,
                                   const DifferenceHeader& header,
                                   const std::vector<ReferenceChange>& changes);

}  // namespace congener
