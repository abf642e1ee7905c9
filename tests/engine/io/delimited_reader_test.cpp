#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::ReadInput;

ReadInput read_csv(const std::string& text, ReaderOptions options = {}) {
  options.format = InputFormat::Csv;
  return test::read_text(text, options);
}

ReaderOptions with_columns(const std::string& smiles, const std::string& id = "") {
  ReaderOptions options;
  options.smiles_column = smiles;
  options.id_column = id;
  return options;
}

TEST_CASE("a table's header names its columns", "[unit]") {
  const ReadInput input = read_csv("Name,SMILES,mw,\r\n a b ,CCO, 46,x\r\n\r\nc,CCN,45,\r\n");
  CHECK(input.field_names == std::vector<std::string>{"mw", "column_4"});
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].structure == "CCO");
  CHECK(input.records[0].id == "a b");
  CHECK(input.records[0].line == 2);
  CHECK(input.records[0].fields == Fields{{"mw", " 46"}, {"column_4", "x"}});
  CHECK(input.records[1].line == 4);
  CHECK(input.end.complete);
}

TEST_CASE("quoted cells may hold separators, quotes and line breaks", "[unit]") {
  const ReadInput input =
      read_csv("\"smiles\",id,note\nCCO,a,\"one, \"\"two\"\"\r\nthree\"\n\"CCN\",\"b,c\",\"\"\n");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].fields == Fields{{"note", "one, \"two\"\r\nthree"}});
  CHECK(input.records[1].structure == "CCN");
  CHECK(input.records[1].id == "b,c");
  CHECK(input.records[1].line == 4);
}

TEST_CASE("a byte order mark does not hide the first column", "[unit]") {
  CHECK(read_csv("\xEF\xBB\xBFsmiles,id\nC,a\n").records.size() == 1);
  CHECK(read_csv("\xEF\xBB\xBF\"smiles\",id\nC,a\n").records.size() == 1);
}

TEST_CASE("the structure column is found by its usual names, the best first", "[unit]") {
  CHECK(read_csv("Structure,Canonical SMILES\nA,B\n").records[0].structure == "B");
  CHECK(read_csv("canonical_smiles,smiles\nA,B\n").records[0].structure == "B");
  CHECK(read_csv("structure,x\nA,B\n").records[0].structure == "A");
}

TEST_CASE("the id column is found by its usual names, the best first", "[unit]") {
  CHECK(read_csv("name,smiles,ID\nn,C,i\n").records[0].id == "i");
  CHECK(read_csv("cas,smiles,name\nk,C,n\n").records[0].id == "n");
  CHECK(read_csv("x,smiles\nk,C\n").records[0].id.empty());
}

TEST_CASE("columns are chosen by name, then by any case of it, then by number", "[unit]") {
  const std::string text = "X,x,3,q\nA,B,C,D\n";
  CHECK(read_csv(text, with_columns("X")).records[0].structure == "A");
  CHECK(read_csv(text, with_columns("x")).records[0].structure == "B");
  CHECK(read_csv(text, with_columns("Q")).records[0].structure == "D");
  CHECK(read_csv(text, with_columns("3")).records[0].structure == "C");
  CHECK(read_csv(text, with_columns("2")).records[0].structure == "B");
  CHECK(read_csv(text, with_columns("4", "1")).records[0].id == "A");
  CHECK(read_csv(text, with_columns("4", "1")).field_names == std::vector<std::string>{"x", "3"});
}

TEST_CASE("a column that is not there is an error that lists those that are", "[unit]") {
  CHECK_THROWS_AS(read_csv("a,b,c\n1,2,3\n", with_columns("foo")), FormatError);
  CHECK_THROWS_WITH(read_csv("a,b,c\n1,2,3\n", with_columns("foo")),
                    "input has no column \"foo\"; its columns are: a, b, c. "
                    "Choose one with option smiles_column");
  CHECK_THROWS_WITH(read_csv("a,b\n1,2\n"),
                    ContainsText("no column \"smiles\"") && ContainsText("option has_header"));
  CHECK_THROWS_WITH(read_csv("smiles\nC\n", with_columns("", "foo")),
                    ContainsText("option id_column"));
  for (const char* number : {"0", "4", "-1", "1x", "99999999999999999999"}) {
    CHECK_THROWS_AS(read_csv("a,b,c\n1,2,3\n", with_columns(number)), FormatError);
  }
}

TEST_CASE("two structure columns of one name are an error, two extra columns are not", "[unit]") {
  CHECK_THROWS_WITH(read_csv("smiles,id,smiles\nC,a,O\n"),
                    ContainsText("more than one column") && ContainsText("1, 3"));
  CHECK_THROWS_AS(read_csv("a,A\nC,O\n", with_columns("b")), FormatError);
  CHECK(read_csv("smiles,x,x\nC,1,2\n").records[0].fields == Fields{{"x", "1"}, {"x", "2"}});
}

TEST_CASE("without a header columns have numbers", "[unit]") {
  ReaderOptions options;
  options.has_header = false;
  ReadInput input = read_csv("CCO,a,1\nCCN,b,2\n", options);
  CHECK(input.field_names == std::vector<std::string>{"column_3"});
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].structure == "CCO");
  CHECK(input.records[0].id == "a");
  CHECK(input.records[0].line == 1);
  CHECK(input.records[1].fields == Fields{{"column_3", "2"}});
  CHECK(read_csv("CCO\n", options).records[0].id.empty());
  options.smiles_column = "2";
  CHECK(read_csv("a,CCO\n", options).records[0].structure == "CCO");
  CHECK(read_csv("a,CCO\n", options).records[0].id.empty());
  options.smiles_column = "3";
  CHECK_THROWS_AS(read_csv("a,CCO\n", options), FormatError);
}

