#include "support/isolated_function.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <exception>
#include <fstream>
#include <functional>
#include <mutex>
#include <system_error>
#include <utility>

#include "support/send_all.hpp"

namespace congener::support {
namespace {

constexpr std::uint32_t kMostBytes = 16U << 20;  // of a request or of an answer
constexpr rlim_t kMostMemoryBytes = rlim_t{1} << 30;
constexpr int kSocket = 3;  // of a process that answers, behind the three standard descriptors

/// Of a message: how it is asked, or what its bytes are.
enum class Kind : std::uint32_t { Call, CallAlone, Answer, Problem };

bool receive_all(int socket, char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t received = ::read(socket, bytes, count);
    if (received == 0 || (received < 0 && errno != EINTR)) {
      return false;
    }
    bytes += std::max<ssize_t>(received, 0);
    count -= static_cast<std::size_t>(std::max<ssize_t>(received, 0));
  }
  return true;
}

struct Head {
  Kind kind = Kind::Problem;
  std::uint32_t bytes = 0;  ///< that follow
};

bool send_message(int socket, Kind kind, const std::string& bytes) {
  const Head head = {kind, static_cast<std::uint32_t>(bytes.size())};
  return send_all(socket, {reinterpret_cast<const char*>(&head), sizeof head}) &&
         send_all(socket, bytes);
}

bool receive_message(int socket, Kind& kind, std::string& bytes) {
  Head head;
  if (!receive_all(socket, reinterpret_cast<char*>(&head), sizeof head) ||
      head.bytes > kMostBytes) {
    return false;
  }
  kind = head.kind;
  bytes.resize(head.bytes);
  return receive_all(socket, bytes.data(), bytes.size());
}

/// Ends this process by a signal when it has used so much processor time from now on, or waits for
/// ten times as long; 0: not any more.
void limit_time(unsigned int seconds) {
  itimerval limit = {};
  limit.it_value.tv_sec = seconds;
  ::setitimer(ITIMER_PROF, &limit, nullptr);
  ::alarm(seconds * 10);
}

/// So much more memory than there is now: what a program has by itself differs widely.
void limit_memory() {
  std::ifstream sizes("/proc/self/statm");
  rlim_t pages = 0;
  if (sizes >> pages) {
    const rlim_t most = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + kMostMemoryBytes;
    const rlimit limit = {most, most};
    ::setrlimit(RLIMIT_AS, &limit);
  }
  const rlimit none = {0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

/// Keeps of the program it was split off from its memory alone: no signal handlers, no files, no
/// terminal to which a crash would write.
void leave_program(int socket) {
  for (int signal = 1; signal < NSIG; ++signal) {
    ::signal(signal, SIG_DFL);
  }
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::dup2(socket, kSocket);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (int descriptor = 0; descriptor < kSocket; ++descriptor) {
    ::dup2(nowhere, descriptor);
  }
  ::close_range(kSocket + 1, ~0U, 0);
  limit_memory();
}

int status_of(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) {
      return 0;  // the program does not want to know how its children end
    }
  }
  return status;
}

/// Not by itself.
bool was_ended_from_outside(int status) {
  return WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM);
}

bool took_too_long(int status) {
  return WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGALRM);
}

/// A process that answers messages; it is split off when it is first asked.
class AnsweringProcess {
 public:
  /// body: what it does with its end of the socket, until that is closed.
  explicit AnsweringProcess(std::function<void(int socket)> body) : body_(std::move(body)) {}
  ~AnsweringProcess() { stop(); }
  AnsweringProcess(const AnsweringProcess&) = delete;
  AnsweringProcess& operator=(const AnsweringProcess&) = delete;

  bool is_running() const { return process_ > 0 && owner_ == ::getpid(); }

  /// Why it cannot be started; empty: it runs.
  std::string start();

  /// How it ended, as waitpid tells it.
  int stop();

  /// False: it has ended.
  bool ask(Kind& kind, std::string& bytes) const {
    return send_message(socket_, kind, bytes) && receive_message(socket_, kind, bytes);
  }

 private:
  std::function<void(int socket)> body_;
  pid_t process_ = -1;
  pid_t owner_ = -1;  ///< whose child it is: a fork of this program needs one of its own
  int socket_ = -1;
};

