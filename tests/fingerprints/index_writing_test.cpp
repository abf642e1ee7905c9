// What a builder does with a file that is there already, and while another one writes.

#include <sys/stat.h>

#include <catch.hpp>
#include <filesystem>
#include <future>
#include <string>
#include <thread>

#include "congener/error.hpp"
#include "index_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener::test;
using congener::FileError;
using fp::IndexFile;

TEST_CASE("a file that is no index is not replaced by one", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  const std::string index = folder.path_of("index.cgx");
  builder_with(0, 10).write(index);
  const std::string magic = bytes_of_file(index).substr(0, 8);
  for (const std::string& precious :
       {std::string("CCO ethanol\n"), std::string("x"), magic.substr(0, 7), " " + magic,
        std::string(100, '\0'), std::string("\x1f\x8b compressed")}) {
    folder.write_file("a.cgx", precious);
    CHECK_THROWS_WITH(builder_with(0, 10).write(path),
                      ContainsText("a.cgx") && ContainsText("not replaced"));
    CHECK_THROWS_AS(builder_with(0, 10).begin(path), FileError);
    CHECK_THROWS_AS(fp::merge_indexes({index}, path), FileError);
    CHECK(bytes_of_file(path) == precious);
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("an index, a damaged index, an empty file and none are replaced", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 10).write(path);
  const std::string old = bytes_of_file(path);
  for (const std::string& before : {std::string(), old, old.substr(0, 8), old.substr(0, 5000)}) {
    folder.write_file("a.cgx", before);
    builder_with(0, 20).write(path);
    CHECK(wrong_in(IndexFile::open(path), 20) == "");
  }
}

TEST_CASE("what a link leads to is looked at before it is replaced", "[unit]") {
  const TempDir folder;
  folder.write_file("precious.txt", "precious");
  std::filesystem::create_symlink(folder.path_of("precious.txt"), folder.path_of("link.cgx"));
  CHECK_THROWS_AS(builder_with(0, 10).write(folder.path_of("link.cgx")), FileError);
  CHECK(bytes_of_file(folder.path_of("precious.txt")) == "precious");
  REQUIRE(::mkfifo(folder.path_of("pipe.cgx").c_str(), 0600) == 0);
  CHECK_THROWS_AS(builder_with(0, 10).write(folder.path_of("pipe.cgx")), FileError);
  CHECK(std::filesystem::is_fifo(folder.path_of("pipe.cgx")));
}

TEST_CASE("an append waits for another one, and both end up in the index", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 10).write(path);
  fp::IndexBuilder first = builder_with(10, 20);
  first.begin_append(path);
  std::promise<void> waits;
  int times_told = 0;
  std::thread other([&] {
    fp::AppendWait wait;
    wait.on_wait = [&] {
      ++times_told;
      waits.set_value();
    };
    builder_with(20, 30).append_to(path, wait);
  });
  waits.get_future().wait();
  first.finish();
  other.join();
  CHECK(times_told == 1);
  CHECK(wrong_in(IndexFile::open(path), 30) == "");
}

TEST_CASE("an append that may not wait says that another process is writing", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 10).write(path);
  fp::IndexBuilder first = builder_with(10, 20);
  first.begin_append(path);
  const fp::AppendWait none{0, [] { FAIL("it does not wait"); }};
  CHECK_THROWS_WITH(builder_with(20, 30).append_to(path, none), ContainsText("another process"));
  first.finish();
  CHECK(wrong_in(IndexFile::open(path), 20) == "");
}

TEST_CASE("an append that waited for an index that was replaced goes to the new one", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 10).write(path);
  std::promise<void> waits;
  std::thread other;
  {
    fp::IndexBuilder first = builder_with(10, 20);
    first.begin_append(path);  // never finished
    other = std::thread([&] {
      const fp::AppendWait wait{60, [&] { waits.set_value(); }};
      builder_with(15, 30).append_to(path, wait);
    });
    waits.get_future().wait();
    builder_with(0, 15).write(path);
  }
  other.join();
  CHECK(wrong_in(IndexFile::open(path), 30) == "");
}
