// Which column of a SMILES file holds the structures, and what is doubtful about one line.

#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::ReadInput;

ReadInput read_smiles(const std::string& text, const std::string& smiles_column = "",
                      const std::string& id_column = "") {
  ReaderOptions options;
  options.format = InputFormat::Smiles;
  options.smiles_column = smiles_column;
  options.id_column = id_column;
  return test::read_text(text, options);
}

void check_first(const std::string& text, const std::string& structure, const std::string& id) {
  INFO(text);
  const ReadInput input = read_smiles(text);
  REQUIRE_FALSE(input.records.empty());
  CHECK(input.records[0].problem.empty());
  CHECK(input.records[0].structure == structure);
  CHECK(input.records[0].id == id);
  REQUIRE(input.end.notices.size() == 1);
  CHECK_THAT(input.end.notices[0], ContainsText("input: the structures are read from "));
}

TEST_CASE("a name before its structure is read as the name, and that is said", "[unit]") {
  check_first("NPP\tO=C1CCNCC1\n", "O=C1CCNCC1", "NPP");
  check_first("NPP O=C1CCNCC1\n", "O=C1CCNCC1", "NPP");
  check_first("aspirin\tCC(=O)Oc1ccccc1C(O)=O\rPCP\tC1CCCCC1\r", "CC(=O)Oc1ccccc1C(O)=O",
              "aspirin");
  check_first("acetic acid CC(=O)O\nethanol CCO\n", "CC(=O)O", "acetic acid");
  check_first("PCP hydrochloride\tC1CCCCC1.Cl\n", "C1CCCCC1.Cl", "PCP hydrochloride");
  check_first("ethanol\tCCO\nmethanol\tCO\n", "CCO", "ethanol");
  check_first("NPP\tCCO\n", "CCO", "NPP");
  check_first("7\tNPP\tO=C1CCNCC1\n", "O=C1CCNCC1", "7");
  check_first("# list\n\nNPP\tO=C1CCNCC1 |$a$|\n", "O=C1CCNCC1 |$a$|", "NPP");
}

TEST_CASE("a header names the columns in any order", "[unit]") {
  check_first("name smiles\nsodium acetate CC(=O)[O-].[Na+]\n", "CC(=O)[O-].[Na+]",
              "sodium acetate");
  check_first("Compound Name\tMW\tCanonical SMILES\nNPP\t99\tO=C1CCNCC1\n", "O=C1CCNCC1", "NPP");
  check_first("id\tstructure\nCCO\tCCN\n", "CCN", "CCO");
  const ReadInput input = read_smiles("Name\tSMILES\tMW\nNPP\tCCO\t46\n");
  CHECK(input.field_names == std::vector<std::string>{"MW"});
  CHECK(input.records.at(0).fields == Fields{{"MW", "46"}});
  CHECK(input.records[0].line == 2);
}

TEST_CASE("a header with the structures in front is nothing to speak of", "[unit]") {
  for (const char* header : {"smiles name", "SMILES\tname", "canonical_smiles\tid", "smiles"}) {
    const ReadInput input = read_smiles(std::string(header) + "\nCCO\ta\n");
    REQUIRE(input.records.size() == 1);
    CHECK(input.records[0].structure == "CCO");
    CHECK(input.records[0].id == "a");
    CHECK(input.end.notices.empty());
  }
}

TEST_CASE("a first record that speaks of structures is no header", "[unit]") {
  CHECK(read_smiles("CCO structure\nCCN b\n").records.size() == 2);
  CHECK(read_smiles("CCO\tsmiles\n").records.size() == 1);
  CHECK(read_smiles("see the structure below\nCCO a\n").records.size() == 2);
}

TEST_CASE("two columns of structures are refused with what settles it", "[unit]") {
  for (const char* text :
       {"BrCC\tc1ccccc1\n", "PCP\tC1CCCCC1\n", "CC(=O)O\tOC(C)=O\nC=CC\tC(C)=C\n",
        "c1ccccc1 C1=CC=CC=C1\nCC(=O)O OC(C)=O\n", "a\tCC=O\tC(C)=O\n"}) {
    INFO(text);
    CHECK_THROWS_AS(read_smiles(text), FormatError);
    CHECK_THROWS_WITH(read_smiles(text), ContainsText("option smiles_column"));
  }
  const ReadInput first = read_smiles("CC(=O)O\tOC(C)=O\n", "1");
  CHECK(first.records.at(0).structure == "CC(=O)O");
  CHECK(first.records.at(0).id == "OC(C)=O");
  CHECK(first.records.at(0).problem.empty());
  const ReadInput second = read_smiles("CC(=O)O\tOC(C)=O\n", "2");
  CHECK(second.records.at(0).structure == "OC(C)=O");
  CHECK(second.records.at(0).id == "CC(=O)O");
  CHECK(second.end.notices.empty());
}

