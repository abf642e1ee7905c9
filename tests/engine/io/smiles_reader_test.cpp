#include <string>

#include "catch.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::ReadInput;

ReadInput read_smiles(const std::string& text) {
  return test::read_text(text, InputFormat::Smiles);
}

Record only_record(const std::string& text) {
  const ReadInput input = read_smiles(text);
  REQUIRE(input.records.size() == 1);
  CHECK(input.end.complete);
  return input.records.front();
}

TEST_CASE("a SMILES line is a structure and an id up to the end of the line", "[unit]") {
  const Record record = only_record("CCO\tethyl alcohol  \n");
  CHECK(record.structure == "CCO");
  CHECK(record.id == "ethyl alcohol");
  CHECK(record.format == StructureFormat::Smiles);
  CHECK(record.file == "input");
  CHECK(record.line == 1);
  CHECK(record.problem.empty());
  CHECK(record.fields.empty());
  CHECK(only_record("  CCO  a b").id == "a b");
  CHECK(only_record("CCO").id.empty());
  CHECK(only_record("CCO\r\n").structure == "CCO");
}

TEST_CASE("an id may hold UTF-8", "[unit]") {
  CHECK(only_record("CCO \xC3\xA9thanol \xE9\x85\x92\n").id == "\xC3\xA9thanol \xE9\x85\x92");
}

TEST_CASE("columns after the id's tab are fields", "[unit]") {
  const Record record = only_record("CCO\tan id\t46.07\t\tx y\n");
  CHECK(record.id == "an id");
  CHECK(record.fields == Fields{{"column_3", "46.07"}, {"column_4", ""}, {"column_5", "x y"}});
  const Record without_id = only_record("CCO\t\t46.07\n");
  CHECK(without_id.id.empty());
  CHECK(without_id.fields == Fields{{"column_3", "46.07"}});
  CHECK(only_record("CCO an id\t46.07\n").id == "an id");
}

TEST_CASE("a CXSMILES extension belongs to the structure", "[unit]") {
  CHECK(only_record("CCO |$a;b c;d$| name\n").structure == "CCO |$a;b c;d$|");
  CHECK(only_record("CCO |$a;b c;d$| name\n").id == "name");
  CHECK(only_record("CCO\t|t|\tname\n").structure == "CCO |t|");
  CHECK(only_record("CCO\t|t|\tname\n").id == "name");
  CHECK(only_record("CCO |t|").structure == "CCO |t|");
  CHECK(only_record("CCO name |t|\n").structure == "CCO");
  CHECK(only_record("CCO name |t|\n").id == "name |t|");
  CHECK(only_record("CCO |open\n").id == "|open");
  CHECK(only_record("CCO\t\t|t|\n").structure == "CCO");
}

TEST_CASE("empty lines and comments are no records but are counted as lines", "[unit]") {
  const ReadInput input = read_smiles("# head\n\n  \t\nCCO a\n #x\nCCN b\n");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].line == 4);
  CHECK(input.records[1].line == 6);
  CHECK(read_smiles("").records.empty());
  CHECK(read_smiles("").end.complete);
}

TEST_CASE("every line end begins a new record, wherever it was written", "[unit]") {
  const std::string end = GENERATE(as<std::string>(), "\n", "\r\n", "\r", "\r\r\n");
  const ReadInput input =
      read_smiles(test::with_line_end("smiles name\nCCO a b\n\n# no\nCCN\tc\nCCC", end));
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].id == "a b");
  CHECK(input.records[1].structure == "CCN");
  CHECK(input.records[1].line == 5);
  CHECK(input.records[2].line == 6);
  CHECK(read_smiles("CCO a\rCCN b\nCCC c\r\nCCF d").records.size() == 4);
}

TEST_CASE("bytes without a record are told, no bytes are not", "[unit]") {
  CHECK(read_smiles("").end.complete);
  for (const char* text : {"\n", "\n#\n", "smiles name\n", " \t\r \r", "\xEF\xBB\xBF", "# x"}) {
    INFO(text);
    const ReadInput input = read_smiles(text);
    CHECK(input.records.empty());
    CHECK_FALSE(input.end.complete);
    CHECK_THAT(input.end.problem, ContainsText("input: holds no record"));
  }
  CHECK_FALSE(read_smiles(test::gzip("smiles\r")).end.complete);
  CHECK(read_smiles(test::gzip("")).end.complete);
}

TEST_CASE("a first line that begins with the word smiles is a header", "[unit]") {
  const ReadInput input = read_smiles("SMILES\tID\tMW\t\nCCO\ta\t46\tx\ty\n");
  CHECK(input.field_names == std::vector<std::string>{"MW", "column_4"});
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].id == "a");
  CHECK(input.records[0].line == 2);
  CHECK(input.records[0].fields == Fields{{"MW", "46"}, {"column_4", "x"}, {"column_5", "y"}});
  CHECK(read_smiles("Smiles name\nC m\n").records.size() == 1);
  CHECK(read_smiles("C m\nsmiles name\n").records.size() == 2);
}

TEST_CASE("a line over the limit is a record that says so", "[unit]") {
  ReaderOptions options;
  options.format = InputFormat::Smiles;
  options.max_record_bytes = 1000;
  const ReadInput input =
      test::read_text("C a\n" + std::string(10000000, 'C') + "\nO b\n", options);
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[1].problem ==
        "the line is 10000000 bytes long; the limit is 1000 (max_record_bytes)");
  CHECK(input.records[1].structure == std::string(200, 'C'));
  CHECK(input.records[2].structure == "O");
  CHECK(input.records[2].line == 3);
  CHECK(input.records[2].problem.empty());
}

TEST_CASE("binary data are records that are not screened and safe to print", "[unit]") {
  const ReadInput input = read_smiles(std::string("C\0C\x1b[2J x\nCCO a\x07\nCCN b\n", 22));
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].problem == "the line holds binary data");
  CHECK(input.records[0].structure == "C\\x00C\\x1b[2J");
  CHECK(input.records[1].problem == "the line holds binary data");
  CHECK(input.records[1].id == "a\\x07");
  CHECK(input.records[2].problem.empty());
}

TEST_CASE("every byte value in a row does not stop the reader", "[unit]") {
  std::string garbage;
  for (int i = 0; i < 1024; ++i) {
    garbage += static_cast<char>(i * 7 % 256);
  }
  const ReadInput input = read_smiles("C a\n" + garbage + "\nO b\n");
  REQUIRE(input.records.size() >= 3);
  CHECK(input.records.front().id == "a");
  CHECK(input.records.back().id == "b");
}

}  // namespace
}  // namespace congener
