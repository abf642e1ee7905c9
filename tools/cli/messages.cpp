#include "messages.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace congener::cli {
namespace {

/// Writing to a pipe that nobody reads any more sends SIGPIPE, which would end the run: while this
/// object is there it is held back, and then thrown away.
class WithoutBrokenPipe {
 public:
  WithoutBrokenPipe() {
    sigemptyset(&signal_);
    sigaddset(&signal_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &signal_, &before_);
  }
  ~WithoutBrokenPipe() {
    const timespec no_wait = {};
    if (!was_pending_) {
      sigtimedwait(&signal_, nullptr, &no_wait);
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  WithoutBrokenPipe(const WithoutBrokenPipe&) = delete;
  WithoutBrokenPipe& operator=(const WithoutBrokenPipe&) = delete;

 private:
  sigset_t signal_;
  sigset_t before_;
  bool was_pending_ = false;
};

}  // namespace

void write_to_stderr(std::string_view text) noexcept {
  const WithoutBrokenPipe guard;
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string with_flags(std::string message) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kFlags = {
      {{"option smiles_column", "--smiles-column"},
       {"option name_column", "--name-column"},
       {"option cas_column", "--cas-column"},
       {"option inchi_column", "--inchi-column"},
       {"option inchikey_column", "--inchikey-column"},
       {"option id_column", "--id-column"},
       {"option has_header", "--no-header"},
       {"option quoting", "--quoting"},
       {"option delimiter", "--delimiter"},
       {"option sheet", "--sheet"},
       {"option format", "--input-format"},
       {"option as_of", "--as-of"}}};
  for (const auto& [option, flag] : kFlags) {
    for (std::size_t at = message.find(option); at != std::string::npos;
         at = message.find(option, at + flag.size())) {
      message.replace(at, option.size(), flag);
    }
  }
  return message;
}

}  // namespace congener::cli
