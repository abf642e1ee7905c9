#include "io/table_separator.hpp"

#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::ReadInput;

ReaderOptions csv_options() {
  ReaderOptions options;
  options.format = InputFormat::Csv;
  return options;
}

ReadInput read_csv(const std::string& text, const ReaderOptions& options = csv_options()) {
  return test::read_text(text, options);
}

char separator_in(const std::string& text, const ReaderOptions& options = csv_options(),
                  std::size_t block_bytes = io::kBlockBytes) {
  return io::separator_of(*io::ByteSource::from_text(text, "input", block_bytes), options)
      .character;
}

TEST_CASE("the separator of a CSV table is recognized by its header", "[unit]") {
  CHECK(separator_in("id,smiles\n") == ',');
  CHECK(separator_in("id;smiles\n") == ';');
  CHECK(separator_in("id\tsmiles\n") == '\t');
  CHECK(separator_in("id|smiles\n") == '|');
  CHECK(separator_in("\r\n\r\nid;smiles") == ';');
  CHECK(separator_in("\xEF\xBB\xBF\"Katalog-Nr\";\"SMILES\"\r\n") == ';');
  CHECK(separator_in("smiles\n") == ',');
  CHECK(separator_in("") == ',');
}

TEST_CASE("a header with a column of structures goes before one with more columns", "[unit]") {
  CHECK(separator_in("smiles,price (EUR; net; per gram; new)\n") == ',');
  CHECK(separator_in("smiles;price, old;a,b,c,d\n") == ';');
  CHECK(separator_in("smiles;name,old;name\n") == ';');
  CHECK(separator_in("\"a;b;c;d\",smiles\n") == ',');
  CHECK(separator_in("a;b;c\n") == ';');
  CHECK(separator_in("a,b;c\n") == ',');
  ReaderOptions options = csv_options();
  options.smiles_column = "Struktur";
  CHECK(separator_in("a,b,c,d;struktur\n", options) == ';');
}

TEST_CASE("without a header the separator is recognized by the first record", "[unit]") {
  ReaderOptions options = csv_options();
  options.has_header = false;
  CHECK(separator_in("CCO;ethanol\n", options) == ';');
  CHECK(separator_in("CCO;ethanol, pure, dry\n", options) == ';');
  CHECK(separator_in("CCO |$;;R1$|\n", options) == ',');
  CHECK(separator_in("CCO |$;;R1$|,a\n", options) == ',');
  options.smiles_column = "2";
  CHECK(separator_in("a, b;CCO;x\n", options) == ';');
}

TEST_CASE("TSV has tabs whatever its header looks like", "[unit]") {
  ReaderOptions options = csv_options();
  options.format = InputFormat::Tsv;
  CHECK(separator_in("id;smiles\n", options) == '\t');
  options.delimiter = ';';
  CHECK(separator_in("id;smiles\n", options) == ';');
}

TEST_CASE("the blocks that a header comes in do not change its separator", "[unit]") {
  const std::string text = "price, gross;\"x;\r\ny, z\";smiles\nC,1;2;3\n";
  for (std::size_t block = 1; block < 50; ++block) {
    CHECK(separator_in(text, csv_options(), block) == ';');
  }
}

TEST_CASE("the line in which Excel names the separator is no row", "[unit]") {
  for (const char* text : {"sep=;\r\nsmiles;id\r\nCCO;a,b\r\n", "SEP=;\nsmiles;id\nCCO;a,b\n",
                           "\"sep=;\"\nsmiles;id\nCCO;a,b\n"}) {
    const ReadInput input = read_csv(text);
    REQUIRE(input.records.size() == 1);
    CHECK(input.records[0].id == "a,b");
    CHECK(input.records[0].line == 3);
  }
  CHECK(read_csv("sep=\t\nsmiles\tid\nCCO\ta\n").records.at(0).id == "a");
  CHECK(read_csv("sep=#\nsmiles#id\nCCO#a\n").records.at(0).id == "a");
  ReaderOptions options = csv_options();
  options.delimiter = ',';
  CHECK(read_csv("sep=;\nsmiles,id\nCCO,a\n", options).records.at(0).id == "a");
  CHECK_FALSE(read_csv("sep=;\n").end.complete);
}

TEST_CASE("a recognized separator is told, the comma and a given one are not", "[unit]") {
  CHECK(read_csv("smiles;id\nC;a\n").end.notices ==
        std::vector<std::string>{"input: the semicolon parts the columns, as its first line says"});
  CHECK(read_csv("smiles,id\nC,a\n").end.notices.empty());
  ReaderOptions options = csv_options();
  options.delimiter = ';';
  CHECK(read_csv("smiles;id\nC;a\n", options).end.notices.empty());
}

TEST_CASE("quotes and hidden rows are found with any separator", "[unit]") {
  const ReadInput input =
      read_csv("smiles;id;note\nCCO;a;\"one; \"\"two\"\"\r\nthree\"\n\"CCN\";\"b;c\";\n");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].fields == Fields{{"note", "one; \"two\"\r\nthree"}});
  CHECK(input.records[1].id == "b;c");
  CHECK_THAT(read_csv("smiles;id\nCCO;\"x\nO=C1CCNCC1;y\"\n").records.at(0).problem,
             ContainsText("line 3 is inside a quoted cell"));
}

TEST_CASE("an error about columns names the separator and the option", "[unit]") {
  CHECK_THROWS_WITH(read_csv("a:b\n1:2\n"),
                    ContainsText("no column \"smiles\"; its columns are: a:b") &&
                        ContainsText("option smiles_column") &&
                        ContainsText("the comma was taken to part the columns") &&
                        ContainsText("option delimiter"));
}

TEST_CASE("a delimiter is one character that no cell is made of", "[unit]") {
  CHECK(parse_delimiter(";") == ';');
  CHECK(parse_delimiter("tab") == '\t');
  CHECK(parse_delimiter("\\t") == '\t');
  CHECK(parse_delimiter("semicolon") == ';');
  for (const char* text : {"", "a", "7", "\"", "\n", ";;", "\xE9"}) {
    CHECK_FALSE(parse_delimiter(text).has_value());
  }
  ReaderOptions options = csv_options();
  options.delimiter = '"';
  CHECK_THROWS_AS(read_csv("smiles\nC\n", options), OptionError);
}

}  // namespace
}  // namespace congener
