#include "process.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "congener/fingerprints/output_file.hpp"
#include "exit_code.hpp"
#include "messages.hpp"

namespace congener::cli {
namespace {

std::vector<std::string> command;  // set once, before there is another thread

void open_closed_standard_streams() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
      // The wrong way round, so that their use fails instead of finding nothing or going nowhere.
      // open takes the lowest free number, which is this one.
      const int direction = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
      [[maybe_unused]] const int opened = ::open("/dev/null", direction);
    }
  }
}

extern "C" void end_by_signal(int signal_number) {
  fingerprints::remove_temporary_files();
  ::raise(signal_number);  // with its usual effect, once this handler has returned
}

void clean_up_on_signals() {
  for (const int signal_number : {SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGXCPU}) {
    struct sigaction before = {};
    ::sigaction(signal_number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) {
      continue;  // nohup, or a shell's background job: the run goes on
    }
    struct sigaction action = {};
    action.sa_handler = end_by_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal_number, &action, nullptr);
  }
  ::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is then an error like a full disk
}

std::atomic<bool> is_exit_expected{false};

/// Of the terminal; as many as is usual where there is none.
std::size_t columns_of(int descriptor) {
  constexpr std::size_t kUsual = 80;
  struct winsize size = {};
  const bool is_known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : kUsual;
}

/// OpenMP's library calls exit(1) when it cannot go on, which would read as "something flagged".
void refuse_foreign_exit() {
  if (!is_exit_expected) {
    fingerprints::remove_temporary_files();
    write_to_stderr("congener: a library ended the program; the output is not whole\n");
    ::_exit(kError);
  }
}

}  // namespace

void prepare_process() {
  open_closed_standard_streams();
  clean_up_on_signals();
  [[maybe_unused]] const int registered = std::atexit(refuse_foreign_exit);
}

bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO) == 1;
}

std::size_t terminal_width() {
  constexpr std::size_t kLeast = 60;
  constexpr std::size_t kMost = 120;
  return std::clamp(columns_of(STDOUT_FILENO), kLeast, kMost);
}

std::size_t stderr_columns() {
  return columns_of(STDERR_FILENO);
}

void remember_command(int argc, char** argv) {
  command.assign(argv, argv + argc);
}

const std::vector<std::string>& remembered_command() {
  return command;
}

std::string user_name() {
  const passwd* const user = ::getpwuid(::geteuid());
  return user != nullptr ? user->pw_name : std::to_string(::geteuid());
}

std::string host_name() {
  struct utsname system = {};
  return ::uname(&system) == 0 ? system.nodename : "not known";
}

void expect_exit() {
  is_exit_expected = true;
}

}  // namespace congener::cli
