// Runs all parts of a validation over the same data.

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "congener/error.hpp"
#include "congener/validation.hpp"
#include "congener/version.hpp"
#include "run/record_run.hpp"
#include "support/parallel.hpp"
#include "validation/baseline.hpp"
#include "validation/entries.hpp"
#include "validation/judgement.hpp"
#include "validation/molecule_stream.hpp"
#include "validation/tally.hpp"

namespace congener {
namespace validation {
namespace {

constexpr std::array<double, 2> kBaselineRates = {1e-3, 1e-4};

/// The days, what is asked on each, and what is known of the entries.
struct Plan {
  std::vector<const Entry*> entries;
  std::vector<Date> days;  ///< the main one first
  Questions questions;
  std::vector<std::vector<bool>> is_listed;  ///< by day, by entry
};

void check(const DetectorOptions& settings, const ValidationOptions& options) {
  if (settings.changed_since) {
    throw OptionError("a validation is of one day; changed_since must not be set");
  }
  support::thread_count(options.threads);  // throws
  if (options.positives.empty() && options.backgrounds.empty()) {
    throw OptionError("nothing to validate with: name positives or backgrounds");
  }
}

/// What is known of the entries on one more day. They are named by their dated rows.
void add_day(const ReferenceSet& dated, const Date& day, Plan& plan) {
  std::vector<bool> in_force;
  std::vector<bool> listed;
  for (const Entry* entry : plan.entries) {
    const Entry& row = dated.entries.at(static_cast<std::size_t>(find_entry(dated, entry->id)));
    const Naming naming = naming_on(dated, row, day);
    in_force.push_back(naming.is_in_force);
    listed.push_back(naming.is_listed);
  }
  plan.questions.is_in_force.push_back(std::move(in_force));
  plan.is_listed.push_back(std::move(listed));
  plan.days.push_back(day);
}

Plan planned(const std::shared_ptr<const ReferenceSet>& set, const DetectorOptions& settings,
             const ValidationOptions& validation) {
  Plan plan;
  plan.questions.metrics =
      validation.with_maccs_baseline ? MetricChoice::All : MetricChoice::WithoutMaccs;
  plan.entries = compared_entries(*set);
  plan.questions.detector.emplace(set, settings);
  const DetectorOptions& options = plan.questions.detector->options();
  add_day(*set, settings.as_of, plan);
  BaselinePrinter printer(plan.questions.metrics);
  for (const Entry* entry : plan.entries) {
    plan.questions.entries.push_back(
        printer.molecule(entry->smiles, StructureFormat::Smiles, settings.max_heavy_atoms));
  }
  const ReferenceSet past = with_known_past(*set, settings.as_of);
  for (const Date& day : validation.replay_days) {
    auto known = std::make_shared<const ReferenceSet>(without_unknown(past, day));
    if (day < settings.as_of && !known->entries.empty()) {
      plan.questions.past_days.push_back({known, law::Law(*known, day, options.jurisdictions)});
      add_day(past, day, plan);
    }
  }
  return plan;
}

/// The cut-offs that a background sets on a day, one per metric and rate.
struct Cut {
  BaselineResult result;
  std::size_t metric = 0;
  ScoreHistogram::Cut cut;
};

std::vector<Cut> cuts_of(const std::vector<BackgroundTally>& backgrounds, MetricChoice metrics,
                         std::size_t day) {
  std::vector<Cut> cuts;
  for (const BackgroundTally& background : backgrounds) {
    for (std::size_t metric = 0; metric < metric_count(metrics); ++metric) {
      for (const double rate : kBaselineRates) {
        const ScoreHistogram& scores = background.scores(day, metric);
        Cut cut;
        cut.metric = metric;
        cut.cut = scores.cut_at(rate);
        cut.result.metric = kMetricNames.at(metric);
        cut.result.background = background.name();
        cut.result.rate = rate;
        cut.result.molecules = scores.molecules();
        cut.result.is_resolved = cut.cut.is_resolved;
        cut.result.cut_off = ScoreHistogram::score_of(cut.cut);
        cuts.push_back(std::move(cut));
      }
    }
  }
  return cuts;
}

/// The positions of the entries that are listed only after a day.
std::vector<std::size_t> listed_later(const Plan& plan, std::size_t day, ReplayResult& result) {
  std::vector<std::size_t> later;
  for (std::size_t entry = 0; entry < plan.entries.size(); ++entry) {
    const Entry& asked = *plan.entries[entry];
    const bool is_in_force = plan.questions.is_in_force[day][entry];
    const std::optional<Date> since = first_listed(asked);
    if (is_in_force) {
      result.in_force.push_back(asked.id);
    }
    if (!plan.is_listed[day][entry] && since && *since > result.day &&
        *since <= plan.days.front()) {
      later.push_back(entry);
    } else if (!is_in_force && !since) {
      result.undated.push_back(asked.id);
    }
  }
  return later;
}

void replay_baseline(const Plan& plan, std::size_t day, const std::vector<std::size_t>& later,
                     Cut cut, ReplayResult& result) {
  for (const std::size_t entry : later) {
    const auto best = best_scores(plan.questions.entries[entry], plan.questions.entries,
                                  {plan.questions.is_in_force[day]});
    if (!ScoreHistogram::reaches(best.front()[cut.metric], cut.cut)) {
      cut.result.missed.push_back(plan.entries[entry]->id);
    }
  }
  cut.result.later_entries = proportion(later.size() - cut.result.missed.size(), later.size());
  result.baselines.push_back(std::move(cut.result));
}

ReplayResult replayed(const Plan& plan, std::size_t day,
                      const std::vector<BackgroundTally>& backgrounds) {
  ReplayResult result;
  result.day = plan.days[day];
  const std::vector<std::size_t> later = listed_later(plan, day, result);
  std::uint64_t found = 0;
  std::uint64_t resembling = 0;
  for (const std::size_t entry : later) {
    const Entry& asked = *plan.entries[entry];
    const Judgement judgement =
        judgements_of(asked.smiles, StructureFormat::Smiles, plan.questions)[day];
    found += is_flagged(judgement) ? 1 : 0;
    resembling += is_resembling(judgement) ? 1 : 0;
    result.later.push_back({asked.id, asked.name, first_listed(asked), judgement});
  }
  result.later_flagged = proportion(found, later.size());
  result.later_resembling = proportion(resembling, later.size());
  for (const BackgroundTally& background : backgrounds) {
    result.backgrounds.emplace_back(background.name(), background.all_sizes(day));
  }
  for (Cut& cut : cuts_of(backgrounds, plan.questions.metrics, day)) {
    replay_baseline(plan, day, later, std::move(cut), result);
  }
  return result;
}

/// Reads the inputs one after the other.
class Runner {
 public:
  Runner(const Plan& plan, const ValidationOptions& options) : plan_(plan), options_(options) {
    options_.threads = support::thread_count(options.threads);
  }

