#include "validation/molecule_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "congener/error.hpp"
#include "run/record_run.hpp"
#include "support/sha256.hpp"

namespace congener::validation {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRecordsPerBatch = 128;
constexpr std::size_t kBytesPerBatch = 1U << 20;

bool is_taken(const Record& record, const ValidationInput& input) {
  return input.column.empty() ||
         std::any_of(record.fields.begin(), record.fields.end(), [&](const auto& field) {
           return field.first == input.column && std::find(input.values.begin(), input.values.end(),
                                                           field.second) != input.values.end();
         });
}

std::optional<std::vector<Record>> read_batch(RecordReader& reader, const ValidationInput& input) {
  std::vector<Record> batch;
  std::size_t bytes = 0;
  Record record;
  while (batch.size() < kRecordsPerBatch && bytes < kBytesPerBatch && reader.next(record)) {
    if (is_taken(record, input)) {
      bytes += record.structure.size();
      batch.push_back(std::move(record));
    }
    record = Record();
  }
  return batch.empty() ? std::nullopt : std::optional(std::move(batch));
}

Outcome outcome_of(const Record& record, const Questions& questions, BaselinePrinter& printer) {
  Outcome outcome;
  BaselineMolecule molecule;
  if (!record.problem.empty()) {
    Judgement judgement;
    judgement.reason = record.problem;
    outcome.judgements.assign(questions.is_in_force.size(), judgement);
  } else {
    outcome.judgements = judgements_of(record.structure, record.format, questions);
    molecule = printer.molecule(record.structure, record.format,
                                questions.detector->options().max_heavy_atoms);
  }
  outcome.heavy_atoms = molecule.heavy_atoms;
  outcome.scores = best_scores(molecule, questions.entries, questions.is_in_force);
  return outcome;
}

}  // namespace

std::vector<Judgement> judgements_of(std::string_view structure, StructureFormat format,
                                     const Questions& questions) {
  const Evidence evidence = questions.detector->evidence(structure, format);
  std::vector<Judgement> judgements = {judgement_of(questions.detector->answer(evidence))};
  const Grade least_grade = questions.detector->options().minimum_grade;
  for (const PastDay& day : questions.past_days) {
    judgements.push_back(judgement_of(day.law.answer(evidence, least_grade)));
  }
  return judgements;
}

void check_input(const ValidationInput& input) {
  std::error_code ignored;  // what cannot be looked at is told when it is opened
  const bool is_file_or_absent = !fs::exists(input.path, ignored) ||
                                 fs::is_regular_file(input.path, ignored) ||
                                 fs::is_directory(input.path, ignored);
  if (input.path == "-" || !is_file_or_absent) {
    throw OptionError(fmt::format(
        "{}: is no regular file; validation reads its inputs twice, so save it to a file",
        input.path));
  }
  const auto reader = open_record_reader(input.path);
  const std::vector<std::string> names = reader->field_names();
  if (!input.column.empty() && std::find(names.begin(), names.end(), input.column) == names.end()) {
    throw FormatError(fmt::format("{}: has no column {}", input.path, input.column));
  }
}

std::vector<ValidationInput> named(std::vector<ValidationInput> inputs) {
  const std::vector<ValidationInput> given = inputs;
  for (ValidationInput& input : inputs) {
    const auto has_this_name = [&](const ValidationInput& other) {
      return fs::path(other.path).filename() == fs::path(input.path).filename();
    };
    if (input.name.empty()) {
      const bool is_only = std::count_if(given.begin(), given.end(), has_this_name) == 1;
      input.name = is_only ? fs::path(input.path).filename().string() : input.path;
    }
  }
  return inputs;
}

ValidatedInput described(const ValidationInput& input) {
  ValidatedInput result;
  result.name = input.name;
  result.sha256 = support::sha256_of_file(input.path);
  return result;
}

std::function<std::optional<std::vector<Record>>()> batches_of(const ValidationInput& input,
                                                               const ReaderOptions& options) {
  const std::shared_ptr<RecordReader> reader = open_record_reader(input.path, options);
  return [reader, input]() {
    auto batch = read_batch(*reader, input);
    if (!batch && !reader->end().complete) {
      throw FormatError(reader->end().problem + "; whole inputs are needed");
    }
    return batch;
  };
}

void for_each_molecule(const ValidationInput& input, const Questions& questions,
                       const RunOptions& options,
                       const std::function<void(const Record&, const Outcome&)>& take) {
  std::deque<BaselinePrinter> printers;  // they cannot be moved
  for (int thread = 0; thread < options.threads; ++thread) {
    printers.emplace_back(questions.metrics);
  }
  const bool is_whole = run::for_each_record<Outcome>(
      batches_of(input, options.reader),
      [&](const Record& record, std::size_t thread) {
        return outcome_of(record, questions, printers[thread]);
      },
      [&](Record&& record, Outcome&& outcome) { take(record, outcome); }, options.threads,
      options.cancelled);
  if (!is_whole) {
    throw CancelledError("the validation was cancelled");
  }
}

}  // namespace congener::validation
