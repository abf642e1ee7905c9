#pragma once
// A loop over many molecules on several threads.

#include <cstddef>
#include <functional>

namespace congener::support {

/// The number of threads to use when 0 (all processors) to 1024 are asked for. It is smaller if a
/// limit on memory or processes allows no more. Throws OptionError.
int thread_count(int wish);

/// Calls work(index, thread) for each index below count, on this many threads numbered from 0, in
/// any order. If work throws, the loop ends and the exception is thrown from here.
void for_each_in_parallel(std::size_t count, int threads,
                          const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace congener::support
