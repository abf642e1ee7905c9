#include "output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include "congener/error.hpp"

namespace congener::fingerprints {
namespace {

std::string last_problem() {
  return std::generic_category().message(errno);
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

}  // namespace

OutputFile::OutputFile(int descriptor, std::string path, std::string temporary)
    : descriptor_(descriptor), path_(std::move(path)), temporary_(std::move(temporary)) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
  }
}

void OutputFile::fail(const std::string& what) const {
  throw FileError(path_ + ": " + what + ": " + last_problem() +
                  "; check the folder, its free space and its permissions");
}

OutputFile OutputFile::create_beside(const std::string& given_path) {
  std::error_code ignored;  // what cannot be looked at fails when it is written
  const bool is_link = std::filesystem::is_symlink(given_path, ignored) &&
                       std::filesystem::exists(given_path, ignored);
  const std::string path =
      is_link ? std::filesystem::canonical(given_path, ignored).string() : given_path;
  std::string name = path + ".XXXXXX";
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  OutputFile file(descriptor, path, descriptor >= 0 ? name : std::string());
  constexpr mode_t kReadableByAll = 0644;
  if (descriptor < 0 || ::fchmod(descriptor, kReadableByAll) != 0) {
    file.fail("cannot be written");
  }
  return file;
}

OutputFile OutputFile::open_locked(const std::string& path, std::chrono::seconds longest_wait,
                                   const std::function<void()>& on_wait) {
  constexpr std::chrono::milliseconds kBetweenTries{50};
  const auto most_tries = longest_wait / kBetweenTries;
  for (auto tries = most_tries; true; --tries) {
    OutputFile file(::open(path.c_str(), O_RDWR | O_CLOEXEC), path, {});
    if (file.descriptor_ < 0) {
      file.fail("cannot be opened for writing");
    }
    // Whoever had the lock may have replaced the file: then the new one is to be locked.
    if (file.lock() && file.has_name()) {
      return file;
    }
    if (tries <= 0) {
      throw FileError(path + ": another process is writing to it; try again when it has ended");
    }
    if (tries == most_tries && on_wait) {
      on_wait();
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
}

/// False: another process has the lock.
bool OutputFile::lock() {
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {
    return true;
  }
  if (errno != EWOULDBLOCK && errno != EINTR) {
    fail("cannot be locked");
  }
  return false;
}

bool OutputFile::has_name() const {
  struct stat open_one = {};
  struct stat named = {};
  return ::fstat(descriptor_, &open_one) == 0 && ::stat(path_.c_str(), &named) == 0 &&
         open_one.st_ino == named.st_ino && open_one.st_dev == named.st_dev;
}

void OutputFile::check_name() const {
  if (!has_name()) {
    throw FileError(path_ + ": another process has just replaced it; try again");
  }
}

void OutputFile::write_at(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      fail("cannot be written");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
}

void OutputFile::sync() {
  if (::fsync(descriptor_) != 0) {
    fail("cannot be brought to disk");
  }
}

void OutputFile::publish() {
  sync();
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    fail("cannot be replaced");
  }
  temporary_.clear();
  const int folder = ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    fail("its folder cannot be opened");
  }
  const int result = ::fsync(folder);
  ::close(folder);
  if (result != 0) {
    fail("its folder cannot be brought to disk");
  }
}

}  // namespace congener::fingerprints
