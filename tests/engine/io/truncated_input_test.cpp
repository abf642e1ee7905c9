#include <string>

#include "catch.hpp"
#include "input_helpers.hpp"
#include "temp_dir.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::gzip;
using test::mol_block;
using test::read_file;
using test::ReadInput;
using test::TempDir;

const std::string kPartial = "the compressed data end early inside this record";

struct Sample {
  std::string name;
  std::string text;
  std::size_t records = 0;
};

/// Names that do not compress to nothing, so that a cut leaves some records whole.
Sample sample(const std::string& extension) {
  Sample made{"a." + extension + ".gz", "", 300};
  std::uint32_t state = 1;
  made.text = extension == "csv" ? "smiles,id,note\n" : "";
  for (std::size_t i = 0; i < made.records; ++i) {
    state = state * 1664525u + 1013904223u;
    const std::string id = std::to_string(state);
    if (extension == "smi") {
      made.text += "CCO " + id + "\n";
    } else if (extension == "csv") {
      made.text += "CCO," + id + ",\"a\nb\"\n";
    } else {
      made.text += mol_block(id) + "> <X>\n" + id + "\n\n$$$$\n";
    }
  }
  return made;
}

TEST_CASE("a truncated gzip is never read as whole", "[unit]") {
  const TempDir folder;
  const Sample made = sample(GENERATE(as<std::string>(), "smi", "csv", "sdf"));
  const std::string bytes = gzip(made.text);
  const ReadInput whole = read_file(folder.write_file(made.name, bytes));
  REQUIRE(whole.records.size() == made.records);
  CHECK(whole.end.complete);
  CHECK(whole.end.problem.empty());

  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 40) {
    const std::string path = folder.write_file(made.name, bytes.substr(0, size));
    const ReadInput cut = read_file(path);
    INFO(made.name << " cut to " << size << " bytes");
    CHECK_FALSE(cut.end.complete);
    CHECK_THAT(cut.end.problem, ContainsText(path) && ContainsText("line "));
    REQUIRE(cut.records.size() <= whole.records.size());
    for (std::size_t i = 0; i < cut.records.size(); ++i) {
      if (cut.records[i].problem.empty()) {
        CHECK(cut.records[i].structure == whole.records[i].structure);
        CHECK(cut.records[i].id == whole.records[i].id);
        CHECK(cut.records[i].fields == whole.records[i].fields);
      } else {
        CHECK(i + 1 == cut.records.size());
        CHECK(cut.records[i].problem == kPartial);
      }
    }
  }
}

TEST_CASE("a gzip that breaks between two records is incomplete all the same", "[unit]") {
  const TempDir folder;
  const std::string bytes = gzip("CCO a\nCCN b\n");
  const ReadInput input =
      read_file(folder.write_file("a.smi.gz", bytes.substr(0, bytes.size() - 3)));
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[1].problem.empty());
  CHECK_FALSE(input.end.complete);
  CHECK_THAT(input.end.problem, ContainsText("line 2"));
}

TEST_CASE("a gzip that breaks inside the last line does not screen what is left of it", "[unit]") {
  const TempDir folder;
  const std::string bytes = gzip("CCO a\nCCN b");
  const ReadInput input =
      read_file(folder.write_file("a.smi.gz", bytes.substr(0, bytes.size() - 3)));
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[1].problem == kPartial);
  CHECK(input.records[1].structure == "CCN");
}

TEST_CASE("a table cut off inside its header has no records and is incomplete", "[unit]") {
  const TempDir folder;
  const std::string bytes = gzip("id,smil");
  const ReadInput input =
      read_file(folder.write_file("a.csv.gz", bytes.substr(0, bytes.size() - 3)));
  CHECK(input.records.empty());
  CHECK_FALSE(input.end.complete);

  ReaderOptions options;
  options.has_header = false;
  options.smiles_column = "3";
  const ReadInput rows =
      read_file(folder.write_file("b.csv.gz", bytes.substr(0, bytes.size() - 3)), options);
  REQUIRE(rows.records.size() == 1);
  CHECK(rows.records[0].problem == kPartial);
}

TEST_CASE("gzip members and plain text give the same records", "[unit]") {
  const TempDir folder;
  const Sample made = sample(GENERATE(as<std::string>(), "smi", "csv", "sdf"));
  const std::size_t half = made.text.size() / 2;
  const ReadInput input = read_file(
      folder.write_file(made.name, gzip(made.text.substr(0, half)) + gzip(made.text.substr(half))));
  CHECK(input.records.size() == made.records);
  CHECK(input.end.complete);
}

}  // namespace
}  // namespace congener
