// A function that is run outside this program: what it answers, and what it cannot harm.

#include "support/isolated_function.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"

namespace {

using congener::support::IsolatedFunction;

int calls = 0;

std::string obey(const std::string& request) {
  ++calls;
  if (request == "crash") {
    ::raise(SIGSEGV);
  } else if (request == "loop") {
    for (volatile bool is_endless = true; is_endless;) {
    }
  } else if (request == "throw") {
    throw std::runtime_error("no answer");
  } else if (request == "calls") {
    return std::to_string(calls);
  } else if (request == "process") {
    return std::to_string(::getpid());
  } else if (request == "keeper") {
    return std::to_string(::getppid());
  } else if (request == "much") {
    return std::string(1'000'000, 'x');
  } else if (request == "too much") {
    return std::string(20'000'000, 'x');
  }
  return "answer to " + request;
}

}  // namespace

TEST_CASE("an isolated function answers as it would here") {
  IsolatedFunction function(obey, 60);
  CHECK(function.call("this").bytes == "answer to this");
  CHECK(function.call("").bytes == "answer to ");
  const std::string binary("\0\n\xFF", 3);
  CHECK(function.call(binary).bytes == "answer to " + binary);
  CHECK(function.call("much").bytes.size() == 1'000'000);
  CHECK(function.call("this").problem.empty());
}

TEST_CASE("a call of an isolated function alone finds the memory as it was, and leaves it so") {
  IsolatedFunction function(obey, 60);
  CHECK(function.call("calls").bytes == "1");
  CHECK(function.call("calls").bytes == "2");
  CHECK(function.call_alone("calls").bytes == "1");
  CHECK(function.call_alone("calls").bytes == "1");
  CHECK(function.call("calls").bytes == "1");
  CHECK(calls == 0);
}

TEST_CASE("a crash, an endless loop and an exception of an isolated function are problems") {
  IsolatedFunction function(obey, 1);
  CHECK(function.call("crash").problem == "crashed");
  CHECK(function.call("loop").problem == "took more than 1 s");
  CHECK(function.call_alone("loop").problem == "took more than 1 s");
  CHECK(function.call("throw").problem == "failed");
  CHECK(function.call("too much").problem == "failed");
  CHECK(function.call("too much").bytes.empty());
  CHECK(function.call(std::string(20'000'000, 'x')).problem ==
        "is not asked: more than 16777216 bytes");
  CHECK(function.call("this").bytes == "answer to this");
}

TEST_CASE("an isolated function whose process was ended from outside is started anew") {
  IsolatedFunction function(obey, 60);
  const std::string which = GENERATE("process", "keeper");
  const std::string number = function.call(which).bytes;
  const auto process = static_cast<pid_t>(std::stol(number));
  REQUIRE(process != ::getpid());
  REQUIRE(::kill(process, SIGKILL) == 0);
  CHECK(function.call("this").bytes == "answer to this");
  CHECK(function.call(which).bytes != number);
}

TEST_CASE("threads that call one isolated function get each its own answer") {
  IsolatedFunction function(obey, 60);
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    threads.emplace_back([&function, &answers, i] {
      for (int round = 0; round < 20; ++round) {
        answers[i] += function.call(std::to_string(i)).bytes;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    std::string expected;
    for (int round = 0; round < 20; ++round) {
      expected += "answer to " + std::to_string(i);
    }
    CHECK(answers[i] == expected);
  }
}

TEST_CASE("a fork of the program has isolated functions of its own") {
  IsolatedFunction function(obey, 60);
  const std::string first = function.call("process").bytes;
  const pid_t fork = ::fork();
  if (fork == 0) {
    const IsolatedFunction::Answer answer = function.call("process");
    std::_Exit(answer.problem.empty() && answer.bytes != first ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(fork, &status, 0) == fork);
  CHECK(status == 0);
  CHECK(function.call("process").bytes == first);
}
