#include "bus_error.hpp"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <string_view>

#include "exit_code.hpp"
#include "messages.hpp"

namespace congener::cli {
namespace {

// Only what is async-signal-safe is called in the handler: all else may be in any state.
void (*clean_up_files)() = nullptr;

void end_with_message(int) {
  // Threads that read the same index fail together: the first one tells, the others wait for the
  // end.
  static std::atomic_flag is_ending = ATOMIC_FLAG_INIT;
  while (is_ending.test_and_set()) {
    ::pause();
  }
  constexpr std::string_view kMessage =
      "congener: an index was shortened while it was read, or its disk fails: the output is not "
      "whole; check the index with 'congener index verify' and run again\n";
  write_to_stderr(kMessage);
  if (clean_up_files != nullptr) {
    clean_up_files();
  }
  ::_exit(kError);
}

}  // namespace

void install_bus_error_handler(void (*clean_up)()) {
  clean_up_files = clean_up;
  struct sigaction action = {};
  action.sa_handler = end_with_message;
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace congener::cli
