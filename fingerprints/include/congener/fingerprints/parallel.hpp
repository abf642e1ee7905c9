#pragma once
// A loop over several threads from which exceptions get out. For this library and the engine; it is
// not installed.

#include <omp.h>

#include <atomic>
#include <cstddef>
#include <exception>

#include "congener/fingerprints/threads.hpp"

namespace congener::fingerprints {

/// Calls work(index, thread) for every index below count, each once, low indexes first; thread is
/// below `threads`, which threads_to_be_had has given. A thread takes `grain` indexes at a time:
/// more than one where work is short. What work throws ends the loop and is thrown from here.
template <typename Work>
void parallel_for(std::size_t count, int threads, const Work& work, int grain = 1) {
  if (threads == 1 || count < 2) {
    for (std::size_t index = 0; index < count; ++index) {
      work(index, 0);
    }
    return;
  }
  std::exception_ptr problem;
  std::atomic<bool> failed{false};
#pragma omp parallel for schedule(dynamic, grain) num_threads(threads)
  for (std::size_t index = 0; index < count; ++index) {
    if (failed.load(std::memory_order_relaxed)) {
      continue;
    }
    try {
      work(index, omp_get_thread_num());
    } catch (...) {
      if (!failed.exchange(true)) {
        problem = std::current_exception();
      }
    }
  }
  if (problem) {
    std::rethrow_exception(problem);
  }
}

}  // namespace congener::fingerprints
