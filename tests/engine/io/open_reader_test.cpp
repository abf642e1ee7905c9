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
  for (const char* name : {"a.smi", "a.smiles", "a.ism", "a.can", "A.SMI", "a.smi.gz", "a.csv.smi",
                           "a.d/b.can.GZIP", "-"}) {
    CHECK(io::format_of_name(name) == InputFormat::Smiles);
  }
  CHECK(io::format_of_name("a.d/b.txt.GZIP") == InputFormat::Automatic);
  CHECK(io::format_of_name("x/a.csv.gz") == InputFormat::Csv);
  CHECK(io::format_of_name("a.tsv") == InputFormat::Tsv);
  CHECK(io::format_of_name("a.Tab") == InputFormat::Tsv);
  CHECK(io::format_of_name("a.MSP.gz") == InputFormat::Msp);
  for (const char* name : {"a.sdf", "a.sd", "a.mol", "a.mdl", "a.SDF.GZ"}) {
    CHECK(io::format_of_name(name) == InputFormat::Sdf);
  }
}

TEST_CASE("a name that does not tell the format is an error with advice", "[unit]") {
  for (const char* name : {"a", "a.pdf", "a.gz", "a.smi.zip", "folder.smi/a", ""}) {
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

TEST_CASE("what a .txt holds is found by its first lines, and told unless it is SMILES", "[unit]") {
  const TempDir folder;
  const auto read = [&](const std::string& text, const ReaderOptions& options = {}) {
    return read_file(folder.write_file("a.txt", text), options);
  };
  const auto is_told = [&](const test::ReadInput& input, const std::string& kind) {
    return !input.end.notices.empty() && input.end.notices[0] == folder.path_of("a.txt") +
                                                                     ": read as " + kind +
                                                                     ", as its first lines say";
  };
  CHECK(is_told(read("smiles,id\nCCO,a\n"), "CSV"));
  CHECK(read("smiles,id\nCCO,a\n").records.at(0).id == "a");
  CHECK(read("\n\"Katalog\";\"SMILES\"\n1;CCO\n").records.at(0).structure == "CCO");
  ReaderOptions lookup;
  lookup.with_identifiers = true;
  CHECK(is_told(read("name\tcas\nx\t64-17-5\n", lookup), "TSV"));
  CHECK(is_told(read("id\tsmiles\n\"x\tCCO\n"), "TSV"));
  CHECK(read("id\tsmiles\n\"x\tCCO\n").records.at(0).id == "\"x");
  CHECK(is_told(read("\"id\"\t\"smiles\"\n\"x\"\t\"CCO\"\n"), "CSV"));
  CHECK(is_told(read(mol_block("a")), "an SD file"));
  CHECK(is_told(read(mol_block("a") + "$$$$\n"), "an SD file"));
  CHECK(is_told(read("sep=;\nsmiles;id\nC;a\n"), "CSV"));
  ReaderOptions options;
  options.delimiter = ':';
  CHECK(read("smiles:id\nCCO:a\n", options).records.at(0).id == "a");
}

TEST_CASE("a .txt without the marks of another format is SMILES, as it was", "[unit]") {
  const TempDir folder;
  for (const char* text :
       {"CCO ethanol\nCCN b\n", "CCO\tname\nCCN\tcas\n", "smiles id\nCCO a\n",
        "# smiles,id\nCCO a\n", "CCO a,b;c|d\n", "C1CC1 |$;;R1$|\n", "", "smiles\nCCO\n"}) {
    INFO(text);
    const auto input = read_file(folder.write_file("a.txt", text));
    CHECK(input.end.notices.empty());
    for (const Record& record : input.records) {
      CHECK(record.problem.empty());
    }
  }
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
