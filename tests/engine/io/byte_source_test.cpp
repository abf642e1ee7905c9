#include "io/byte_source.hpp"

#include <unistd.h>

#include <filesystem>
#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"
#include "support/sha256.hpp"
#include "temp_dir.hpp"

namespace congener::io {
namespace {

using test::ContainsText;
using test::gzip;
using test::TempDir;

std::string drain(ByteSource& source) {
  std::string bytes;
  for (;;) {
    const std::string_view block = source.next_block();
    if (block.empty()) {
      break;
    }
    bytes += block;
  }
  CHECK(source.next_block().empty());
  return bytes;
}

/// Bytes that do not compress well, so that a member spans many blocks.
std::string varied_text(std::size_t size) {
  std::string text;
  std::uint32_t state = 12345;
  while (text.size() < size) {
    state = state * 1664525u + 1013904223u;
    text += static_cast<char>('A' + (state >> 24) % 26);
  }
  return text;
}

TEST_CASE("a file's bytes come as they are", "[unit]") {
  const TempDir folder;
  const std::string text = varied_text(200000);
  const auto source = ByteSource::open(folder.write_file("a.smi", text));
  CHECK(drain(*source) == text);
  CHECK(source->problem().empty());
  CHECK(source->name() == folder.path_of("a.smi"));
}

TEST_CASE("an empty file is an input without bytes", "[unit]") {
  const TempDir folder;
  const auto source = ByteSource::open(folder.write_file("a.smi", ""));
  CHECK(drain(*source).empty());
  CHECK(input_end(*source, 0, 0).complete);
}

TEST_CASE("gzip is recognized by its content, not by its name", "[unit]") {
  const TempDir folder;
  const auto zipped = ByteSource::open(folder.write_file("a.smi", gzip("CCO\n")));
  CHECK(drain(*zipped) == "CCO\n");
  const auto plain = ByteSource::open(folder.write_file("a.smi.gz", "CCO\n"));
  CHECK(drain(*plain) == "CCO\n");
  CHECK(plain->problem().empty());
}

TEST_CASE("several gzip members are one input, and zeros may pad the last", "[unit]") {
  const std::string text = varied_text(1000);
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{7}, kBlockBytes);
  const std::string members = gzip(text) + gzip("") + gzip(text + "x");
  for (const std::string& bytes : {members, members + std::string(1000, '\0')}) {
    const auto source = ByteSource::from_text(bytes, "a.gz", block);
    CHECK(drain(*source) == text + text + "x");
    CHECK(source->problem().empty());
  }
}

TEST_CASE("a gzip cut off anywhere gives its good bytes and a problem", "[unit]") {
  const std::string text = varied_text(300);
  const std::string bytes = gzip(text);
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{64}, kBlockBytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto source = ByteSource::from_text(bytes.substr(0, size), "a.gz", block);
    const std::string read = drain(*source);
    INFO("cut to " << size << " bytes");
    CHECK(text.substr(0, read.size()) == read);
    CHECK_THAT(source->problem(), ContainsText("end early"));
    CHECK_FALSE(input_end(*source, 7, 1).complete);
    if (size + 8 >= bytes.size()) {
      CHECK(read == text);  // only the check sum is missing
    }
  }
}

TEST_CASE("a gzip cut off inside its second member is a problem", "[unit]") {
  const std::string bytes = gzip("CCO\n") + gzip("CCN\n");
  const auto source = ByteSource::from_text(bytes.substr(0, bytes.size() - 9), "a.gz");
  CHECK_THAT(drain(*source), ContainsText("CCO\n"));
  CHECK_THAT(source->problem(), ContainsText("end early"));
}

TEST_CASE("a corrupt gzip gives a problem and never an exception", "[unit]") {
  const std::string good = gzip(varied_text(500));
  for (std::size_t position = 2; position < good.size(); ++position) {
    std::string bytes = good;
    bytes[position] = static_cast<char>(bytes[position] ^ 0x55);
    const auto source = ByteSource::from_text(bytes, "a.gz", 64);
    const std::string read = drain(*source);
    // Time, flags and system in the head are not covered by the check sum.
    if (read != varied_text(500)) {
      INFO("byte " << position);
      CHECK_FALSE(source->problem().empty());
    }
  }
}

