#include "congener/screener.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "congener/set_age.hpp"
#include "congener/version.hpp"
#include "io/record_stream.hpp"
#include "run/record_run.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

Finding check_record(const Detector& detector, const Record& record) {
  if (!record.problem.empty()) {
    Finding finding;
    finding.reason = record.problem;
    return finding;
  }
  try {
    return detector.check(record.structure, record.format);
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
  static_cast<Provenance&>(header) = provenance_of(detector.reference_set());
  header.packs = detector.reference_set().packs;
  header.as_of = detector.options().as_of;
  header.as_of_is_from_clock = detector.options().as_of_is_from_clock;
  if (detector.reference_set().date <= header.as_of) {
    header.set_age_days = days_between(detector.reference_set().date, header.as_of);
  }
  header.notices = age_notices(detector.reference_set(), header.as_of);
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
  RunSummary summary;
  io::RecordStream records(inputs, options_.reader);
  writer.begin(header_of(detector_, inputs, records.field_names()));
  const auto screen = [&](const Record& record, std::size_t) {
    Screened screened{check_record(detector_, record), {}};
    screened.rendered = writer.rendered(record, screened.finding);
    return screened;
  };
  const auto tell_progress = [&] {
    if (options_.progress) {
      options_.progress({summary.read, summary.flagged, summary.not_screened});
    }
  };
  const auto write = [&](Record&& record, Screened&& screened) {
    count(screened.finding, summary);
    writer.write(record, screened.finding, screened.rendered);
    if (summary.read % run::kProgressEvery == 0) {
      tell_progress();
    }
  };
  run::for_each_record<Screened>([&] { return records.next_batch(); }, screen, write,
                                 options_.threads);
  tell_progress();
  if (summary.read != summary.flagged + summary.no_finding + summary.not_screened) {
    throw Error(
        "internal error: the counts of this run do not add up; its output must not be used");
  }
  summary.input_problems = records.problems();
  summary.complete = summary.input_problems.empty();
  summary.reading = records.notes();
  writer.end(summary);
  return summary;
}

}  // namespace congener
