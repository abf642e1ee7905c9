#pragma once
// The molecules of one input: read in order, judged on several threads, taken in order.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/detector.hpp"
#include "congener/record_reader.hpp"
#include "congener/validation.hpp"
#include "law/law.hpp"
#include "validation/baseline.hpp"
#include "validation/judgement.hpp"

namespace congener::validation {

/// The law of one past day, with what was known then.
struct PastDay {
  std::shared_ptr<const ReferenceSet> known;
  law::Law law;
};

/// What is asked of every molecule. All are shared by the threads.
struct Questions {
  std::optional<Detector> detector;  ///< of the main day; its evidence answers all days
  std::vector<PastDay> past_days;
  MetricChoice metrics = MetricChoice::WithoutMaccs;
  std::vector<BaselineMolecule> entries;       ///< compared ones
  std::vector<std::vector<bool>> is_in_force;  ///< by day, the main one first, by compared entry
};

/// The judgements by day, the main day first: the evidence is collected once, then the law of each
/// day answers.
std::vector<Judgement> judgements_of(std::string_view structure, StructureFormat format,
                                     const Questions& questions);

/// What is known of one molecule.
struct Outcome {
  int heavy_atoms = 0;                ///< of the largest component
  std::vector<Judgement> judgements;  ///< by day
  std::vector<MetricScores> scores;   ///< by day
};

/// Opens the input. Throws if that fails, or if it is no regular file.
void check_input(const ValidationInput& input);

/// The same inputs, each with a name for the report.
std::vector<ValidationInput> named(std::vector<ValidationInput> inputs);

/// The input as the report names it, without its records.
ValidatedInput described(const ValidationInput& input);

/// Gives the records of an input, batch by batch; nothing at its end. Throws FormatError when the
/// input ends early.
std::function<std::optional<std::vector<Record>>()> batches_of(const ValidationInput& input,
                                                               const ReaderOptions& options);

/// Calls take for each record in input order, by one thread at a time; options.threads must be
/// counted already. Throws as batches_of, and CancelledError.
void for_each_molecule(const ValidationInput& input, const Questions& questions,
                       const RunOptions& options,
                       const std::function<void(const Record&, const Outcome&)>& take);

}  // namespace congener::validation
