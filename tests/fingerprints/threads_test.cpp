#include "congener/fingerprints/threads.hpp"

#include <pthread.h>

#include <cstddef>
#include <thread>

#include "catch.hpp"

namespace {

using congener::fingerprints::threads_to_be_had;

/// Answers are remembered per thread: asks from one that has not asked yet.
template <typename Questions>
void on_a_thread_of_its_own(const Questions& questions) {
  std::thread(questions).join();
}

/// Stacks of this size for new threads, for as long as this object is there.
class StackSize {
 public:
  explicit StackSize(std::size_t bytes) {
    pthread_getattr_default_np(&before_);
    pthread_attr_t attributes;
    pthread_getattr_default_np(&attributes);
    pthread_attr_setstacksize(&attributes, bytes);
    pthread_setattr_default_np(&attributes);
  }
  ~StackSize() { pthread_setattr_default_np(&before_); }
  StackSize(const StackSize&) = delete;
  StackSize& operator=(const StackSize&) = delete;

 private:
  pthread_attr_t before_;
};

constexpr std::size_t kMoreThanThereIs = std::size_t{100} << 40U;

}  // namespace

TEST_CASE("as many threads as asked for are to be had where no limit forbids them") {
  on_a_thread_of_its_own([] {
    for (const int wish : {1, 2, 3, 16, 4}) {
      CHECK(threads_to_be_had(wish) == wish);
    }
    CHECK(threads_to_be_had(0) >= 1);
  });
}

TEST_CASE("where no thread can be made there is the calling one") {
  on_a_thread_of_its_own([] {
    const StackSize limit(kMoreThanThereIs);
    CHECK(threads_to_be_had(8) == 1);
    CHECK(threads_to_be_had(2) == 2 - 1);
    CHECK(threads_to_be_had(1) == 1);
    CHECK(threads_to_be_had(0) == 1);
  });
}

TEST_CASE("threads that a run has had are not asked for again") {
  on_a_thread_of_its_own([] {
    CHECK(threads_to_be_had(4) == 4);
    const StackSize limit(kMoreThanThereIs);
    CHECK(threads_to_be_had(4) == 4);
    CHECK(threads_to_be_had(3) == 3);
  });
}
