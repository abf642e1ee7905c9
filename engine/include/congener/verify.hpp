#pragma once
// Whether a report still says what this program says: its seals, its answers, and the files that it
// was made of.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "congener/detector.hpp"
#include "congener/export.hpp"
#include "congener/options.hpp"
#include "congener/report.hpp"

namespace congener {

/// What a report says of the run that made it.
struct ReportedRun {
  RunHeader header;
  /// That of the report, with everything that decides answers. Its name_reader gives back what the
  /// report says of systematic names, for another program read them.
  DetectorOptions options;
};

/// Reads the first line of a report (JSON Lines). Throws FileError, or FormatError when it is no
/// report of a screen, or of a schema that this program does not know.
CONGENER_EXPORT ReportedRun read_reported_run(const std::string& path);

/// What is wrong with one line of a report.
struct LineFinding {
  enum class Kind {
    Damaged,      ///< its seal is missing or wrong: it was changed after it was written
    OutOfPlace,   ///< it is not the record that has to stand here
    OtherAnswer,  ///< the program answers something else today
  };

  Kind kind = Kind::Damaged;
  std::uint64_t line = 0;    ///< of the report, from 1
  std::uint64_t number = 0;  ///< of the record; 0: not known, or no record
  std::string id;            ///< of the record
  /// For OtherAnswer: the keys that differ ("jurisdictions.CA.status"), as JSON text each.
  struct Difference {
    std::string key;
    std::string reported;
    std::string now;
  };
  std::vector<Difference> differences;
};

/// A file that the report was made of, as it is now.
struct InputFinding {
  enum class State { Same, Changed, NotThere, NotHashed };
  std::string name;
  State state = State::NotThere;
};

struct VerifyOptions {
  int threads = 0;  ///< as RunOptions
  /// At most so many findings are kept; the counts are of all.
  std::uint64_t most_findings = 1000;
};

struct Verification {
  std::uint64_t records = 0;      ///< lines of records
  std::uint64_t identical = 0;    ///< of these: the same text today
  std::uint64_t same_answer = 0;  ///< only the words of another release of RDKit or a newer program
                                  ///< differ (`told_apart`)
  std::uint64_t damaged = 0;
  std::uint64_t out_of_place = 0;
  std::uint64_t other_answers = 0;
  std::vector<LineFinding> findings;  ///< in the order of lines
  /// Keys in which records differ without another answer, and how many records.
  std::map<std::string, std::uint64_t> told_apart;
  /// What differs in the head of the report: versions and hashes of program, set and calibration.
  std::vector<LineFinding::Difference> head;
  std::vector<std::string> problems;  ///< of the report as a whole: no summary, counts, seals
  std::vector<InputFinding> inputs;
  bool report_is_complete = true;  ///< what its summary says
};

/// Nothing was changed, nothing is missing, and all answers are the same.
CONGENER_EXPORT bool is_confirmed(const Verification& verification);

/// Repeats all answers of a report with this detector, which was made with the options of
/// read_reported_run. With another reference set than the report names, this is no verification but
/// a re-evaluation; the caller says so. Throws FileError and FormatError.
CONGENER_EXPORT Verification verify_report(const std::string& path, const Detector& detector,
                                           const VerifyOptions& options = {});

CONGENER_EXPORT std::string to_string(LineFinding::Kind kind);
CONGENER_EXPORT std::string to_string(InputFinding::State state);

}  // namespace congener
