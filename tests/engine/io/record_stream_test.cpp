#include "io/record_stream.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::test::TempDir;

std::string lines(int count) {
  std::string text;
  for (int line = 1; line <= count; ++line) {
    text += "C id" + std::to_string(line) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("records of several inputs are numbered on, in batches of bounded size", "[unit]") {
  const TempDir folder;
  const std::vector<std::string> names = {folder.write_file("a.smi", lines(1500)),
                                          folder.write_file("b.smi", ""),
                                          folder.write_file("c.smi", lines(700))};
  io::RecordStream stream(names, {});
  std::uint64_t number = 0;
  while (const auto batch = stream.next_batch()) {
    CHECK(batch->size() <= 128);
    for (const Record& record : *batch) {
      CHECK(record.number == ++number);
      CHECK(record.file == (number <= 1500 ? names[0] : names[2]));
      CHECK(record.line == (number <= 1500 ? number : number - 1500));
    }
  }
  CHECK(number == 2200);
  CHECK_FALSE(stream.next_batch());
  CHECK(stream.problems().empty());
}

TEST_CASE("few records fill a batch when they are long", "[unit]") {
  const TempDir folder;
  std::string text;
  for (int line = 0; line < 3; ++line) {
    text += std::string(std::size_t{1} << 19, 'C') + "\n";
  }
  io::RecordStream stream({folder.write_file("a.smi", text)}, {});
  CHECK(stream.next_batch()->size() == 2);
  CHECK(stream.next_batch()->size() == 1);
}

TEST_CASE("columns of all inputs are named once", "[unit]") {
  const TempDir folder;
  const io::RecordStream stream({folder.write_file("a.csv", "smiles,lot,price\n"),
                                 folder.write_file("b.csv", "id,price,smiles,shelf\n")},
                                {});
  CHECK(stream.field_names() == std::vector<std::string>{"lot", "price", "shelf"});
}

TEST_CASE("a bad input is told before the first record, an early end after the last", "[unit]") {
  const TempDir folder;
  const std::string good = folder.write_file("a.smi", lines(3));
  CHECK_THROWS_AS(io::RecordStream({good, folder.path_of("none.smi")}, {}), FileError);
  CHECK_THROWS_AS(io::RecordStream(std::vector<std::string>(), {}), OptionError);
  CHECK_THROWS_AS(io::RecordStream({"-", good, "-"}, {}), OptionError);
  const std::string gzip_header("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b", 11);
  io::RecordStream stream({folder.write_file("cut.smi.gz", gzip_header), good}, {});
  std::size_t count = 0;
  while (const auto batch = stream.next_batch()) {
    count += batch->size();
  }
  CHECK(count >= 3);
  REQUIRE(stream.problems().size() == 1);
  CHECK_THAT(stream.problems()[0], test::ContainsText("cut.smi.gz"));
}
