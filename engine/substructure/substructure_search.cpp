// Substructure search: batches of a library -> patterns on several threads -> writer, in order.

#include "congener/substructure_search.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "congener/error.hpp"
#include "congener/version.hpp"
#include "io/record_stream.hpp"
#include "run/record_run.hpp"
#include "substructure/answering.hpp"
#include "substructure/index_run.hpp"
#include "substructure/pattern_set.hpp"
#include "substructure/structure_matcher.hpp"
#include "support/parallel.hpp"

namespace congener {

using fingerprints::IndexFile;
using substructure::Answering;
using substructure::PatternAnswer;
using substructure::PatternSet;
using substructure::StructureAnswer;
using substructure::StructureMatcher;
using substructure::Target;

struct SubstructureSearcher::State {
  State(std::vector<SubstructurePattern> given, SubstructureSearchOptions search_options)
      : patterns(std::move(given), search_options), options(std::move(search_options)) {}

  std::vector<StructureMatcher> matchers() const {
    std::vector<StructureMatcher> result;
    const int count = support::thread_count(options.threads);
    for (int thread = 0; thread < count; ++thread) {
      result.emplace_back(patterns, options);
    }
    return result;
  }

  PatternSet patterns;
  SubstructureSearchOptions options;
};

namespace {

SubstructureSearchHeader header_of(const PatternSet& set,
                                   const SubstructureSearchOptions& options) {
  SubstructureSearchHeader header;
  header.program_version = program_version();
  header.rdkit_version = rdkit_version();
  for (const substructure::CompiledPattern& pattern : set.patterns()) {
    header.patterns.push_back(pattern.given);
  }
  header.with_atoms = options.with_atoms;
  header.max_hits = options.max_hits;
  header.compare_stereo = options.compare_stereo;
  header.compare_isotopes = options.compare_isotopes;
  return header;
}

Target target_of(const Record& record) {
  Target target;
  target.number = record.number;
  target.file = record.file;
  target.line = record.line;
  target.id = record.id;
  if (record.format != StructureFormat::MolBlock) {  // which no cell of a table should hold
    target.structure = record.structure;
  }
  return target;
}

SubstructureSearchSummary answer_records(io::RecordStream& records,
                                         std::vector<StructureMatcher> matchers,
                                         Answering& answering,
                                         const SubstructureSearchOptions& options) {
  std::atomic<bool> is_over = false;
  const bool is_whole = run::for_each_record<StructureAnswer>(
      [&]() -> std::optional<std::vector<Record>> {
        return is_over ? std::nullopt : records.next_batch();
      },
      [&](const Record& record, std::size_t thread) { return matchers[thread].answer(record); },
      [&](Record&& record, StructureAnswer&& answer) {
        if (is_over) {
          return;
        }
        answering.take(target_of(record), std::move(answer));
        answering.pass(record.number);
        is_over = answering.is_over();
        if (record.number % run::kProgressEvery == 0) {
          answering.tell_progress(records.share_of(record.number));
        }
      },
      static_cast<int>(matchers.size()), options.cancelled);
  SubstructureSearchSummary& summary = answering.summary();
  answering.tell_progress(records.share_of(summary.read));
  summary.input_problems = records.problems();
  summary.complete = is_whole && records.problems().empty();
  summary.reading = records.notes();
  return summary;
}

}  // namespace

SubstructureSearcher::SubstructureSearcher(std::vector<SubstructurePattern> patterns,
                                           SubstructureSearchOptions options)
    : state_(std::make_unique<State>(std::move(patterns), std::move(options))) {}
SubstructureSearcher::~SubstructureSearcher() = default;
SubstructureSearcher::SubstructureSearcher(SubstructureSearcher&&) noexcept = default;
SubstructureSearcher& SubstructureSearcher::operator=(SubstructureSearcher&&) noexcept = default;

const std::vector<std::string>& SubstructureSearcher::notices() const {
  return state_->patterns.notices();
}

SubstructureSearchSummary SubstructureSearcher::run(const fingerprints::IndexFile& index,
                                                    const std::string& name,
                                                    SubstructureWriter& writer) const {
  if (index.size() > 0 && index.structure(0).empty()) {
    throw OptionError(name +
                      ": this index was made of fingerprints and holds no structures; make "
                      "one of the molecules");
  }
  SubstructureSearchHeader header = header_of(state_->patterns, state_->options);
  header.target = name;
  header.molecules = index.size();
  Answering answering(state_->options, header.patterns.size(), writer);
  substructure::IndexRun run(index, state_->patterns, state_->options, state_->matchers(),
                             writer.needs_texts(), answering);
  writer.begin(header);
  const bool is_whole = run.run();
  SubstructureSearchSummary summary = answering.summary();
  summary.complete = is_whole;
  writer.end(summary);
  return summary;
}

SubstructureSearchSummary SubstructureSearcher::run(const std::vector<std::string>& inputs,
                                                    SubstructureWriter& writer) const {
  io::RecordStream records(inputs, state_->options.reader);
  SubstructureSearchHeader header = header_of(state_->patterns, state_->options);
  header.inputs = inputs;
  Answering answering(state_->options, header.patterns.size(), writer);
  std::vector<StructureMatcher> matchers = state_->matchers();
  writer.begin(header);
  SubstructureSearchSummary summary =
      answer_records(records, std::move(matchers), answering, state_->options);
  writer.end(summary);
  return summary;
}

SubstructureSearchSummary SubstructureSearcher::run(const std::vector<Record>& given,
                                                    SubstructureWriter& writer) const {
  io::RecordStream records(given);
  const SubstructureSearchHeader header = header_of(state_->patterns, state_->options);
  Answering answering(state_->options, header.patterns.size(), writer);
  writer.begin(header);
  SubstructureSearchSummary summary =
      answer_records(records, state_->matchers(), answering, state_->options);
  writer.end(summary);
  return summary;
}

std::vector<std::size_t> SubstructureSearcher::patterns_in(const Record& record) const {
  StructureAnswer answer = StructureMatcher(state_->patterns, state_->options).answer(record);
  std::vector<std::size_t> found;
  for (const PatternAnswer& pattern : answer.patterns) {
    answer.problem = answer.problem.empty() ? pattern.problem : answer.problem;
    found.push_back(pattern.pattern);
  }
  if (!answer.problem.empty()) {
    throw FormatError(answer.problem);
  }
  return found;
}

}  // namespace congener