TEST_CASE("the column of a SMILES file may be chosen by number or by a name in its header",
          "[unit]") {
  CHECK(read_smiles("a\tb\tCCO\n", "3", "2").records.at(0).id == "b");
  CHECK(read_smiles("a b CCO c\n", "3").records.at(0).structure == "CCO");
  CHECK(read_smiles("x\tdrawn\nCCN\tCCO\n", "Drawn").records.at(0).structure == "CCO");
  CHECK(read_smiles("smiles\tother\nCCN\tCCO\n", "2").records.at(0).structure == "CCO");
  CHECK(read_smiles("CCO a\n", "drawn").records.at(0).structure == "CCO");
  CHECK(read_smiles("a\tCCO\nb\n", "2").records.at(1).problem ==
        "no structure in column 2 of this line");
}

TEST_CASE("ids that could be SMILES stop no ordinary library", "[unit]") {
  const ReadInput input = read_smiles(
      "CCO ethanol\nCCO C1\nc1ccccc1 CCO1234\nCCO CHEMBL545\nCCO 702\nC N\nCC=O (ethanal)\n"
      "C[C@H](N)O (S)-x\nCCC\tPCP\nN\tqm9_1\nCC(C)C BB-0011\nc1ccccc1\t(R)\nCCO -\nCCO #12\n");
  CHECK(input.records.size() == 14);
  for (const Record& record : input.records) {
    INFO(record.line);
    CHECK(record.problem.empty());
  }
  CHECK(input.end.notices.empty());
}

TEST_CASE("a SMILES may be its own id, or stand in a longer id", "[unit]") {
  for (const char* text : {"c1ccccc1 c1ccccc1\nCC=O CC=O\n", "c1ccccc1\tc1ccccc1\nCC=O\tCC=O\n",
                           "CC=O id of CC=O\nCC(C)=O id of CC(C)=O\n"}) {
    INFO(text);
    const ReadInput input = read_smiles(text);
    REQUIRE(input.records.size() == 2);
    CHECK(input.records[0].problem.empty());
    CHECK(input.records[1].problem.empty());
  }
}

TEST_CASE("an id behind a blank that could be a SMILES is told once", "[unit]") {
  const ReadInput input = read_smiles("CCO a\nCCN PCP\nCCC CCCP\n");
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[1].problem.empty());
  REQUIRE(input.end.notices.size() == 1);
  CHECK_THAT(input.end.notices[0], ContainsText("2, first in line 2"));
}

TEST_CASE("a blank inside a SMILES is told with its character", "[unit]") {
  const std::string ordinary = "CCO a\nCCN b\nCCC c\n";
  for (const char* line : {"BrCC c1ccccc1", "CCC(=O)N (c1ccccc1)C1CCNCC1", "CC(=O) Oc1ccccc1 name",
                           "C1CCCC C1 x", "CC =O", "CC [NH2]", "CCCC(C) 1CCCCC1", "CCO . CCN",
                           "BrCC\tc1ccccc1", "CC(C)(C CC)C y", "OCC CCCCCCC"}) {
    INFO(line);
    const ReadInput input = read_smiles(ordinary + line + "\n");
    REQUIRE(input.records.size() == 4);
    CHECK_THAT(
        input.records[3].problem,
        ContainsText("character " + std::to_string(std::string(line).find_first_of(" \t") + 1)));
  }
  CHECK_FALSE(read_smiles("smiles name\nBrCC c1ccccc1\n").records.at(0).problem.empty());
  CHECK_FALSE(read_smiles("name\tsmiles\nx\tBrCC c1ccccc1\n").records.at(0).problem.empty());
}

TEST_CASE("a SMILES in very many pieces is told as fast as any line", "[unit]") {
  std::string line = "CCO a\nC1";
  for (int i = 0; i < 200000; ++i) {
    line += " =C";
  }
  CHECK_THAT(read_smiles(line + "\n").records.at(1).problem,
             ContainsText("character 3 is a blank"));
}

TEST_CASE("a record in the order that its file does not have is not screened", "[unit]") {
  std::string text;
  for (int i = 0; i < 150; ++i) {
    text += "O=C1CCNCC1\tid" + std::to_string(i) + "\n";
  }
  const ReadInput late = read_smiles(text + "NPP\tO=C1CCNCC1\n");
  REQUIRE(late.records.size() == 151);
  CHECK_THAT(late.records[150].problem, ContainsText("two texts that read as structures"));
  std::string names;
  for (int i = 0; i < 150; ++i) {
    names += "id" + std::to_string(i) + "\tO=C1CCNCC1\n";
  }
  const ReadInput turned = read_smiles(names + "O=C1CCNCC1\tNPP\n");
  REQUIRE(turned.records.size() == 151);
  CHECK(turned.records[149].problem.empty());
  CHECK_FALSE(turned.records[150].problem.empty());
}

TEST_CASE("a line that begins with a tab has no structure", "[unit]") {
  const ReadInput input = read_smiles("CCO\ta\n\tNPP\n");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[1].problem == "no structure before the first tab");
  CHECK(input.records[1].structure.empty());
  CHECK(input.records[1].id == "NPP");
}

}  // namespace
}  // namespace congener