TEST_CASE("an empty table is no error, bytes without a row are told", "[unit]") {
  CHECK(read_csv("").records.empty());
  CHECK(read_csv("").end.complete);
  for (const char* text : {"smiles,id", "smiles,id\r\r", "\n\n"}) {
    const ReadInput input = read_csv(text);
    CHECK(input.records.empty());
    CHECK_FALSE(input.end.complete);
    CHECK_THAT(input.end.problem, ContainsText("input: holds no record"));
  }
  CHECK(read_csv("\n\n", with_columns("foo")).records.empty());
}

TEST_CASE("the line ends of a table do not change its rows", "[unit]") {
  const std::string end = GENERATE(as<std::string>(), "\n", "\r\n", "\r", "\r\r\n");
  const ReadInput input =
      read_csv(test::with_line_end("smiles,id\nCCO,a\n\nCCN,\"b\nc\"\nCCC,d", end));
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].id == "a");
  CHECK(input.records[1].id == "b" + end + "c");
  CHECK(input.records[1].line == 4);
  CHECK(input.records[2].id == "d");
  CHECK(input.records[2].line == 6);
}

TEST_CASE("cells that are missing at the end of a row are empty", "[unit]") {
  const ReadInput input = read_csv("smiles,a,id\nCCO\nCCN,x\nCCC,y,3\n");
  REQUIRE(input.records.size() == 3);
  for (const Record& record : input.records) {
    CHECK(record.problem.empty());
  }
  CHECK(input.records[0].structure == "CCO");
  CHECK(input.records[0].id.empty());
  CHECK(input.records[0].fields == Fields{{"a", ""}});
  CHECK(input.records[1].fields == Fields{{"a", "x"}});
  CHECK(input.records[2].id == "3");
}

TEST_CASE("empty cells too many at the end of a row do no harm", "[unit]") {
  const ReadInput input = read_csv("smiles,id\nCCO,a,,\nCCN,b, \t\n");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].problem.empty());
  CHECK(input.records[0].fields.empty());
  CHECK(input.records[1].problem.empty());
}

TEST_CASE("a row with a value too many or without its structure cell is not screened", "[unit]") {
  const ReadInput input = read_csv("id,smiles,a\n2,CCN,x,y\n3\n4,CC,z\n5,CC,z,,y\n");
  REQUIRE(input.records.size() == 4);
  CHECK(input.records[0].problem == "row has 4 fields, the header has 3");
  CHECK(input.records[0].structure == "CCN");
  CHECK(input.records[0].id == "2");
  CHECK(input.records[1].problem == "row has 1 fields, the header has 3");
  CHECK(input.records[1].structure.empty());
  CHECK(input.records[2].problem.empty());
  CHECK(input.records[3].problem == "row has 5 fields, the header has 3");
}

TEST_CASE("a row without a structure says so", "[unit]") {
  const ReadInput input = read_csv("id,smiles\n1,\n2,\"  \"\n");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].problem == "no structure in this row");
  CHECK(input.records[1].problem == "no structure in this row");
}

TEST_CASE("a row without a structure keeps its other columns", "[unit]") {
  const ReadInput input = read_csv("id,smiles,batch\nA,,7\n");
  REQUIRE(input.records.size() == 1);
  CHECK_FALSE(input.records[0].problem.empty());
  CHECK(input.records[0].id == "A");
  CHECK(input.records[0].fields == Fields{{"batch", "7"}});
}

TEST_CASE("blanks after a closing quote do no harm", "[unit]") {
  const ReadInput input = read_csv("id,smiles\n\"1\" ,\"C\" \n");
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].problem.empty());
  CHECK(input.records[0].structure == "C");
}

TEST_CASE("a row over the limit is a record that says so, quotes followed", "[unit]") {
  ReaderOptions options;
  options.max_record_bytes = 1000;
  const std::string cell = "\"" + std::string(5000000, '\n') + std::string(5000000, ',') + "\"";
  const ReadInput input = read_csv("smiles,id,x\nC,a," + cell + "\nO,b,y\n", options);
  REQUIRE(input.records.size() == 2);
  CHECK(
      input.records[0].problem ==
      "the row is 10000006 bytes long; the limit is 1000 (max_record_bytes) (lines 2 to 5000002)");
  CHECK(input.records[0].structure == "C");
  CHECK(input.records[0].id == "a");
  CHECK(input.records[1].structure == "O");
  CHECK(input.records[1].line == 5000003);
}

TEST_CASE("binary data in a table are not screened and safe to print", "[unit]") {
  const ReadInput input = read_csv(std::string("id,smiles\n1,C\x1b\n2\0,C\n3\x0b,O\n", 25));
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].problem == "the structure holds binary data");
  CHECK(input.records[0].structure == "C\\x1b");
  CHECK(input.records[1].problem == "the row holds binary data");
  CHECK(input.records[2].problem.empty());
}

TEST_CASE("a header that cannot be used is an error with its line", "[unit]") {
  CHECK_THROWS_WITH(read_csv("\n\"smiles,id\nC,a\n"),
                    ContainsText("input, line 2: the header row"));
  CHECK_THROWS_AS(read_csv(std::string("smiles,\0\nC,a\n", 13)), FormatError);
}

}  // namespace
}  // namespace congener
