// The one stream: order, limits, errors and cancelling do not depend on the number of threads.

#include "run/in_order.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"

namespace {

using congener::run::OrderedStream;
using congener::run::StreamJob;
using congener::run::StreamLimits;

constexpr int kBatches = 200;

StreamLimits limits(int threads, std::size_t most_in_flight = 8) {
  StreamLimits result;
  result.threads = threads;
  result.most_in_flight = most_in_flight;
  return result;
}

/// Batches are the numbers from 0; the result of each is its square.
struct Numbers {
  std::atomic<int> read{0};
  std::vector<int> taken;
  std::vector<int> results;

  StreamJob<int, int> job() {
    StreamJob<int, int> job;
    job.read = [this] { return read < kBatches ? std::optional<int>(read++) : std::nullopt; };
    job.work = [](const int& number, std::size_t) {
      // Some take long, so that later ones are done before them.
      if (number % 7 == 0) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
      }
      return number * number;
    };
    job.take = [this](int&& number, int&& result) {
      taken.push_back(number);
      results.push_back(result);
    };
    return job;
  }
};

void throw_at(int number, int bad) {
  if (number == bad) {
    throw std::runtime_error("at " + std::to_string(number));
  }
}

/// What was taken before the error, and its words.
std::pair<int, std::string> until_error(Numbers& numbers, StreamJob<int, int> job, int threads) {
  try {
    OrderedStream<int, int>(std::move(job), limits(threads)).run();
  } catch (const std::runtime_error& error) {
    return {static_cast<int>(numbers.taken.size()), error.what()};
  }
  return {-1, "no error"};
}

}  // namespace

TEST_CASE("batches are handed over in the order of reading, each once", "[unit]") {
  for (const int threads : {1, 2, 5}) {
    Numbers numbers;
    CHECK(OrderedStream<int, int>(numbers.job(), limits(threads)).run());
    REQUIRE(numbers.taken.size() == kBatches);
    for (int number = 0; number < kBatches; ++number) {
      CHECK(numbers.taken[static_cast<std::size_t>(number)] == number);
      CHECK(numbers.results[static_cast<std::size_t>(number)] == number * number);
    }
  }
}

TEST_CASE("no more batches are in flight than the limit", "[unit]") {
  for (const std::size_t most : {std::size_t{1}, std::size_t{3}}) {
    Numbers numbers;
    StreamJob<int, int> job = numbers.job();
    std::atomic<int> in_flight{0};
    std::atomic<int> highest{0};
    const auto read = job.read;
    const auto take = job.take;
    job.read = [&] {
      const auto batch = read();
      if (batch) {
        const int now = ++in_flight;
        highest = std::max(highest.load(), now);
      }
      return batch;
    };
    job.take = [&](int&& number, int&& result) {
      take(std::move(number), std::move(result));
      --in_flight;
    };
    CHECK(OrderedStream<int, int>(std::move(job), limits(4, most)).run());
    CHECK(numbers.taken.size() == kBatches);
    // The batch that is being handed over has made room already.
    CHECK(highest <= static_cast<int>(most) + 1);
  }
}

TEST_CASE("an error ends the stream after all batches before it", "[unit]") {
  constexpr int kBad = 57;
  for (const int threads : {1, 2, 5}) {
    SECTION("of the work, " + std::to_string(threads)) {
      Numbers numbers;
      StreamJob<int, int> job = numbers.job();
      const auto work = job.work;
      job.work = [&](const int& number, std::size_t thread) {
        throw_at(number, kBad);
        throw_at(number, kBad + 1);  // may come first with several threads; the first one counts
        return work(number, thread);
      };
      CHECK(until_error(numbers, std::move(job), threads) == std::pair(kBad, std::string("at 57")));
    }
    SECTION("of the reading, " + std::to_string(threads)) {
      Numbers numbers;
      StreamJob<int, int> job = numbers.job();
      const auto read = job.read;
      job.read = [&] {
        throw_at(numbers.read, kBad);
        return read();
      };
      CHECK(until_error(numbers, std::move(job), threads) == std::pair(kBad, std::string("at 57")));
    }
    SECTION("of the taking, " + std::to_string(threads)) {
      Numbers numbers;
      StreamJob<int, int> job = numbers.job();
      const auto take = job.take;
      job.take = [&](int&& number, int&& result) {
        throw_at(number, kBad);
        take(std::move(number), std::move(result));
      };
      CHECK(until_error(numbers, std::move(job), threads) == std::pair(kBad, std::string("at 57")));
    }
  }
}

TEST_CASE("a cancelled stream hands over what was read, and says so", "[unit]") {
  for (const int threads : {1, 3}) {
    Numbers numbers;
    std::atomic<bool> cancelled{false};
    StreamJob<int, int> job = numbers.job();
    const auto take = job.take;
    job.take = [&](int&& number, int&& result) {
      take(std::move(number), std::move(result));
      cancelled = numbers.taken.size() >= 10;
    };
    StreamLimits stream_limits = limits(threads);
    stream_limits.cancelled = &cancelled;
    CHECK_FALSE(OrderedStream<int, int>(std::move(job), stream_limits).run());
    CHECK(numbers.taken.size() >= 10);
    CHECK(static_cast<int>(numbers.taken.size()) == numbers.read);
    CHECK(numbers.read < kBatches);
  }
}
