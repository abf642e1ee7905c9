#include "congener/screener.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "congener/error.hpp"
#include "congener/version.hpp"
#include "support/parallel.hpp"

namespace congener {
namespace {

// A chunk is the unit of memory: large enough that threads rarely wait, small enough to stay
// constant.
constexpr std::size_t kRecordsPerChunk = 1024;
constexpr std::size_t kBytesPerChunk = 8U << 20;

/// All inputs, one after the other, as one numbered stream of records.
///
/// Every input is opened at once, so that a bad one stops the run before any output. Files are then
/// closed until their turn comes, for there may be more than the system lets a program keep open.
class Inputs {
 public:
  Inputs(const std::vector<std::string>& names, const ReaderOptions& options)
      : names_(names), options_(options), readers_(names.size()) {
    for (std::size_t index = 0; index < names_.size(); ++index) {
      auto reader = open_record_reader(names_[index], options_);
      add_field_names(*reader);
      if (!can_be_opened_again(names_[index])) {
        readers_[index] = std::move(reader);
      }
    }
  }

  bool next(Record& record, RunSummary& summary) {
    while (current_ < names_.size()) {
      auto& reader = readers_[current_];
      if (!reader) {
        reader = open_record_reader(names_[current_], options_);
      }
      record = Record();
      if (reader->next(record)) {
        record.number = ++number_;
        return true;
      }
      const InputEnd end = reader->end();
      if (!end.complete) {
        summary.complete = false;
        summary.input_problems.push_back(end.problem);
      }
      reader.reset();  // closes the file
      ++current_;
    }
    return false;
  }

  /// Extra columns of all inputs, each name once, in order of first appearance.
  const std::vector<std::string>& field_names() const { return field_names_; }

 private:
  /// Not standard input and not a pipe: what was read to look at it would be lost.
  static bool can_be_opened_again(const std::string& name) {
    std::error_code error;
    return name != "-" && std::filesystem::is_regular_file(name, error);
  }

  void add_field_names(const RecordReader& reader) {
    for (const std::string& name : reader.field_names()) {
      if (std::find(field_names_.begin(), field_names_.end(), name) == field_names_.end()) {
        field_names_.push_back(name);
      }
    }
  }

  std::vector<std::string> names_;
  ReaderOptions options_;
  std::vector<std::unique_ptr<RecordReader>> readers_;  ///< open ones
  std::vector<std::string> field_names_;
  std::size_t current_ = 0;
  std::uint64_t number_ = 0;
};

std::size_t size_in_bytes(const Record& record) {
  std::size_t bytes = record.structure.size() + record.id.size();
  for (const auto& [name, value] : record.fields) {
    bytes += name.size() + value.size();
  }
  return bytes;
}

std::vector<Record> read_chunk(Inputs& inputs, RunSummary& summary) {
  std::vector<Record> chunk;
  std::size_t bytes = 0;
  Record record;
  while (chunk.size() < kRecordsPerChunk && bytes < kBytesPerChunk &&
         inputs.next(record, summary)) {
    bytes += size_in_bytes(record);
    chunk.push_back(std::move(record));
  }
  return chunk;
}

Finding check_record(const Detector& detector, const Record& record) {
  if (record.problem.empty()) {
    return detector.check(record.structure, record.format);
  }
  Finding finding;
  finding.reason = record.problem;
  return finding;
}

/// Findings in the order of the records.
std::vector<Finding> check_chunk(const Detector& detector, const std::vector<Record>& chunk,
                                 int threads) {
  std::vector<Finding> findings(chunk.size());
  support::for_each_in_parallel(chunk.size(), threads, [&](std::size_t index, std::size_t) {
    findings[index] = check_record(detector, chunk[index]);
  });
  return findings;
}

void count(const Finding& finding, RunSummary& summary) {
  ++summary.read;
  ++summary.by_status[finding.status];
  ++summary.by_stage[finding.stage];
  if (is_flagged(finding)) {
    ++summary.flagged;
  } else if (finding.status == Status::NotScreened) {
    ++summary.not_screened;
  } else {
    ++summary.no_finding;
  }
}

RunHeader header_of(const Detector& detector, const std::vector<std::string>& inputs,
                    std::vector<std::string> field_names) {
  RunHeader header;
  header.program_version = program_version();
  header.rdkit_version = rdkit_version();
  header.boost_version = boost_version();
  header.pack_id = detector.reference_set().id;
  header.pack_version = detector.reference_set().version;
  header.pack_sha256 = detector.reference_set().sha256;
  header.packs = detector.reference_set().packs;
  const Calibration& calibration = detector.reference_set().calibration;
  header.calibration_sha256 = calibration.sha256;
  header.calibration_molecules = molecules_counted(calibration);
  header.as_of = detector.options().as_of;
  header.changed_since = detector.options().changed_since;
  header.jurisdictions = detector.options().jurisdictions;
  header.minimum_grade = detector.options().minimum_grade;
  header.max_false_flags = detector.options().max_false_flags;
  header.max_heavy_atoms = detector.options().max_heavy_atoms;
  header.readings = detector.options().readings;
  header.inputs = inputs;
  header.field_names = std::move(field_names);
  return header;
}

}  // namespace

Screener::Screener(const Detector& detector, ScreenOptions options)
    : detector_(detector), options_(std::move(options)) {
  options_.threads = support::thread_count(options_.threads);
}

RunSummary Screener::run(const std::vector<std::string>& inputs, ReportWriter& writer) const {
  if (inputs.empty()) {
    throw OptionError("nothing to screen: name a file, or - for standard input");
  }
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) {
    throw OptionError("standard input (-) can be named only once");
  }
  RunSummary summary;
  Inputs records(inputs, options_.reader);
  writer.begin(header_of(detector_, inputs, records.field_names()));
  for (auto chunk = read_chunk(records, summary); !chunk.empty();
       chunk = read_chunk(records, summary)) {
    const std::vector<Finding> findings = check_chunk(detector_, chunk, options_.threads);
    for (std::size_t index = 0; index < chunk.size(); ++index) {
      count(findings[index], summary);
      writer.record(chunk[index], findings[index]);
    }
    if (options_.progress) {
      options_.progress({summary.read, summary.flagged, summary.not_screened});
    }
  }
  if (summary.read != summary.flagged + summary.no_finding + summary.not_screened) {
    throw Error(
        "internal error: the counts of this run do not add up; its output must not be used");
  }
  writer.end(summary);
  return summary;
}

}  // namespace congener
