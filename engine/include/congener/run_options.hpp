#pragma once
// What every run over many records can be told: how to read, on how many threads, whom to tell of
// its progress, and when to stop.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "congener/record_reader.hpp"

namespace congener {

/// Where a run stands. How many records there are is not known before they are read.
struct Progress {
  std::uint64_t read = 0;
  std::uint64_t flagged = 0;  ///< by a screen or a validation; 0 in other runs
  std::uint64_t not_screened = 0;
  /// Part of the inputs' bytes that these records take, from 0 to 1; nothing when one of the inputs
  /// is no file, so that its size is not known. Right to the size of a block that is read.
  std::optional<double> share_read;
};

struct RunOptions {
  int threads = 0;  ///< 0: all processors; 1 to 1024. Changes no result
  ReaderOptions reader;
  /// Called by one thread at a time, now and then and at the end. May be empty.
  std::function<void(const Progress&)> progress;
  /// Once it is true nothing more is read. It may be set from any thread and must outlive the run;
  /// may be null. What a cancelled run leaves is said where it is started.
  const std::atomic<bool>* cancelled = nullptr;
};

}  // namespace congener
