#include "congener/fingerprints/threads.hpp"

#include <omp.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <latch>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

namespace congener::fingerprints {
namespace {

/// Address space for the heap of one thread (glibc takes up to twice 64 MiB at its first
/// allocation), without memory behind it.
class HeapSpace {
 public:
  HeapSpace()
      : start_(::mmap(nullptr, kBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                      0)) {}
  ~HeapSpace() {
    if (is_there()) {
      ::munmap(start_, kBytes);
    }
  }
  HeapSpace(const HeapSpace&) = delete;
  HeapSpace& operator=(const HeapSpace&) = delete;
  bool is_there() const { return start_ != MAP_FAILED; }

 private:
  static constexpr std::size_t kBytes = std::size_t{128} << 20U;
  void* start_;
};

/// How many threads with a heap, up to this number, there can be at once beside the calling one.
int threads_made(int most) {
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(most));
  std::deque<HeapSpace> heaps;
  std::latch all_made(1);
  int made = 0;
  try {
    while (made < most && heaps.emplace_back().is_there()) {
      threads.emplace_back([&] { all_made.wait(); });
      ++made;
    }
  } catch (const std::system_error&) {  // a limit on processes, or no room for a stack
  } catch (const std::bad_alloc&) {
  }
  all_made.count_down();
  for (std::thread& thread : threads) {
    thread.join();
  }
  return made;
}

struct Answer {
  int wish = 1;
  int threads = 1;
};

}  // namespace

int threads_to_be_had(int wish) {
  thread_local Answer last;
  if (wish == 0) {
    wish = omp_get_num_procs();
  }
  const bool was_limited = last.threads < last.wish;
  if (wish <= last.threads || (was_limited && wish >= last.wish)) {
    return std::min(wish, last.threads);
  }
  // One more than needed beside this thread: for what this thread itself still has to allocate.
  last = {wish, wish == 1 ? 1 : std::max(1, threads_made(wish))};
  return last.threads;
}

}  // namespace congener::fingerprints