std::string AnsweringProcess::start() {
  stop();
  std::array<int, 2> ends = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return std::generic_category().message(errno);
  }
  const pid_t process = ::fork();
  if (process == 0) {
    try {
      leave_program(ends[1]);
      body_(kSocket);
    } catch (const std::exception&) {
      // Whoever has asked sees that the socket is closed.
    }
    ::_exit(0);
  }
  const int error = errno;
  ::close(ends[1]);
  if (process < 0) {
    ::close(ends[0]);
    return std::generic_category().message(error);
  }
  process_ = process;
  owner_ = ::getpid();
  socket_ = ends[0];
  return {};
}

int AnsweringProcess::stop() {
  int status = 0;
  if (is_running()) {
    ::shutdown(socket_, SHUT_RDWR);  // by which it ends, if it has not, whoever else has the socket
    status = status_of(process_);
  }
  if (socket_ >= 0) {
    ::close(socket_);
  }
  process_ = -1;
  socket_ = -1;
  return status;
}

/// What the process does that runs the function.
void answer_calls(IsolatedFunction::Function function, unsigned int longest_seconds, int socket) {
  Kind kind = Kind::Call;
  for (std::string request; receive_message(socket, kind, request);) {
    limit_time(longest_seconds);
    std::string answer;
    try {
      answer = function(request);
      kind = answer.size() <= kMostBytes ? Kind::Answer : Kind::Problem;
    } catch (const std::exception&) {
      kind = Kind::Problem;
    }
    limit_time(0);
    if (!send_message(socket, kind, kind == Kind::Answer ? answer : "failed")) {
      return;
    }
  }
}

/// The same call again where the process was ended from outside: a second time, but no third.
void answer_by(AnsweringProcess& worker, unsigned int longest_seconds, Kind& kind,
               std::string& bytes) {
  const Kind asked = kind;
  const std::string request = std::move(bytes);
  for (int attempt = 0; attempt < 2; ++attempt) {
    kind = asked;
    bytes = worker.is_running() ? "" : worker.start();
    if (!bytes.empty()) {
      kind = Kind::Problem;
      bytes = fmt::format("could not be started ({})", bytes);
      return;
    }
    bytes = request;
    if (worker.ask(kind, bytes)) {
      return;
    }
    const int status = worker.stop();
    kind = Kind::Problem;
    bytes = took_too_long(status) ? fmt::format("took more than {} s", longest_seconds) : "crashed";
    if (!was_ended_from_outside(status)) {
      return;
    }
  }
  bytes = "was ended from outside";
}

/// What the process does that the others come from.
void keep_worker(IsolatedFunction::Function function, unsigned int longest_seconds, int socket) {
  AnsweringProcess worker(
      [&](int own_socket) { answer_calls(function, longest_seconds, own_socket); });
  Kind kind = Kind::Call;
  for (std::string bytes; receive_message(socket, kind, bytes);) {
    const bool is_alone = kind == Kind::CallAlone;
    if (is_alone) {
      worker.stop();
    }
    answer_by(worker, longest_seconds, kind, bytes);
    if (is_alone) {
      worker.stop();
    }
    if (!send_message(socket, kind, bytes)) {
      return;
    }
  }
}

}  // namespace

class IsolatedFunction::Implementation {
 public:
  Implementation(Function function, unsigned int longest_seconds)
      : longest_seconds_(longest_seconds), keeper_([function, longest_seconds](int socket) {
          keep_worker(function, longest_seconds, socket);
        }) {}

  Answer answer_to(const std::string& request, Kind kind) {
    if (request.size() > kMostBytes) {
      return {{}, fmt::format("is not asked: more than {} bytes", kMostBytes)};
    }
    const std::scoped_lock lock(mutex_);
    std::string bytes = request;
    answer_by(keeper_, longest_seconds_, kind, bytes);
    return kind == Kind::Answer ? Answer{std::move(bytes), {}} : Answer{{}, std::move(bytes)};
  }

 private:
  unsigned int longest_seconds_;
  std::mutex mutex_;
  AnsweringProcess keeper_;
};

IsolatedFunction::IsolatedFunction(Function function, unsigned int longest_seconds)
    : implementation_(std::make_unique<Implementation>(function, longest_seconds)) {}

IsolatedFunction::~IsolatedFunction() = default;

IsolatedFunction::Answer IsolatedFunction::call(const std::string& request) {
  return implementation_->answer_to(request, Kind::Call);
}

IsolatedFunction::Answer IsolatedFunction::call_alone(const std::string& request) {
  return implementation_->answer_to(request, Kind::CallAlone);
}

}  // namespace congener::support