TEST_CASE("a wrong check sum is told after all bytes", "[unit]") {
  std::string bytes = gzip("CCO\n");
  bytes[bytes.size() - 8] = static_cast<char>(bytes[bytes.size() - 8] ^ 1);
  const auto source = ByteSource::from_text(bytes, "a.gz");
  CHECK(drain(*source) == "CCO\n");
  CHECK_THAT(source->problem(), ContainsText("corrupt"));
}

TEST_CASE("what follows the compressed data and is not gzip is a problem", "[unit]") {
  for (const std::string& tail : {std::string("CCN\n"), std::string("\0\0CCN\n", 6)}) {
    const auto source = ByteSource::from_text(gzip("CCO\n") + tail, "a.gz");
    CHECK(drain(*source) == "CCO\n");
    CHECK_FALSE(source->problem().empty());
  }
}

TEST_CASE("the end of an input names the file and the last line read", "[unit]") {
  const auto source = ByteSource::from_text("\x1F\x8B", "lib\x1b.smi.gz");
  drain(*source);
  const InputEnd end = input_end(*source, 12, 1);
  CHECK_FALSE(end.complete);
  CHECK_THAT(end.problem, ContainsText("lib\\x1b.smi.gz"));
  CHECK_THAT(end.problem, ContainsText("line 12"));
}

TEST_CASE("the hash of an input is that of its stored bytes, and there is none before its end",
          "[unit]") {
  const std::string text(200000, 'C');
  const std::size_t block = GENERATE(std::size_t{1000}, kBlockBytes);
  for (const std::string& bytes : {std::string(), text, gzip(text), "\xEF\xBB\xBF" + text}) {
    const auto source = ByteSource::from_text(bytes, "a", block);
    if (bytes.size() > kBlockBytes) {
      CHECK(source->sha256().empty());
    }
    drain(*source);
    CHECK(source->sha256() == congener::support::sha256_of(bytes));
    const InputEnd end = input_end(*source, 1, 1);
    CHECK(end.sha256 == source->sha256());
    CHECK(end.stored_bytes == bytes.size());
  }
}

TEST_CASE("a UTF-8 byte order mark is no part of the text", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, kBlockBytes);
  for (const char* text : {"", "C", "CCO ethanol\n"}) {
    const std::string bytes = std::string("\xEF\xBB\xBF") + text;
    CHECK(drain(*ByteSource::from_text(bytes, "a", block)) == text);
    CHECK(drain(*ByteSource::from_text(gzip(bytes), "a", block)) == text);
  }
}

TEST_CASE("what is looked at ahead is given all the same", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{7}, kBlockBytes);
  for (const std::string& bytes : {std::string("CCO a\nCCN b\n"), gzip("CCO a\nCCN b\n")}) {
    const auto source = ByteSource::from_text(bytes, "a", block);
    CHECK(source->look_ahead(7).substr(0, 7) == "CCO a\nC");
    CHECK(source->look_ahead(1000) == "CCO a\nCCN b\n");
    CHECK(drain(*source) == "CCO a\nCCN b\n");
  }
}

TEST_CASE("UTF-32 is refused with advice", "[unit]") {
  for (const std::string& bytes :
       {std::string("\xFF\xFE\0\0", 4), std::string("\0\0\xFE\xFF", 4)}) {
    CHECK_THROWS_AS(ByteSource::from_text(bytes, "a.csv"), FormatError);
    CHECK_THROWS_WITH(ByteSource::from_text(bytes, "a.csv", 1),
                      ContainsText("a.csv is UTF-32; save it as UTF-8"));
  }
}

TEST_CASE("a missing file, a folder and an unreadable file are told apart", "[unit]") {
  const TempDir folder;
  CHECK_THROWS_AS(ByteSource::open(folder.path_of("none.smi")), FileError);
  CHECK_THROWS_WITH(ByteSource::open(folder.path_of("none.smi")), ContainsText("no such file"));
  CHECK_THROWS_AS(ByteSource::open(folder.path()), FileError);
  CHECK_THROWS_WITH(ByteSource::open(folder.path()), ContainsText("is a folder"));
  if (::geteuid() != 0) {  // root may read everything
    const std::string path = folder.write_file("secret.smi", "C\n");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    CHECK_THROWS_AS(ByteSource::open(path), FileError);
    CHECK_THROWS_WITH(ByteSource::open(path), ContainsText("permission denied"));
  }
}

}  // namespace
}  // namespace congener::io
