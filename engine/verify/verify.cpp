// Repeats the answers of a report, line by line.

#include "congener/verify.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "congener/drawing.hpp"
#include "congener/error.hpp"
#include "report/html/html_writer.hpp"
#include "report/sealed_line.hpp"
#include "run/in_order.hpp"
#include "support/parallel.hpp"
#include "support/sha256.hpp"
#include "verify/line_comparison.hpp"
#include "verify/report_json.hpp"
#include "verify/report_lines.hpp"
#include "verify/reported_record.hpp"

namespace congener {
namespace {

using verify::Json;
using verify::ReportLine;

constexpr std::size_t kLinesPerBatch = 64;

/// What the threads make of one line.
struct CheckedLine {
  std::string type;  ///< of the line; empty: it is no JSON object
  std::uint64_t record = 0;
  std::string id;
  std::string seal;
  bool is_sealed = false;
  bool is_identical = false;
  verify::LineComparison comparison;
  Json summary;  ///< the line itself, where it is one
};

class Verifier {
 public:
  Verifier(const std::string& path, const Detector& detector, const VerifyOptions& options)
      : path_(path),
        detector_(detector),
        options_(options),
        reported_(read_reported_run(path)),
        lines_(path) {
    tolerance_.other_rdkit =
        reported_.header.rdkit_version != detector.context()->made_by.rdkit_version;
    tolerance_.names_were_read = reported_.options.name_reader != nullptr;
    make_writer();
  }

  Verification run();

 private:
  using Batch = std::vector<ReportLine>;
  using Results = std::vector<CheckedLine>;

  void make_writer();
  std::optional<Batch> next_batch();
  CheckedLine checked(const ReportLine& line) const;
  ReportLine line_of_today(const Record& record) const;
  void compare_record(const Json& json, const ReportLine& line, CheckedLine& result) const;
  void take(const ReportLine& line, CheckedLine&& checked);
  void take_record(const ReportLine& line, CheckedLine&& checked);
  void add(LineFinding&& finding);
  void check_frame();
  std::uint64_t records_shown() const;
  void check_summary();
  void check_inputs();

  std::string path_;
  const Detector& detector_;
  VerifyOptions options_;
  ReportedRun reported_;
  verify::ReportLines lines_;
  verify::Tolerance tolerance_;
  std::ostringstream made_;
  std::unique_ptr<ReportWriter> writer_;
  std::string run_line_;
  std::string frame_;  ///< of a page of today, up to its lines

