#include "support/parallel.hpp"

#include <fmt/format.h>

#include "congener/error.hpp"
#include "congener/fingerprints/parallel.hpp"
#include "congener/fingerprints/threads.hpp"

namespace congener::support {

int thread_count(int wish) {
  constexpr int kMostThreads = 1024;
  if (wish < 0 || wish > kMostThreads) {
    throw OptionError(fmt::format("threads must be 0 (all processors) to {}", kMostThreads));
  }
  return fingerprints::threads_to_be_had(wish);
}

void for_each_in_parallel(std::size_t count, int threads,
                          const std::function<void(std::size_t, std::size_t)>& work) {
  constexpr int kGrain = 8;
  fingerprints::parallel_for(
      count, threads,
      [&](std::size_t index, int thread) { work(index, static_cast<std::size_t>(thread)); },
      kGrain);
}

}  // namespace congener::support
