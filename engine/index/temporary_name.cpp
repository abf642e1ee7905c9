#include "index/temporary_name.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "congener/error.hpp"

namespace congener::index {

TemporaryName::TemporaryName() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) {
    throw FileError(fmt::format("there is no folder for temporary files ({}); set TMPDIR to one",
                                error.message()));
  }
  path_ = (folder / "congener-XXXXXX").string();
  const int descriptor = ::mkstemp(path_.data());
  if (descriptor < 0) {
    throw FileError(
        fmt::format("cannot make a temporary file in {} ({}); set TMPDIR to a folder "
                    "that can be written to",
                    folder.string(), std::generic_category().message(errno)));
  }
  ::close(descriptor);
}

TemporaryName::~TemporaryName() {
  ::unlink(path_.c_str());
}

}  // namespace congener::index