  Verification result_;
  support::Sha256 seals_;
  std::uint64_t last_record_ = 0;
  std::optional<Json> summary_;
  bool has_run_ = false;
};

/// The writer makes the lines of today. It takes no notice of the report's order and selection, so
/// that the text of a line is made at once; its head tells them all the same.
void Verifier::make_writer() {
  RunHeader header = header_of(*detector_.context());
  header.inputs = reported_.header.inputs;
  header.records = reported_.header.records;
  header.by_grade = reported_.header.by_grade;
  ReportOptions options;
  options.case_details = reported_.header.case_details;
  options.drawer = make_drawer(detector_.context()->set);
  const auto format = lines_.is_page() ? ReportFormat::Html : ReportFormat::JsonLines;
  writer_ = make_report_writer(format, made_, options);
  writer_->begin(header);
  std::istringstream lines(made_.str());
  while (std::getline(lines, run_line_) && run_line_.rfind("{\"type\":\"run\"", 0) != 0) {
    frame_ += run_line_ + '\n';
  }
}

std::optional<Verifier::Batch> Verifier::next_batch() {
  Batch batch;
  ReportLine line;
  while (batch.size() < kLinesPerBatch && lines_.next(line)) {
    batch.push_back(std::move(line));
  }
  return batch.empty() ? std::nullopt : std::optional(std::move(batch));
}

CheckedLine Verifier::checked(const ReportLine& line) const {
  CheckedLine result;
  result.is_sealed = line.is_consistent && report::unsealed(line.text).has_value() &&
                     (line.view.empty() || report::unsealed(line.view).has_value());
  result.seal = report::seal_of(line.text);
  result.seal += report::seal_of(line.view);
  result.seal += line.seal_of_shown;
  const Json json = verify::parsed(line.text);
  result.type = verify::text_of(json, "type");
  if (result.type == "record") {
    result.record = verify::count_of(json, "n");
    result.id = verify::text_of(json, "id");
    compare_record(json, line, result);
  } else if (result.type == "run") {
    result.comparison = verify::compared(json, verify::parsed(run_line_), {});
  } else if (result.type == "summary") {
    result.summary = json;
  }
  return result;
}

/// The line of this record as it is made today.
ReportLine Verifier::line_of_today(const Record& record) const {
  ReportLine now;
  now.text = writer_->rendered(record, detector_.check(record));
  if (lines_.is_page()) {
    now.text.erase(0, report::kSealsOfRecord);
    verify::unpack(now);
  } else {
    now.text.pop_back();  // the line feed
  }
  return now;
}

void Verifier::compare_record(const Json& json, const ReportLine& line, CheckedLine& result) const {
  const Record record = verify::reported_record(json);
  const ReportLine now = line_of_today(record);
  result.is_identical = now.text == line.text && now.view == line.view;
  if (result.is_identical) {
    return;
  }
  const auto bare = [](Json line_json, const std::string& view) {
    line_json.erase("line_sha256");
    if (!view.empty()) {
      Json shown = verify::parsed(view);
      if (shown.is_object()) {
        shown.erase("line_sha256");
      }
      line_json["view"] = shown.is_discarded() ? Json(nullptr) : std::move(shown);
    }
    return line_json;
  };
  verify::Tolerance tolerance = tolerance_;
  tolerance.bytes_were_replaced = record.structure.find("\xEF\xBF\xBD") != std::string::npos;
  result.comparison =
      verify::compared(bare(json, line.view), bare(verify::parsed(now.text), now.view), tolerance);
}

void Verifier::add(LineFinding&& finding) {
  if (result_.findings.size() < options_.most_findings) {
    result_.findings.push_back(std::move(finding));
  }
}

void Verifier::take(const ReportLine& line, CheckedLine&& checked) {
  if (summary_) {
    result_.problems.push_back(fmt::format("line {} follows the summary", line.number));
  }
  if (checked.type == "summary" && checked.is_sealed) {
    seals_.update(line.seal_of_shown);
    summary_ = std::move(checked.summary);
    return;
  }
  seals_.update(checked.seal);
  if (checked.type == "run" && !has_run_ && checked.is_sealed) {
    has_run_ = true;
    for (auto& difference : checked.comparison.differences) {
      if (difference.key != "line_sha256") {
        result_.head.push_back(std::move(difference));
      }
    }
    return;
  }
  take_record(line, std::move(checked));
}

void Verifier::take_record(const ReportLine& line, CheckedLine&& checked) {
  LineFinding finding;
  finding.line = line.number;
  // A line that cannot be read is told as the record that has to stand here.
  finding.number = checked.record != 0 ? checked.record : last_record_ + 1;
  finding.id = std::move(checked.id);
  finding.differences = std::move(checked.comparison.differences);
  ++result_.records;
  const bool is_in_order = reported_.header.by_grade || finding.number > last_record_;
  const bool has_gap = reported_.header.records == ReportOptions::Records::All &&
                       !reported_.header.by_grade && finding.number != last_record_ + 1;
  last_record_ = finding.number;
  if (!checked.is_sealed || checked.type != "record") {
    ++result_.damaged;
    finding.kind = LineFinding::Kind::Damaged;
    add(std::move(finding));
  } else if (!is_in_order || has_gap) {
    ++result_.out_of_place;
    finding.kind = LineFinding::Kind::OutOfPlace;
    add(std::move(finding));
  } else if (!finding.differences.empty()) {
    ++result_.other_answers;
    finding.kind = LineFinding::Kind::OtherAnswer;
    add(std::move(finding));
  } else {
    ++(checked.is_identical ? result_.identical : result_.same_answer);
    for (const std::string& key : checked.comparison.told_apart) {
      ++result_.told_apart[key];
    }
  }
}

/// A page may come from a build of another day; whoever relies on what it shows has to know.
void Verifier::check_frame() {
  if (!lines_.is_page()) {
    return;
  }
  made_.str("");
  writer_->end(RunSummary());
  const std::string end = made_.str();
  const std::string now =
      frame_.substr(0, frame_.rfind(report::kLinesBegin)) + end.substr(end.find(report::kLinesEnd));
  if (now != lines_.frame()) {
    result_.head.push_back({"page", support::sha256_of(lines_.frame()), support::sha256_of(now)});
  }
}

void Verifier::check_summary() {
  if (!lines_.problem().empty()) {
    result_.problems.push_back(lines_.problem());
  }
  check_frame();
  if (!summary_) {
    result_.problems.emplace_back(
        "it has no summary whose seal is right as its last line: it was cut off or changed");
    return;
  }
  result_.report_is_complete = verify::is_true(*summary_, "complete");
  if (verify::text_of(*summary_, "lines_sha256") != seals_.hex_digest()) {
    result_.problems.emplace_back(
        "the lines, or what is shown of them, are not those that were written: one was changed, "
        "removed, added or moved");
  }
  const std::uint64_t expected = records_shown();
  if (expected != result_.records) {
    result_.problems.push_back(
        fmt::format("its summary counts {} records, and it holds {}", expected, result_.records));
  }
}

/// By the summary.
std::uint64_t Verifier::records_shown() const {
  const auto count = [&](const char* key) { return verify::count_of(*summary_, key); };
  switch (reported_.header.records) {
    case ReportOptions::Records::Flagged:
      return count("flagged");
    case ReportOptions::Records::NotScreened:
      return count("not_screened");
    case ReportOptions::Records::FlaggedOrNotScreened:
      return count("flagged") + count("not_screened");
    case ReportOptions::Records::All:
      break;
  }
  return count("read");
}

void Verifier::check_inputs() {
  if (!summary_) {
    return;
  }
  for (const Json& input : verify::member(*summary_, "inputs")) {
    InputFinding finding;
    finding.name = verify::text_of(input, "name");
    const std::string sha256 = verify::text_of(input, "sha256");
    std::error_code error;
    if (sha256.empty()) {
      finding.state = InputFinding::State::NotHashed;
    } else if (std::filesystem::is_regular_file(finding.name, error)) {
      finding.state = support::sha256_of_file(finding.name) == sha256
                          ? InputFinding::State::Same
                          : InputFinding::State::Changed;
    }
    result_.inputs.push_back(std::move(finding));
  }
}

Verification Verifier::run() {
  run::StreamJob<Batch, Results> job;
  job.read = [&] { return next_batch(); };
  job.work = [&](const Batch& batch, std::size_t) {
    Results results;
    for (const ReportLine& line : batch) {
      results.push_back(checked(line));
    }
    return results;
  };
  job.take = [&](Batch&& batch, Results&& results) {
    for (std::size_t index = 0; index < batch.size(); ++index) {
      take(batch[index], std::move(results[index]));
    }
  };
  run::StreamLimits limits;
  limits.threads = support::thread_count(options_.threads);
  limits.most_in_flight = std::size_t{4} * static_cast<std::size_t>(limits.threads);
  run::OrderedStream<Batch, Results>(std::move(job), limits).run();
  check_summary();
  check_inputs();
  return std::move(result_);
}

}  // namespace

bool is_confirmed(const Verification& verification) {
  return verification.findings.empty() && verification.problems.empty() &&
         verification.damaged + verification.out_of_place + verification.other_answers == 0;
}

Verification verify_report(const std::string& path, const Detector& detector,
                           const VerifyOptions& options) {
  return Verifier(path, detector, options).run();
}

std::string to_string(LineFinding::Kind kind) {
  switch (kind) {
    case LineFinding::Kind::Damaged:
      return "damaged";
    case LineFinding::Kind::OutOfPlace:
      return "out_of_place";
    case LineFinding::Kind::OtherAnswer:
      break;
  }
  return "other_answer";
}

std::string to_string(InputFinding::State state) {
  switch (state) {
    case InputFinding::State::Same:
      return "same";
    case InputFinding::State::Changed:
      return "changed";
    case InputFinding::State::NotThere:
      return "not_there";
    case InputFinding::State::NotHashed:
      break;
  }
  return "not_hashed";
}

}  // namespace congener
