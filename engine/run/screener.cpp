#include "congener/screener.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/record_stream.hpp"
#include "run/record_run.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

Finding check_record(const Detector& detector, const Record& record) {
  try {
    return detector.check(record);
  } catch (const std::logic_error& error) {
    // A fault of the program ends the run, and whoever mends it needs the record.
    throw Error(fmt::format("internal error at {}, line {}, record {}: {}; please report it",
                            support::printable(record.file), record.line, record.number,
                            error.what()));
  }
}

/// What the threads make of one record.
struct Screened {
  Finding finding;
  std::string rendered;
};

void count(const Finding& finding, RunSummary& summary) {
  ++summary.read;
  ++summary.by_status[finding.status];
  ++summary.by_stage[finding.stage];
  if (finding.let_through_by != GateScreen::None) {
    ++summary.let_through_by[finding.let_through_by];
  }
  if (is_flagged(finding)) {
    ++summary.flagged;
  } else if (finding.status == Status::NotScreened) {
    ++summary.not_screened;
  } else {
    ++summary.no_finding;
  }
}

RunHeader run_header(const Detector& detector, const std::vector<std::string>& inputs,
                     std::vector<std::string> field_names) {
  RunHeader header = header_of(*detector.context());
  header.inputs = inputs;
  header.field_names = std::move(field_names);
  return header;
}

}  // namespace

Screener::Screener(const Detector& detector, RunOptions options)
    : detector_(detector), options_(std::move(options)) {
  options_.threads = support::thread_count(options_.threads);
  options_.reader.with_identifiers = true;
}

RunSummary Screener::run(const std::vector<std::string>& inputs, ReportWriter& writer) const {
  io::RecordStream records(inputs, options_.reader);
  return run(records, inputs, writer);
}

RunSummary Screener::run(RecordReader& reader, const std::string& name,
                         ReportWriter& writer) const {
  io::RecordStream records(reader, name);
  return run(records, {name}, writer);
}

RunSummary Screener::run(const std::vector<Record>& records, ReportWriter& writer) const {
  io::RecordStream stream(records);
  return run(stream, {}, writer);
}

RunSummary Screener::run(io::RecordStream& records, const std::vector<std::string>& inputs,
                         ReportWriter& writer) const {
  RunSummary summary;
  writer.begin(run_header(detector_, inputs, records.field_names()));
  const auto screen = [&](const Record& record, std::size_t) {
    Screened screened{check_record(detector_, record), {}};
    screened.rendered = writer.rendered(record, screened.finding);
    return screened;
  };
  const auto tell_progress = [&] {
    if (options_.progress) {
      options_.progress(
          {summary.read, summary.flagged, summary.not_screened, records.share_of(summary.read)});
    }
  };
  const auto write = [&](Record&& record, Screened&& screened) {
    count(screened.finding, summary);
    writer.write(record, screened.finding, screened.rendered);
    if (summary.read % run::kProgressEvery == 0) {
      tell_progress();
    }
  };
  const bool is_whole = run::for_each_record<Screened>([&] { return records.next_batch(); }, screen,
                                                       write, options_.threads, options_.cancelled);
  tell_progress();
  if (summary.read != summary.flagged + summary.no_finding + summary.not_screened) {
    throw Error(
        "internal error: the counts of this run do not add up; its output must not be used");
  }
  summary.input_problems = records.problems();
  if (!is_whole) {
    summary.input_problems.push_back("the run was cancelled; what follows was not read");
  }
  summary.complete = summary.input_problems.empty();
  summary.reading = records.notes();
  summary.inputs = records.digests();
  for (const std::string& rule : detector_.rules_without_prefilter()) {
    summary.reading.notices.push_back(
        rule + ": its pattern cannot be asked of bare graphs, so that its records take longer");
  }
  writer.end(summary);
  return summary;
}

}  // namespace congener
