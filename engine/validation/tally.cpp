#include "validation/tally.hpp"

#include <algorithm>
#include <utility>

namespace congener::validation {
namespace {

/// Upper ends of the size bands, in heavy atoms; the last one has none.
constexpr std::array<int, 3> kBandEnds = {9, 19, 29};
constexpr std::array<const char*, 4> kBandNames = {"1-9", "10-19", "20-29", "30 and more"};
const char* const kNoKind = "(no kind)";

std::size_t band_of(int heavy_atoms) {
  return static_cast<std::size_t>(std::count_if(kBandEnds.begin(), kBandEnds.end(),
                                                [&](int end) { return heavy_atoms > end; }));
}

JudgedMolecule judged(const std::string& input, const Record& record, const Judgement& judgement) {
  JudgedMolecule result;
  result.input = input;
  result.line = record.line;
  result.id = record.id;
  result.judgement = judgement;
  return result;
}

/// Null: there is no such field, or it is empty.
const std::string* field(const Record& record, const std::string& name) {
  for (const auto& [key, value] : record.fields) {
    if (key == name && !value.empty()) {
      return &value;
    }
  }
  return nullptr;
}

BandResult band_result(const std::string& name, const Split& split) {
  BandResult result;
  result.heavy_atoms = name;
  result.members = split.members;
  result.others = split.others;
  fill_false_flags(result);
  return result;
}

KindResult kind_result(const std::string& name, const AnswerCounts& counts) {
  return {name, counts, proportion(flagged(counts), screened(counts) + counts.not_screened)};
}

}  // namespace

void Split::add(const Judgement& judgement) {
  validation::add(judgement, is_member(judgement) ? members : others);
}

BackgroundTally::BackgroundTally(std::string name, std::size_t days, std::size_t most_listed)
    : name_(std::move(name)), most_listed_(most_listed), days_(days), scores_(days) {}

void BackgroundTally::list(const Record& record, const Judgement& judgement) {
  auto& list = is_member(judgement) ? members_ : false_flags_;
  if (is_flagged(judgement) && list.size() < most_listed_) {
    list.push_back(judged(name_, record, judgement));
  }
}

void BackgroundTally::add(const Record& record, const Outcome& outcome) {
  const Judgement& main = outcome.judgements.front();
  bands_.at(band_of(outcome.heavy_atoms)).add(main);
  list(record, main);
  for (std::size_t day = 0; day < days_.size(); ++day) {
    const Judgement& judgement = outcome.judgements[day];
    days_[day].add(judgement);
    if (judgement.status != Status::NotScreened && !is_member(judgement)) {
      for (std::size_t metric = 0; metric < kMetrics; ++metric) {
        scores_[day][metric].add(outcome.scores[day][metric]);
      }
    }
  }
}

void BackgroundTally::fill(BackgroundResult& result) const {
  for (std::size_t band = 0; band < kBands; ++band) {
    result.bands.push_back(band_result(kBandNames.at(band), bands_.at(band)));
  }
  result.bands.push_back(all_sizes(0));
  result.not_screened = days_.front().others.not_screened;
  result.input.records =
      screened(days_.front().members) + screened(days_.front().others) + result.not_screened;
  result.false_flags = false_flags_;
  result.members = members_;
}

BandResult BackgroundTally::all_sizes(std::size_t day) const {
  return band_result("all", days_.at(day));
}

std::size_t PositivesTally::kind_of(const Record& record) {
  const std::string* name = field(record, "kind");
  if (name == nullptr) {
    name = field(record, "group");
  }
  const std::string kind = name == nullptr ? kNoKind : *name;
  const auto place = std::find_if(kinds_.begin(), kinds_.end(),
                                  [&](const Kind& known) { return known.name == kind; });
  const auto index = static_cast<std::size_t>(place - kinds_.begin());
  if (place == kinds_.end()) {
    kinds_.push_back({kind, {}});
  }
  return index;
}

void PositivesTally::add(const std::string& input, const Record& record, const Outcome& outcome) {
  const Judgement& judgement = outcome.judgements.front();
  Positive positive;
  positive.kind = kind_of(record);
  positive.is_named = judgement.status == Status::Listed;
  positive.scores = outcome.scores.front();
  validation::add(judgement, kinds_[positive.kind].counts);
  if (!positive.is_named) {
    validation::add(judgement, unnamed_);
  }
  if (!is_flagged(judgement)) {
    JudgedMolecule missed = judged(input, record, judgement);
    missed.kind = kinds_[positive.kind].name;
    const std::string* const name = field(record, "name");
    if (name != nullptr) {
      missed.id = *name;
    }
    missed_.push_back(std::move(missed));
  }
  positives_.push_back(positive);
}

void PositivesTally::fill(ValidationReport& report) const {
  AnswerCounts all;
  for (const Kind& kind : kinds_) {
    report.kinds.push_back(kind_result(kind.name, kind.counts));
    validation::add(kind.counts, all);
  }
  report.all_positives = kind_result("all", all);
  report.unnamed_positives = kind_result("all but listed", unnamed_);
  report.missed = missed_;
}

void PositivesTally::fill(const ScoreHistogram::Cut& cut, std::size_t metric,
                          BaselineResult& result) const {
  std::uint64_t found = 0;
  std::uint64_t unnamed = 0;
  std::uint64_t unnamed_found = 0;
  std::vector<std::array<std::uint64_t, 2>> kinds(kinds_.size());
  for (const Positive& positive : positives_) {
    const bool is_found = ScoreHistogram::reaches(positive.scores[metric], cut);
    found += is_found ? 1 : 0;
    unnamed += positive.is_named ? 0 : 1;
    unnamed_found += is_found && !positive.is_named ? 1 : 0;
    kinds[positive.kind][0] += is_found ? 1 : 0;
    ++kinds[positive.kind][1];
  }
  result.positives = proportion(found, positives_.size());
  result.unnamed = proportion(unnamed_found, unnamed);
  for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
    result.by_kind.emplace_back(kinds_[kind].name, proportion(kinds[kind][0], kinds[kind][1]));
  }
}

}  // namespace congener::validation
