#include "resolve/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "congener/error.hpp"
#include "support/send_all.hpp"

extern char** environ;

namespace congener::resolve {
namespace {

/// A line longer than this is no answer.
constexpr std::size_t kLongestAnswerBytes = 1U << 20;

pid_t started(const std::vector<std::string>& arguments, int socket) {
  std::vector<char*> words;
  for (const std::string& argument : arguments) {
    words.push_back(const_cast<char*>(argument.c_str()));  // the interface of 1988; not written to
  }
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t process = -1;
  const int error =
      ::posix_spawnp(&process, words.front(), &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    throw FileError(fmt::format("cannot start {}: {}", arguments.front(),
                                std::generic_category().message(error)));
  }
  return process;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& arguments) {
  // A socket and no pipe: writing to a program that has ended is then an error and no signal.
  std::array<int, 2> ends = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw FileError(fmt::format("cannot start {}: {}", arguments.front(),
                                std::generic_category().message(errno)));
  }
  socket_ = ends[0];
  try {
    process_ = started(arguments, ends[1]);
  } catch (...) {
    ::close(ends[0]);
    ::close(ends[1]);
    throw;
  }
  ::close(ends[1]);
}

ChildProcess::~ChildProcess() {
  ::close(socket_);
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::optional<std::string> ChildProcess::answer(std::string_view line,
                                                std::chrono::milliseconds longest_wait) {
  if (!support::send_all(socket_, std::string(line) + "\n")) {
    return std::nullopt;
  }
  std::size_t line_end = received_.find('\n');
  while (line_end == std::string::npos && received_.size() <= kLongestAnswerBytes) {
    if (!receive(longest_wait)) {
      return std::nullopt;
    }
    line_end = received_.find('\n');
  }
  if (line_end == std::string::npos) {
    return std::nullopt;
  }
  std::string answer = received_.substr(0, line_end);
  received_.erase(0, line_end + 1);
  return answer;
}

/// False: nothing has come, or nothing will.
bool ChildProcess::receive(std::chrono::milliseconds longest_wait) {
  struct pollfd waiting = {socket_, POLLIN, 0};
  const int ready = ::poll(&waiting, 1, static_cast<int>(longest_wait.count()));
  if (ready <= 0) {
    return ready < 0 && errno == EINTR;
  }
  std::array<char, 4096> buffer;
  const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (count <= 0) {
    return count < 0 && errno == EINTR;
  }
  received_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

}  // namespace congener::resolve
