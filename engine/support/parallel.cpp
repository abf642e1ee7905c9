#include "support/parallel.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <exception>

#include "congener/error.hpp"

namespace congener::support {

int thread_count(int wish) {
  constexpr int kMostThreads = 1024;
  if (wish < 0 || wish > kMostThreads) {
    throw OptionError(fmt::format("threads must be 0 (all processors) to {}", kMostThreads));
  }
  return wish == 0 ? omp_get_num_procs() : wish;
}

void for_each_in_parallel(std::size_t count, int threads,
                          const std::function<void(std::size_t, std::size_t)>& work) {
  std::exception_ptr first_error;  // no exception may leave an OpenMP region
  const auto signed_count = static_cast<std::ptrdiff_t>(count);
#pragma omp parallel for schedule(dynamic, 8) num_threads(threads)
  for (std::ptrdiff_t index = 0; index < signed_count; ++index) {
    try {
      work(static_cast<std::size_t>(index), static_cast<std::size_t>(omp_get_thread_num()));
    } catch (...) {
#pragma omp critical(congener_first_error)
      {
        if (!first_error) {
          first_error = std::current_exception();
        }
      }
    }
  }
  if (first_error) {
    std::rethrow_exception(first_error);
  }
}

}  // namespace congener::support