  void read_positives(ValidationReport& report) {
    for (const ValidationInput& input : named(options_.positives)) {
      ValidatedInput as_read = described(input);
      read(input, [&](const Record& record, const Outcome& outcome) {
        positives_.add(as_read.name, record, outcome);
        ++as_read.records;
      });
      report.positive_inputs.push_back(std::move(as_read));
    }
    positives_.fill(report);
  }

  void read_backgrounds(ValidationReport& report) {
    for (const ValidationInput& input : named(options_.backgrounds)) {
      BackgroundResult result;
      result.input = described(input);
      BackgroundTally tally(result.input.name, plan_.days.size(), options_.most_listed);
      read(input,
           [&](const Record& record, const Outcome& outcome) { tally.add(record, outcome); });
      tally.fill(result);
      report.backgrounds.push_back(std::move(result));
      backgrounds_.push_back(std::move(tally));
    }
  }

  void compare(ValidationReport& report) const {
    for (Cut& cut : cuts_of(backgrounds_, plan_.questions.metrics, 0)) {
      positives_.fill(cut.cut, cut.metric, cut.result);
      report.baselines.push_back(std::move(cut.result));
    }
    for (std::size_t day = 1; day < plan_.days.size(); ++day) {
      report.replays.push_back(replayed(plan_, day, backgrounds_));
    }
  }

 private:
  template <typename Take>
  void read(const ValidationInput& input, Take take) {
    for_each_molecule(input, plan_.questions, options_,
                      [&](const Record& record, const Outcome& outcome) {
                        take(record, outcome);
                        show_progress(outcome.judgements.front());
                      });
  }

  void show_progress(const Judgement& judgement) {
    progress_.flagged += is_flagged(judgement) ? 1 : 0;
    progress_.not_screened += judgement.status == Status::NotScreened ? 1 : 0;
    if (++progress_.read % run::kProgressEvery == 0 && options_.progress) {
      options_.progress(progress_);
    }
  }

  const Plan& plan_;
  ValidationOptions options_;
  Progress progress_;
  PositivesTally positives_;
  std::vector<BackgroundTally> backgrounds_;
};

void leave_out(const ReferenceSet& set, const DetectorOptions& settings, ValidationReport& report) {
  report.left_out = leave_each_out(set, settings);
  std::uint64_t found = 0;
  std::uint64_t resembling = 0;
  for (const EntryResult& result : report.left_out) {
    found += is_flagged(result.judgement) ? 1 : 0;
    resembling += is_resembling(result.judgement) ? 1 : 0;
  }
  report.left_out_flagged = proportion(found, report.left_out.size());
  report.left_out_resembling = proportion(resembling, report.left_out.size());
}

}  // namespace
}  // namespace validation

ValidationReport validate(const std::shared_ptr<const ReferenceSet>& set,
                          const DetectorOptions& settings, const ValidationOptions& options) {
  validation::check(settings, options);
  for (const auto* inputs : {&options.positives, &options.backgrounds}) {
    for (const ValidationInput& input : *inputs) {
      validation::check_input(input);
    }
  }
  if (!set) {
    throw OptionError("a validation needs a reference set");
  }
  const validation::Plan plan = validation::planned(set, settings, options);
  ValidationReport report;
  static_cast<Provenance&>(report) = provenance_of(*set);
  report.settings = plan.questions.detector->options();
  validation::leave_out(*set, settings, report);
  validation::Runner runner(plan, options);
  runner.read_positives(report);
  runner.read_backgrounds(report);
  runner.compare(report);
  return report;
}

}  // namespace congener
