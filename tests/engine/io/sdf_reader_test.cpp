#include <string>

#include "catch.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::mol_block;
using test::ReadInput;
using test::with_line_end;

ReadInput read_sdf(const std::string& text, ReaderOptions options = {}) {
  options.format = InputFormat::Sdf;
  return test::read_text(text, options);
}

TEST_CASE("an SD record is its mol block, title and data items", "[unit]") {
  const std::string text = mol_block(" a title ") +
                           "> <MW>\n16.04\n\n>  25 <NOTE> (x)\none\ntwo\n\n> DT12\n\n$$$$\n" +
                           mol_block("b") + "$$$$\n";
  const ReadInput input = read_sdf(text);
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].structure == mol_block(" a title "));
  CHECK(input.records[0].format == StructureFormat::MolBlock);
  CHECK(input.records[0].id == "a title");
  CHECK(input.records[0].line == 1);
  CHECK(input.records[0].fields == Fields{{"MW", "16.04"}, {"NOTE", "one\ntwo"}, {"DT12", ""}});
  CHECK(input.records[1].id == "b");
  CHECK(input.records[1].line == 17);
  CHECK(input.records[1].problem.empty());
  CHECK(input.end.complete);
}

TEST_CASE("line ends of an SD file do not change its records", "[unit]") {
  const std::string text = mol_block("a") + "> <X>\n1\n2\n\n$$$$\n" + mol_block("") + "$$$$\n";
  const std::string end = GENERATE(as<std::string>(), "\n", "\r\n", "\r", "\r\r\n");
  const ReadInput input = read_sdf(with_line_end(text, end));
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].structure == mol_block("a"));
  CHECK(input.records[0].fields == Fields{{"X", "1\n2"}});
  CHECK(input.records[1].structure == mol_block(""));
  CHECK(input.records[1].line == 12);
  CHECK(input.end.complete);
}

TEST_CASE("the last line of an SD file needs no line end", "[unit]") {
  const std::string text = mol_block("a") + "$$$$";
  CHECK(read_sdf(text).records[0].problem.empty());
}

TEST_CASE("V3000 mol blocks are kept whole", "[unit]") {
  const std::string block =
      "v3\n  test\n\n  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\n"
      "M  V30 COUNTS 1 0 0 0 0\nM  V30 BEGIN ATOM\nM  V30 1 C 0 0 0 0\nM  V30 END ATOM\n"
      "M  V30 END CTAB\nM  END\n";
  const ReadInput input = read_sdf(block + "$$$$\n");
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].structure == block);
  CHECK(input.records[0].problem.empty());
}

TEST_CASE("the id may come from a data item", "[unit]") {
  ReaderOptions options;
  options.id_tag = "reg_no";
  const ReadInput input =
      read_sdf(mol_block("t") + "> <REG_NO>\nR-1\n\n> <X>\n1\n\n$$$$\n" + mol_block("u") + "$$$$\n",
               options);
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].id == "R-1");
  CHECK(input.records[0].fields == Fields{{"X", "1"}});
  CHECK(input.records[1].id.empty());
}

TEST_CASE("a header line of a mol block may hold any words", "[unit]") {
  const ReadInput input = read_sdf(mol_block("M  END") + "$$$$\n");
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].structure == mol_block("M  END"));
}

TEST_CASE("a data item may follow another without a blank line", "[unit]") {
  const ReadInput input = read_sdf(mol_block("a") + "> <X>\n> <Y>\n>5 mg\n\n$$$$\n");
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].fields == Fields{{"X", ""}, {"Y", ">5 mg"}});
}

TEST_CASE("a MOL file is one record", "[unit]") {
  for (const char* end : {"", "\n", "\n \n\n"}) {
    const ReadInput input = read_sdf(mol_block("a") + end);
    REQUIRE(input.records.size() == 1);
    CHECK(input.records[0].problem.empty());
  }
  const std::string block = mol_block("a");
  CHECK(read_sdf(block.substr(0, block.size() - 1)).records[0].problem.empty());
}

TEST_CASE("an SD file that ends inside a record says so", "[unit]") {
  const std::string first = mol_block("a") + "$$$$\n";
  const std::string second = mol_block("b") + "> <X>\n1\n";
  for (std::size_t size = 2; size <= second.size(); ++size) {
    const ReadInput input = read_sdf(first + second.substr(0, size));
    INFO(size);
    REQUIRE(input.records.size() == 2);
    CHECK(input.records[0].problem.empty());
    CHECK(input.records[1].problem ==
          "the file ends inside this record; it may be truncated (no $$$$ line)");
  }
  CHECK_FALSE(read_sdf(mol_block("a") + "> <X>\n1\n").records[0].problem.empty());
  CHECK_FALSE(read_sdf("a\n\n\n").records[0].problem.empty());
}

TEST_CASE("blank lines after the last record are no record", "[unit]") {
  CHECK(read_sdf(mol_block("a") + "$$$$\n\n  \n\n").records.size() == 1);
  CHECK(read_sdf("").records.empty());
  CHECK(read_sdf("\n\n").records.empty());
}

