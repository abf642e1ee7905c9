#include "io/open_reader.hpp"

#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"
#include "temp_dir.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::gzip;
using test::mol_block;
using test::read_file;
using test::TempDir;

TEST_CASE("a file name tells the format", "[unit]") {
  for (const char* name : {"a.smi", "a.smiles", "a.ism", "a.can", "a.txt", "A.SMI", "a.smi.gz",
                           "a.csv.smi", "a.d/b.txt.GZIP", "-"}) {
    CHECK(io::format_of_name(name) == InputFormat::Smiles);
  }
  CHECK(io::format_of_name("x/a.csv.gz") == InputFormat::Csv);
  CHECK(io::format_of_name("a.tsv") == InputFormat::Tsv);
  CHECK(io::format_of_name("a.Tab") == InputFormat::Tsv);
  for (const char* name : {"a.sdf", "a.sd", "a.mol", "a.mdl", "a.SDF.GZ"}) {
    CHECK(io::format_of_name(name) == InputFormat::Sdf);
  }
}

TEST_CASE("a name that does not tell the format is an error with advice", "[unit]") {
  for (const char* name : {"a", "a.xlsx", "a.gz", "a.smi.zip", "folder.smi/a", ""}) {
    INFO(name);
    CHECK_THROWS_AS(io::format_of_name(name), FormatError);
    CHECK_THROWS_WITH(io::format_of_name(name), ContainsText("option format"));
  }
}

TEST_CASE("files of every format are opened by their names", "[unit]") {
  const TempDir folder;
  CHECK(read_file(folder.write_file("a.smi", "CCO a\n")).records[0].structure == "CCO");
  CHECK(read_file(folder.write_file("a.csv", "id,smiles\na,CCO\n")).records[0].id == "a");
  CHECK(read_file(folder.write_file("a.tsv.gz", gzip("id\tsmiles\na\tCCO\n"))).records[0].id ==
        "a");
  CHECK(read_file(folder.write_file("a.mol", mol_block("a"))).records[0].id == "a");
  CHECK(read_file(folder.write_file("a.smi", "CCO a\n")).records[0].file ==
        folder.path_of("a.smi"));
}

TEST_CASE("a given format goes before the file name", "[unit]") {
  const TempDir folder;
  ReaderOptions options;
  options.format = InputFormat::Csv;
  CHECK(read_file(folder.write_file("a.dat", "smiles,id\nCCO,a\n"), options).records.size() == 1);
  CHECK_THROWS_AS(read_file(folder.write_file("a.dat", "CCO\n")), FormatError);
}

TEST_CASE("a missing file is told before an unknown extension", "[unit]") {
  const TempDir folder;
  CHECK_THROWS_AS(read_file(folder.path_of("none.dat")), FileError);
  CHECK_THROWS_AS(read_file(folder.path()), FileError);
}

TEST_CASE("text in memory needs a format and is read like a file", "[unit]") {
  ReaderOptions options;
  CHECK_THROWS_AS(open_text_reader("C\n", "query", options), OptionError);
  options.format = InputFormat::Smiles;
  const auto reader = open_text_reader("C x\n", "query", options);
  Record record;
  REQUIRE(reader->next(record));
  CHECK(record.file == "query");
  CHECK(record.id == "x");
  CHECK_FALSE(reader->next(record));
  CHECK(reader->end().complete);
}

TEST_CASE("a record limit of nothing or of gigabytes is refused", "[unit]") {
  ReaderOptions options;
  options.format = InputFormat::Smiles;
  for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1} << 31, ~std::uint64_t{0}}) {
    options.max_record_bytes = limit;
    CHECK_THROWS_AS(open_text_reader("C\n", "query", options), OptionError);
  }
  options.max_record_bytes = 1;
  CHECK_NOTHROW(open_text_reader("C\n", "query", options));
}

}  // namespace
}  // namespace congener
