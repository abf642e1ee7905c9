// Quotes in tables: what they hide is told.

#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::ReadInput;

ReadInput read_csv(const std::string& text) {
  return test::read_text(text, InputFormat::Csv);
}

ReadInput read_tsv(const std::string& text, Quoting quoting = Quoting::Automatic) {
  ReaderOptions options;
  options.format = InputFormat::Tsv;
  options.quoting = quoting;
  return test::read_text(text, options);
}

TEST_CASE("a quote in TSV is a letter as any other", "[unit]") {
  const ReadInput input = read_tsv("smiles\tid\nCCO\t\"x\nO=C1CCNCC1\ty\"\nCCN\t\"\"\n");
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].id == "\"x");
  CHECK(input.records[1].structure == "O=C1CCNCC1");
  CHECK(input.records[1].id == "y\"");
  CHECK(input.records[2].id == "\"\"");
  CHECK(input.end.rows_over_several_lines == 0);
  CHECK(read_tsv("smiles\tid\nCCO\t2\" pipe\nCCN\t\"open\n").records.size() == 2);
}

TEST_CASE("TSV has quotes where that is asked for", "[unit]") {
  const ReadInput input =
      read_tsv("smiles\tname\tnote\nC\t5'-a\"b\"\t\"x\ty\"\"\"\n", Quoting::Csv);
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].id == "5'-a\"b\"");
  CHECK(input.records[0].fields == Fields{{"note", "x\ty\""}});
}

TEST_CASE("CSV has no quotes where that is asked for", "[unit]") {
  ReaderOptions options;
  options.format = InputFormat::Csv;
  options.quoting = Quoting::None;
  const ReadInput input = test::read_text("smiles,id\nC,\"a\nCC,b\"\n", options);
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].id == "\"a");
  CHECK(input.records[1].structure == "CC");
}

TEST_CASE("a quoted TSV that is read without quotes says what it needs", "[unit]") {
  CHECK_THROWS_WITH(read_tsv("\"smiles\"\t\"id\"\n\"C\"\t\"a\"\n"),
                    ContainsText("(option quoting)"));
  CHECK_THAT(read_tsv("smiles\tid\n\"C\"\ta\n").records.at(0).problem, ContainsText("in quotes"));
}

TEST_CASE("rows over several lines are counted and the first is named", "[unit]") {
  const ReadInput input = read_csv("smiles,id,note\nCCO,a,\"one\ntwo\"\nCCN,b,\nCCC,c,\"\r\r\"\n");
  REQUIRE(input.records.size() == 3);
  CHECK(input.end.complete);
  CHECK(input.end.rows_over_several_lines == 2);
  CHECK(input.end.first_row_over_several_lines == 2);
  for (const Record& record : input.records) {
    CHECK(record.problem.empty());
  }
}

TEST_CASE("a row whose quotes swallow a row is not screened", "[unit]") {
  // Between two cells that begin with a quote, in the middle of a long cell, as the last column but
  // one, with CR as line end, and with fewer cells than the table has.
  for (const char* rows :
       {"CCO,\"x,1\nO=C1CCNCC1,y\",2\n", "CCO,\"x\nwords of a note\nCCN,b,c\nmore\",2\n",
        "CCO,\"x\nO=C1CCNCC1,y\",2\n", "CCO,\"x\rO=C1CCNCC1,y,z\r\",2\r",
        "CCO,\"x\nO=C1CCNCC1\n\",2\n"}) {
    INFO(rows);
    const ReadInput input = read_csv(std::string("smiles,id,n\n") + rows + "CCS,d,4\n");
    REQUIRE(input.records.size() == 2);
    CHECK_THAT(input.records[0].problem,
               ContainsText("reads as a row of its own") && ContainsText("(lines 2 to "));
    CHECK(input.records[1].problem.empty());
    CHECK(input.end.rows_over_several_lines == 1);
  }
}

TEST_CASE("the swallowed row is named by its line", "[unit]") {
  const ReadInput input = read_csv("id,smiles\n1,C\n2,CC\n\"3\n4,CCO\n5\",CCN\n");
  REQUIRE(input.records.size() == 3);
  CHECK_THAT(input.records[2].problem, ContainsText("line 5 is inside a quoted cell"));
}

TEST_CASE("notes and addresses over several lines swallow nothing", "[unit]") {
  for (const char* note : {"see the data sheet\nand the label", "Main Street 1\nBonn, Germany",
                           "46.07\n\n0.789", "first, second, third\nIn words: none, at all"}) {
    INFO(note);
    const ReadInput input = read_csv(std::string("smiles,id,note\nCCO,a,\"") + note + "\"\n");
    REQUIRE(input.records.size() == 1);
    CHECK(input.records[0].problem.empty());
  }
}

TEST_CASE("a header that swallows a row cannot be used", "[unit]") {
  CHECK_THROWS_WITH(read_csv("smiles,\"id\nCCO,a\nCCN,b\"\nCCC,c\n"),
                    ContainsText("line 1: the header row") && ContainsText("line 2 is inside"));
  CHECK(read_csv("smiles,\"mass\n(u)\"\nCCO,46\n").end.rows_over_several_lines == 1);
}

TEST_CASE("a quote that is never closed makes the input incomplete", "[unit]") {
  const ReadInput input = read_csv("id,smiles\n1,C\n2,\"CCO\n3,CCN\n4,CC\n");
  REQUIRE(input.records.size() == 2);
  CHECK_THAT(input.records[1].problem,
             ContainsText("quote that opens in line 3") && ContainsText("up to line 5"));
  CHECK(input.records[1].line == 3);
  CHECK(input.records[1].id == "2");
  CHECK_FALSE(input.end.complete);
  CHECK_THAT(input.end.problem, ContainsText("input: the quote that opens in line 3"));
  CHECK_FALSE(read_csv("smiles,id\nC,a\nC,\"").end.complete);
  CHECK_FALSE(read_csv("smiles,id\rC,\"a\r").end.complete);
}

TEST_CASE("text after a closing quote is told with the lines it took in", "[unit]") {
  const ReadInput input = read_csv("id,smiles,x\n1,\"C,\n2,\"O\",\n4,CC,y\n");
  REQUIRE(input.records.size() == 2);
  CHECK_THAT(input.records[0].problem,
             ContainsText("goes on after its closing quote") && ContainsText("lines 2 to 3"));
  CHECK(input.records[1].problem.empty());
}

TEST_CASE("a header of very many columns is read in one go", "[unit]") {
  std::string header = "smiles";
  for (int i = 0; i < 100000; ++i) {
    header += ",c" + std::to_string(i);
  }
  const ReadInput input = read_csv(header + "\nCCO\n");
  CHECK(input.field_names.size() == 100000);
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].problem.empty());
}

}  // namespace
}  // namespace congener
