#include "congener/fingerprints/output_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "golden.hpp"
#include "temp_dir.hpp"

namespace {

using congener::fingerprints::OutputFile;
using congener::test::read_bytes;
using congener::test::TempDir;
namespace fs = std::filesystem;

std::size_t file_count(const TempDir& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path())) {
    ++count;
  }
  return count;
}

unsigned rights_of(const std::string& path) {
  struct stat status = {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

void replace(const std::string& path, const std::string& text) {
  OutputFile file = OutputFile::create_beside(path);
  file.write_at(0, text);
  file.publish();
}

/// The umask of the process, for as long as this object is there.
class Umask {
 public:
  explicit Umask(mode_t mask) : before_(::umask(mask)) {}
  ~Umask() { ::umask(before_); }
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;

 private:
  mode_t before_;
};

}  // namespace

TEST_CASE("a file takes its name only when it is published") {
  const TempDir folder;
  const std::string path = folder.write_file("a.txt", "old");
  {
    OutputFile file = OutputFile::create_beside(path);
    file.write_at(0, "new");
    CHECK(read_bytes(path) == "old");
    CHECK(file_count(folder) == 2);
  }
  CHECK(file_count(folder) == 1);
  CHECK(read_bytes(path) == "old");
  replace(path, "new");
  CHECK(read_bytes(path) == "new");
  CHECK(file_count(folder) == 1);
}

TEST_CASE("a file that is replaced keeps its rights and its owner") {
  const TempDir folder;
  const Umask umask(022);
  const std::string path = folder.write_file("a.txt", "old");
  for (const unsigned rights : {0600U, 0640U, 0664U, 0755U}) {
    REQUIRE(::chmod(path.c_str(), rights) == 0);
    replace(path, "new");
    CHECK(rights_of(path) == rights);
  }
  constexpr uid_t kOther = 12345;
  if (::chown(path.c_str(), kOther, kOther) == 0) {  // for root only
    replace(path, "again");
    struct stat status = {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK(status.st_uid == kOther);
    CHECK(status.st_gid == kOther);
    CHECK(rights_of(path) == 0755U);
  }
}

TEST_CASE("a new file has the rights that the umask leaves") {
  const TempDir folder;
  const Umask umask(027);
  replace(folder.path_of("a.txt"), "new");
  CHECK(rights_of(folder.path_of("a.txt")) == 0640U);
}

TEST_CASE("a name that is taken is never opened for a temporary file") {
  const TempDir folder;
  const std::string path = folder.path_of("a.txt");
  const std::string victim = folder.write_file("victim.txt", "precious");
  const std::string start = path + "." + std::to_string(::getpid()) + "-";
  fs::create_symlink(victim, start + "1.tmp");
  fs::create_symlink(folder.path_of("nothing"), start + "2.tmp");
  REQUIRE(::mkfifo((start + "3.tmp").c_str(), 0600) == 0);
  replace(path, "new");
  CHECK(read_bytes(path) == "new");
  CHECK_FALSE(fs::is_symlink(path));
  CHECK(read_bytes(victim) == "precious");
  CHECK_FALSE(fs::exists(folder.path_of("nothing")));
  CHECK(file_count(folder) == 5);
}

TEST_CASE("two writers of one file do not mix and the last one to publish counts") {
  const TempDir folder;
  const std::string path = folder.path_of("a.txt");
  OutputFile first = OutputFile::create_beside(path);
  OutputFile second = OutputFile::create_beside(path);
  first.write_at(0, "first, and longer");
  second.write_at(0, "second");
  second.publish();
  CHECK(read_bytes(path) == "second");
  first.publish();
  CHECK(read_bytes(path) == "first, and longer");
  CHECK(file_count(folder) == 1);
}

TEST_CASE("a link stays a link and what it leads to is written") {
  const TempDir folder;
  fs::create_directory(folder.path_of("deep"));
  const std::string target = folder.path_of("deep/target.txt");
  fs::create_symlink("deep/second", folder.path_of("first"));
  fs::create_symlink("target.txt", folder.path_of("deep/second"));
  replace(folder.path_of("first"), "made");  // nothing is there yet
  CHECK(read_bytes(target) == "made");
  replace(folder.path_of("first"), "again");
  CHECK(read_bytes(target) == "again");
  CHECK(fs::is_symlink(folder.path_of("first")));
  CHECK(fs::is_symlink(folder.path_of("deep/second")));
}

TEST_CASE("links in a circle are refused") {
  const TempDir folder;
  fs::create_symlink("b", folder.path_of("a"));
  fs::create_symlink("a", folder.path_of("b"));
  CHECK_THROWS_AS(OutputFile::create_beside(folder.path_of("a")), congener::FileError);
  CHECK(file_count(folder) == 2);
}

TEST_CASE("what is published with a suffix overwrites nothing") {
  const TempDir folder;
  const std::string path = folder.write_file("a.txt", "old");
  folder.write_file("a.txt.partial", "the user's own");
  fs::create_symlink("nothing", folder.path_of("a.txt.partial.2"));
  OutputFile file = OutputFile::create_beside(path);
  file.write_at(0, "part");
  CHECK(file.publish_with_suffix(".partial") == path + ".partial.3");
  CHECK(read_bytes(path) == "old");
  CHECK(read_bytes(path + ".partial") == "the user's own");
  CHECK(read_bytes(path + ".partial.3") == "part");
  CHECK_FALSE(fs::exists(folder.path_of("nothing")));
}

TEST_CASE("before a signal ends the process all of its temporary files can be removed") {
  const TempDir folder;
  const std::string kept = folder.path_of("kept.txt");
  replace(kept, "whole");
  const OutputFile first = OutputFile::create_beside(folder.path_of("first.txt"));
  std::optional<OutputFile> moved(OutputFile::create_beside(folder.path_of("second.txt")));
  const OutputFile second(std::move(*moved));
  moved.reset();
  CHECK(file_count(folder) == 3);
  congener::fingerprints::remove_temporary_files();
  CHECK(file_count(folder) == 1);
  CHECK(read_bytes(kept) == "whole");
}

TEST_CASE("more temporary files than can be remembered are still written and removed") {
  const TempDir folder;
  {
    std::vector<OutputFile> files;
    for (int number = 0; number < 40; ++number) {
      files.push_back(OutputFile::create_beside(folder.path_of("a" + std::to_string(number))));
    }
    CHECK(file_count(folder) == 40);
  }
  CHECK(file_count(folder) == 0);
}
