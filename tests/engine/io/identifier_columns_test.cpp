// Columns that name a substance without drawing it: which are found, and what a row without a
// structure gives.

#include "io/identifier_columns.hpp"

#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"

namespace {

using namespace congener;

ReaderOptions options(bool with_identifiers = true) {
  ReaderOptions result;
  result.format = InputFormat::Csv;
  result.with_identifiers = with_identifiers;
  return result;
}

std::string kinds_of(const Record& record) {
  std::string kinds;
  for (const Identifier& identifier : record.identifiers) {
    kinds += to_string(identifier.kind) + "=" + identifier.text + ";";
  }
  return kinds;
}

}  // namespace

TEST_CASE("columns of identifiers are found by their usual names", "[unit]") {
  const auto input = test::read_text(
      "SMILES,Compound Name,CAS-RN,InChI Key,InChI,price\nCCO,ethanol,64-17-5,K,InChI=1S/x,3\n",
      options());
  REQUIRE(input.records.size() == 1);
  const Record& record = input.records.front();
  CHECK(record.structure == "CCO");
  CHECK(record.format == StructureFormat::Smiles);
  CHECK(kinds_of(record) == "inchi=InChI=1S/x;inchikey=K;cas=64-17-5;name=ethanol;");
  CHECK(record.id == "ethanol");
  CHECK(input.end.notices.empty());
}

TEST_CASE("a table with InChI and no SMILES has InChI as structures", "[unit]") {
  for (const bool with_identifiers : {true, false}) {
    const auto input =
        test::read_text("inchi,name\n\"InChI=1S/CH4/h1H4\",gas\n", options(with_identifiers));
    REQUIRE(input.records.size() == 1);
    CHECK(input.records.front().structure == "InChI=1S/CH4/h1H4");
    CHECK(input.records.front().format == StructureFormat::Inchi);
    CHECK(kinds_of(input.records.front()) == (with_identifiers ? "name=gas;" : ""));
  }
}

TEST_CASE("a table without structures is looked up, and that is said", "[unit]") {
  const auto input = test::read_text("name,cas,price\nNPP,39742-60-4,1\n,,2\n", options());
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].problem.empty());
  CHECK(input.records[0].structure.empty());
  CHECK(kinds_of(input.records[0]) == "cas=39742-60-4;name=NPP;");
  CHECK(input.records[1].problem == "no identifier in this row");
  REQUIRE(input.end.notices.size() == 1);
  CHECK(input.end.notices.front() ==
        "input has no column of structures; its substances are looked up by cas, name");
}

TEST_CASE("who looks nothing up still needs a column of structures", "[unit]") {
  CHECK_THROWS_AS(test::read_text("name,cas\nNPP,39742-60-4\n", options(false)), FormatError);
}

TEST_CASE("a column that may hold structures is not passed over", "[unit]") {
  CHECK_THROWS_AS(test::read_text("name,SMILES_string\nNPP,CCO\n", options()), FormatError);
  CHECK_THROWS_AS(test::read_text("price,lot\n1,2\n", options()), FormatError);
}

TEST_CASE("columns of identifiers are chosen by name or number", "[unit]") {
  ReaderOptions chosen = options();
  chosen.cas_column = "number";
  chosen.name_column = "1";
  const auto input = test::read_text("what,number\nNPP,39742-60-4\n", chosen);
  REQUIRE(input.records.size() == 1);
  CHECK(kinds_of(input.records.front()) == "cas=39742-60-4;name=NPP;");
  chosen.cas_column = "none";
  CHECK_THROWS_AS(test::read_text("what,number\nNPP,39742-60-4\n", chosen), FormatError);
}

TEST_CASE("a row without its structure is looked up by its identifiers", "[unit]") {
  const auto input = test::read_text("smiles,cas\n,39742-60-4\n,\n", options());
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].problem.empty());
  CHECK(kinds_of(input.records[0]) == "cas=39742-60-4;");
  CHECK(input.records[1].problem == "no structure in this row");
}

TEST_CASE("a table without a header has the columns that were named", "[unit]") {
  ReaderOptions chosen = options();
  chosen.has_header = false;
  chosen.cas_column = "2";
  const auto input = test::read_text("NPP,39742-60-4\n", chosen);
  REQUIRE(input.records.size() == 1);
  CHECK(input.records.front().structure.empty());
  CHECK(kinds_of(input.records.front()) == "cas=39742-60-4;");
}
