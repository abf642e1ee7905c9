#pragma once
// The stream of a run over records, which every job on many molecules shares.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "congener/record_reader.hpp"
#include "run/in_order.hpp"

namespace congener::run {

/// Jobs report their progress after so many records.
constexpr std::uint64_t kProgressEvery = 128;

/// So many that a thread with easy records does not wait for one with hard records.
constexpr std::size_t kBatchesPerThread = 4;

/// Works on each record of the batches that `read` gives, on several threads, and hands each over
/// with its result, in order. False: cancelled. Throws as OrderedStream::run.
template <typename Result>
bool for_each_record(const std::function<std::optional<std::vector<Record>>()>& read,
                     const std::function<Result(const Record&, std::size_t thread)>& work,
                     const std::function<void(Record&&, Result&&)>& take, int threads,
                     const std::atomic<bool>* cancelled = nullptr) {
  using Batch = std::vector<Record>;
  using Results = std::vector<Result>;
  StreamJob<Batch, Results> job;
  job.read = read;
  job.work = [&](const Batch& batch, std::size_t thread) {
    Results results;
    results.reserve(batch.size());
    for (const Record& record : batch) {
      results.push_back(work(record, thread));
    }
    return results;
  };
  job.take = [&](Batch&& batch, Results&& results) {
    for (std::size_t index = 0; index < batch.size(); ++index) {
      take(std::move(batch[index]), std::move(results[index]));
    }
  };
  StreamLimits limits;
  limits.threads = threads;
  limits.most_in_flight = kBatchesPerThread * static_cast<std::size_t>(threads);
  limits.cancelled = cancelled;
  return OrderedStream<Batch, Results>(std::move(job), limits).run();
}

}  // namespace congener::run
