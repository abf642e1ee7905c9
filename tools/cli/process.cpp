#include "process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace congener::cli {
namespace {

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

}  // namespace

void prepare_process() {
  open_closed_standard_streams();
}

}  // namespace congener::cli
