#include "congener/fingerprints/output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include "congener/error.hpp"
#include "temporary_names.hpp"

namespace congener::fingerprints {
namespace {

std::string last_problem() {
  return std::generic_category().message(errno);
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// Where a chain of links leads, also when nothing is there yet.
std::string end_of_links(const std::string& given_path) {
  constexpr int kMostLinks = 40;  // as Linux
  std::filesystem::path path = given_path;
  std::error_code error;  // what cannot be looked at fails when it is written
  for (int links = 0; std::filesystem::is_symlink(path, error); ++links) {
    if (links == kMostLinks) {
      throw FileError(given_path + ": the link leads nowhere; name another file");
    }
    path = path.parent_path() / std::filesystem::read_symlink(path, error);
  }
  return path.string();
}

constexpr mode_t kAllRights = 0777;
constexpr mode_t kOwnerRights = 0700;
constexpr mode_t kOtherRights = 0007;

/// Gives the owner and the rights of a file that will be replaced.
bool keep_rights(int descriptor, const struct stat& replaced) {
  mode_t rights = replaced.st_mode & kAllRights;
  const bool has_owner = ::fchown(descriptor, replaced.st_uid, replaced.st_gid) == 0;
  if (!has_owner && ::fchown(descriptor, static_cast<uid_t>(-1), replaced.st_gid) != 0) {
    // Another group than before must not get rights that were meant for that one.
    rights = (rights & (kOwnerRights | kOtherRights)) | ((rights & kOtherRights) << 3U);
  }
  return ::fchmod(descriptor, rights) == 0;
}

/// Whether the file is on the disk now. A file system that cannot tell has done what it can.
bool reached_disk(int descriptor) {
  return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/// False, with errno: EEXIST when the new name is taken.
bool rename_to_free_name(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
    return true;
  }
  // Network file systems do not know this kind of renaming; a hard link keeps what is there, too.
  return (errno == EINVAL || errno == ENOSYS) && ::link(from.c_str(), to.c_str()) == 0 &&
         ::unlink(from.c_str()) == 0;
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
    forget_temporary();
  }
}

void OutputFile::fail(const std::string& what) const {
  throw FileError(path_ + ": " + what + ": " + last_problem() +
                  "; check the folder, its free space and its permissions");
}

OutputFile OutputFile::create_beside(const std::string& given_path) {
  OutputFile file(-1, end_of_links(given_path), {});
  struct stat replaced = {};
  if (::stat(file.path_.c_str(), &replaced) != 0) {
    constexpr unsigned kReadAndWrite = 0666;  // less what the umask takes
    file.create_temporary(kReadAndWrite);
    return file;
  }
  if (::access(file.path_.c_str(), W_OK) != 0) {
    file.fail("cannot be written");
  }
  // Nobody else may open it before it has the rights of the file that it replaces.
  constexpr unsigned kOwnerOnly = 0600;
  file.create_temporary(kOwnerOnly);
  if (!keep_rights(file.descriptor_, replaced)) {
    file.fail("cannot be written");
  }
  return file;
}

void OutputFile::create_temporary(unsigned mode) {
  // O_EXCL follows no link and opens nothing that is there, so a name that can be guessed is safe.
  constexpr int kFlags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
  constexpr int kMostTries = 10000;
  const std::string start = path_ + "." + std::to_string(::getpid()) + "-";
  for (int number = 1; descriptor_ < 0; ++number) {
    const std::string name = start + std::to_string(number) + ".tmp";
    descriptor_ = ::open(name.c_str(), kFlags, mode);
    if (descriptor_ >= 0) {
      temporary_ = name;
      remember_temporary(temporary_);
    } else if (errno != EEXIST || number == kMostTries) {
      fail("cannot be written");
    }
  }
}

void OutputFile::forget_temporary() {
  fingerprints::forget_temporary(temporary_);
  temporary_.clear();
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
  if (!reached_disk(descriptor_)) {
    fail("cannot be brought to disk");
  }
}

void OutputFile::publish() {
  sync();
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    fail("cannot be replaced");
  }
  forget_temporary();
  sync_folder();
}

std::string OutputFile::publish_with_suffix(const std::string& suffix) {
  sync();
  constexpr int kMostTries = 10000;
  std::string name = path_ + suffix;
  for (int number = 2; !rename_to_free_name(temporary_, name); ++number) {
    if (errno != EEXIST || number == kMostTries) {
      fail("what was written cannot be kept");
    }
    name = path_ + suffix + "." + std::to_string(number);
  }
  forget_temporary();
  sync_folder();
  return name;
}

void OutputFile::sync_folder() const {
  const int folder = ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0 && errno == EACCES) {
    return;  // a folder that may be written but not read: the file is whole and has its name
  }
  if (folder < 0) {
    fail("its folder cannot be opened");
  }
  const bool is_on_disk = reached_disk(folder);
  ::close(folder);
  if (!is_on_disk) {
    fail("its folder cannot be brought to disk");
  }
}

}  // namespace congener::fingerprints
