#pragma once
// One stream: batches are read one after the other, worked on by several threads at the same time,
// and handed over in the order in which they were read. No thread waits for the slowest of a round.

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "congener/fingerprints/parallel.hpp"

namespace congener::run {

struct StreamLimits {
  int threads = 1;
  /// The largest number of batches that were read and not yet handed over, at least one. It limits
  /// the memory.
  std::size_t most_in_flight = 1;
  const std::atomic<bool>* cancelled = nullptr;  ///< becomes true: nothing more is read
};

/// What is done with the batches of one stream.
template <typename Batch, typename Result>
struct StreamJob {
  std::function<std::optional<Batch>()> read;  ///< by one thread at a time; nothing: the end
  std::function<Result(const Batch&, std::size_t thread)> work;  ///< by many threads at once
  std::function<void(Batch&&, Result&&)>
      take;  ///< by one thread at a time, in the order of reading
};

template <typename Batch, typename Result>
class OrderedStream {
 public:
  OrderedStream(StreamJob<Batch, Result> job, const StreamLimits& limits)
      : job_(std::move(job)), limits_(limits) {}

  /// False if it was cancelled; what was read by then has been handed over. If a function of the
  /// job throws, all batches before that one are handed over, and the exception is thrown from
  /// here. It is the same one for any number of threads.
  bool run() {
    fingerprints::parallel_for(
        static_cast<std::size_t>(limits_.threads), limits_.threads,
        [&](std::size_t, int thread) { work_to_the_end(static_cast<std::size_t>(thread)); });
    if (problem_) {
      std::rethrow_exception(problem_);
    }
    return !was_cancelled_;
  }

 private:
  struct Slot {
    std::optional<Batch> batch;
    std::optional<Result> result;
    std::exception_ptr problem;
    bool is_done = false;
  };

  void work_to_the_end(std::size_t thread) {
    while (Slot* slot = next_slot()) {
      if (slot->batch) {
        try {
          slot->result = job_.work(*slot->batch, thread);
        } catch (...) {
          slot->problem = std::current_exception();
        }
      }
      hand_over(*slot);
    }
  }

  /// The next batch, or why there is none; null: the end.
  Slot* next_slot() {
    const std::lock_guard<std::mutex> reading(reading_);
    {
      std::unique_lock<std::mutex> lock(state_);
      has_room_.wait(lock, [&] { return is_over_ || slots_.size() < limits_.most_in_flight; });
      was_cancelled_ = was_cancelled_ || (limits_.cancelled != nullptr && *limits_.cancelled);
      if (is_over_ || was_cancelled_) {
        return nullptr;
      }
    }
    Slot slot;
    try {
      slot.batch = job_.read();
    } catch (...) {
      slot.problem = std::current_exception();
    }
    const std::lock_guard<std::mutex> lock(state_);
    is_over_ = is_over_ || !slot.batch;
    if (!slot.batch && !slot.problem) {
      return nullptr;
    }
    slots_.push_back(std::move(slot));
    return &slots_.back();  // a deque does not move what it holds
  }

  /// Whoever finishes the oldest batch hands over all that are ready.
  void hand_over(Slot& slot) {
    std::unique_lock<std::mutex> lock(state_);
    slot.is_done = true;
    is_over_ = is_over_ || slot.problem;
    if (is_handing_over_) {
      return;
    }
    is_handing_over_ = true;
    while (!problem_ && !slots_.empty() && slots_.front().is_done) {
      Slot ready = std::move(slots_.front());
      slots_.pop_front();
      lock.unlock();
      std::exception_ptr problem = taken(std::move(ready));
      lock.lock();
      is_over_ = is_over_ || problem;
      problem_ = problem;
      has_room_.notify_all();
    }
    is_handing_over_ = false;
    has_room_.notify_all();
  }

  std::exception_ptr taken(Slot&& ready) {
    if (ready.problem) {
      return ready.problem;
    }
    try {
      job_.take(std::move(*ready.batch), std::move(*ready.result));
    } catch (...) {
      return std::current_exception();
    }
    return nullptr;
  }

  StreamJob<Batch, Result> job_;
  StreamLimits limits_;
  std::mutex reading_;
  std::mutex state_;  ///< of all that follows
  std::condition_variable has_room_;
  std::deque<Slot> slots_;
  std::exception_ptr problem_;
  bool is_over_ = false;  ///< nothing more is read
  bool is_handing_over_ = false;
  bool was_cancelled_ = false;
};

}  // namespace congener::run
