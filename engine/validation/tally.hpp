#pragma once
// Counts outcomes, in the order of the inputs.

#include <array>
#include <string>
#include <vector>

#include "congener/validation.hpp"
#include "validation/baseline.hpp"
#include "validation/molecule_stream.hpp"

namespace congener::validation {

/// Members and others of one band.
struct Split {
  AnswerCounts members;
  AnswerCounts others;
  void add(const Judgement& judgement);
};

/// One background. Days as in Questions.
class BackgroundTally {
 public:
  BackgroundTally(std::string name, std::size_t days, std::size_t most_listed);

  void add(const Record& record, const Outcome& outcome);

  /// All but the input itself.
  void fill(BackgroundResult& result) const;
  /// All sizes, as of a day.
  BandResult all_sizes(std::size_t day) const;
  const ScoreHistogram& scores(std::size_t day, std::size_t metric) const {
    return scores_.at(day).at(metric);
  }
  const std::string& name() const { return name_; }

 private:
  static constexpr std::size_t kBands = 4;
  void list(const Record& record, const Judgement& judgement);

  std::string name_;
  std::size_t most_listed_;
  std::array<Split, kBands> bands_;  ///< as of the main day
  std::vector<Split> days_;
  std::vector<std::array<ScoreHistogram, kMetrics>> scores_;  ///< of others, by day
  std::vector<JudgedMolecule> false_flags_;
  std::vector<JudgedMolecule> members_;
};

/// The positives.
class PositivesTally {
 public:
  void add(const std::string& input, const Record& record, const Outcome& outcome);

  void fill(ValidationReport& report) const;
  /// What a cut-off finds of the positives as of the main day.
  void fill(const ScoreHistogram::Cut& cut, std::size_t metric, BaselineResult& result) const;

 private:
  struct Kind {
    std::string name;
    AnswerCounts counts;
  };
  /// What is kept of each positive; this is possible because positives are few.
  struct Positive {
    std::size_t kind = 0;
    bool is_named = false;
    MetricScores scores{};
  };
  std::size_t kind_of(const Record& record);

  std::vector<Kind> kinds_;
  std::vector<Positive> positives_;
  AnswerCounts unnamed_;
  std::vector<JudgedMolecule> missed_;
};

}  // namespace congener::validation