TEST_CASE("a record without M  END, or with two, is not screened", "[unit]") {
  const ReadInput input = read_sdf("a\n\n\nno block\n$$$$\n$$$$\n" + mol_block("b") + "\n" +
                                   mol_block("c") + "$$$$\n" + mol_block("d") + "$$$$\n");
  REQUIRE(input.records.size() == 4);
  CHECK_THAT(input.records[0].problem, ContainsText("no \"M  END\""));
  CHECK_THAT(input.records[1].problem, ContainsText("no \"M  END\""));
  CHECK(input.records[1].line == 6);
  CHECK(input.records[0].problem == "the record has no \"M  END\" line (lines 1 to 4)");
  CHECK(input.records[2].problem ==
        "line 19: a second \"M  END\" line; a $$$$ line seems to be missing before it");
  CHECK(input.records[3].problem.empty());
}

TEST_CASE("the title of a record stands three lines before its counts line", "[unit]") {
  const std::string block = mol_block("a");
  CHECK(read_sdf("\n  \n" + block + "$$$$\n").records[0].id == "a");
  CHECK(read_sdf("first\n" + block).records[0].id == "first");
  CHECK(read_sdf(block.substr(block.find('\n') + 1)).records[0].id == "test");
  CHECK(read_sdf(mol_block("") + "$$$$\n").records[0].id.empty());
}

TEST_CASE("data items with usual names are identifiers where these are wanted", "[unit]") {
  const std::string items =
      "> <NAME>\nNPP\n\n> <Compound Name>\nother\n\n> <CAS>\n39742-60-4\n\n> <MW>\n203\n\n"
      "> <InChIKey>\n\n$$$$\n";
  ReaderOptions options;
  CHECK(read_sdf(mol_block("a") + items, options).records.at(0).identifiers.empty());
  options.with_identifiers = true;
  const ReadInput input = read_sdf(mol_block("a") + items, options);
  REQUIRE(input.records.size() == 1);
  const Record& record = input.records[0];
  REQUIRE(record.identifiers.size() == 2);
  CHECK(record.identifiers[0].kind == IdentifierKind::Cas);
  CHECK(record.identifiers[0].column == "CAS");
  CHECK(record.identifiers[0].text == "39742-60-4");
  CHECK(record.identifiers[1].kind == IdentifierKind::Name);
  CHECK(record.identifiers[1].text == "NPP");
  CHECK(record.fields.size() == 5);
  CHECK(record.structure == mol_block("a"));
}

TEST_CASE("a mol block without atoms is no structure beside identifiers", "[unit]") {
  ReaderOptions options;
  options.with_identifiers = true;
  const std::string v2000 = "a\n  test\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n";
  const std::string v3000 =
      "a\n  test\n\n  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\n"
      "M  V30 COUNTS 0 0 0 0 0\nM  V30 END CTAB\nM  END\n";
  for (const std::string& block : {v2000, v3000}) {
    const Record named = read_sdf(block + "> <CAS>\n39742-60-4\n\n$$$$\n", options).records.at(0);
    CHECK(named.structure.empty());
    CHECK(named.problem.empty());
    CHECK(named.identifiers.size() == 1);
    CHECK(read_sdf(block + "$$$$\n", options).records.at(0).structure == block);
  }
}

TEST_CASE("a record over the limit is skipped to its end", "[unit]") {
  ReaderOptions options;
  options.max_record_bytes = 1000;
  std::string big = mol_block("big");
  for (int i = 0; i < 100000; ++i) {
    big += "> <X>\n" + std::string(80, 'x') + "\n\n";
  }
  const ReadInput input = read_sdf(big + "$$$$\n" + mol_block("b") + std::string(10000000, 'y') +
                                       "\n$$$$\n" + mol_block("c") + "$$$$\n",
                                   options);
  REQUIRE(input.records.size() == 3);
  CHECK_THAT(input.records[0].problem, ContainsText("the limit is 1000"));
  CHECK(input.records[0].id == "big");
  CHECK(input.records[0].structure.size() <= 200);
  CHECK(input.records[0].fields.empty());
  CHECK_THAT(input.records[1].problem, ContainsText("the record is 10000"));
  CHECK(input.records[2].id == "c");
  CHECK(input.records[2].problem.empty());
}

TEST_CASE("binary data in an SD file are not screened and safe to print", "[unit]") {
  std::string block = mol_block("a");
  block[block.find("test")] = '\x1b';
  const ReadInput input = read_sdf(block + "$$$$\n" + mol_block("b") + "> <X>\n" +
                                   std::string("\0\n\n$$$$\n", 8) + mol_block("c") + "$$$$\n");
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].problem == "the record holds binary data");
  CHECK_THAT(input.records[0].structure, ContainsText("\\x1best"));
  CHECK(input.records[1].problem == "the record holds binary data");
  CHECK(input.records[2].problem.empty());
}

}  // namespace
}  // namespace congener
