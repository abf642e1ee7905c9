#include "substructure/index_run.hpp"

#include <algorithm>
#include <utility>

#include "run/in_order.hpp"
#include "run/record_run.hpp"

namespace congener::substructure {
namespace {

bool is_plain(const StructureAnswer& answer) {
  return answer.problem.empty() &&
         std::all_of(answer.patterns.begin(), answer.patterns.end(),
                     [](const PatternAnswer& pattern) { return pattern.problem.empty(); });
}

}  // namespace

IndexRun::IndexRun(const fingerprints::IndexFile& index, const PatternSet& patterns,
                   const SubstructureSearchOptions& options, std::vector<StructureMatcher> matchers,
                   bool with_texts, Answering& answering)
    : index_(index),
      pattern_count_(patterns.patterns().size()),
      options_(options),
      batches_(index, patterns),
      matchers_(std::move(matchers)),
      with_atoms_(options.with_atoms),
      with_texts_(with_texts),
      answering_(answering) {}

bool IndexRun::run() {
  run::StreamJob<IndexBatch, BatchAnswers> job;
  job.read = [&]() -> std::optional<IndexBatch> {
    return is_over_ ? std::nullopt : batches_.next();
  };
  job.work = [&](const IndexBatch& batch, std::size_t thread) {
    return answers_of(batch, matchers_[thread]);
  };
  job.take = [&](IndexBatch&& batch, BatchAnswers&& answers) { take(batch, std::move(answers)); };
  run::StreamLimits limits;
  limits.threads = static_cast<int>(matchers_.size());
  limits.most_in_flight = run::kBatchesPerThread * matchers_.size();
  limits.cancelled = options_.cancelled;
  return run::OrderedStream<IndexBatch, BatchAnswers>(std::move(job), limits).run();
}

BatchAnswers IndexRun::answers_of(const IndexBatch& batch, StructureMatcher& matcher) const {
  BatchAnswers answers;
  std::vector<std::uint64_t> may_hold(pattern_count_);
  std::vector<std::size_t> patterns;
  for (std::uint64_t done = 0; done < batch.count; done += 64) {
    batch.screen->may_hold(batch.first + done, std::min<std::uint64_t>(64, batch.count - done),
                           may_hold);
    std::uint64_t any = 0;
    for (const std::uint64_t word : may_hold) {
      any |= word;
    }
    for (; any != 0; any &= any - 1) {
      const auto lane = static_cast<std::uint64_t>(__builtin_ctzll(any));
      patterns.clear();
      for (std::size_t pattern = 0; pattern < pattern_count_; ++pattern) {
        if ((may_hold[pattern] >> lane & 1U) != 0) {
          patterns.push_back(pattern);
        }
      }
      add_answer(batch, done + lane, patterns, matcher, answers);
    }
  }
  return answers;
}

/// place: in the batch. The patterns are those that the molecule may hold.
void IndexRun::add_answer(const IndexBatch& batch, std::uint64_t place,
                          std::span<const std::size_t> patterns, StructureMatcher& matcher,
                          BatchAnswers& answers) const {
  const std::uint64_t in_segment = batch.first + place;
  IndexedMolecule molecule;
  molecule.index = &index_;
  molecule.position = batch.first_position + place;
  molecule.graph = batch.screen->graph(in_segment);
  molecule.kinds = batch.screen->kinds(in_segment);
  const StructureAnswer& answer = matcher.answer(molecule, patterns);
  if (answer.is_empty()) {
    return;
  }
  if (with_atoms_ || !is_plain(answer)) {
    const auto detail = static_cast<std::uint32_t>(answers.details.size());
    answers.items.push_back({molecule.position, 0, detail});
    answers.details.push_back(answer);
    return;
  }
  for (const PatternAnswer& hit : answer.patterns) {
    answers.items.push_back(
        {molecule.position, static_cast<std::uint32_t>(hit.pattern), BatchAnswers::kPlain});
  }
}

void IndexRun::take(const IndexBatch& batch, BatchAnswers&& answers) {
  for (const BatchAnswers::Item& item : answers.items) {
    if (is_over_) {
      return;
    }
    take(item, answers);
  }
  if (!is_over_) {
    const std::uint64_t read = batch.first_position + batch.count;
    answering_.pass(read);
    answering_.tell_progress(static_cast<double>(read) / static_cast<double>(index_.size()));
  }
}

void IndexRun::take(const BatchAnswers::Item& item, BatchAnswers& answers) {
  const bool is_plain_hit = item.detail == BatchAnswers::kPlain;
  Target target;
  target.number = item.position + 1;
  if (with_texts_ || !is_plain_hit) {
    target.id = index_.id(item.position);
    target.structure = index_.structure(item.position);
  }
  if (is_plain_hit) {
    answering_.take(target, {item.pattern, "", {}});
  } else {
    answering_.take(target, std::move(answers.details[item.detail]));
  }
  answering_.pass(target.number);
  is_over_ = answering_.is_over();
}

}  // namespace congener::substructure
