// Spectral libraries as lists of substances.

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "input_helpers.hpp"
#include "io/massbank_reader.hpp"
#include "io/msp_reader.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::ReadInput;
using test::with_line_end;

const std::string kSmiles = "O=C1CCN(CCc2ccccc2)CC1";
const std::string kKey = "YDJXNYNKKXZBMP-UHFFFAOYSA-N";
const std::string kInchi =
    "InChI=1S/C13H17NO/c15-13-7-10-14(11-8-13)9-6-12-4-2-1-3-5-12/h1-5H,6-11H2";

ReadInput read(const std::string& text, InputFormat format, bool with_identifiers = true) {
  ReaderOptions options;
  options.format = format;
  options.with_identifiers = with_identifiers;
  return test::read_text(text, options);
}

ReadInput read_msp(const std::string& text) {
  return read(text, InputFormat::Msp);
}

ReadInput read_massbank(const std::string& text) {
  return read(text, InputFormat::Massbank);
}

/// "cas 39742-60-4", "name NPP" ...
std::vector<std::string> told(const Record& record) {
  std::vector<std::string> words;
  for (const Identifier& each : record.identifiers) {
    words.push_back(to_string(each.kind) + " " + each.text);
  }
  return words;
}

using Words = std::vector<std::string>;

const std::string kMassbank =
    "ACCESSION: XX0001\nCH$NAME: NPP\nCH$NAME: other name\n"
    "CH$SMILES: " +
    kSmiles + "\nCH$IUPAC: " + kInchi +
    "\nCH$LINK: CAS 39742-60-4\nCH$LINK: PUBCHEM CID:1\nCH$LINK: "
    "INCHIKEY " +
    kKey +
    "\nPK$NUM_PEAK: 2\nPK$PEAK: m/z int. rel.int.\n  91.05 1 999\n"
    "  105.07 1 100\n//\n";

}  // namespace

TEST_CASE("an MSP entry is its structure, name, identifiers and other lines", "[unit]") {
  const ReadInput input =
      read_msp("Name: NPP\nSynon: other name\nSynon: $:03[M+H]+\nInChIKey: " + kKey +
               "\nCAS#: 39742-60-4;  NIST#: 12\nSMILES: " + kSmiles +
               "\nNum Peaks: 2\n91 999; 105 100;\n\n\nName: b\nInChI: " + kInchi +
               "\nNum Peaks: 1\n91 999\n");
  REQUIRE(input.records.size() == 2);
  const Record& first = input.records[0];
  CHECK(first.problem.empty());
  CHECK(first.id == "NPP");
  CHECK(first.line == 1);
  CHECK(first.structure == kSmiles);
  CHECK(first.format == StructureFormat::Smiles);
  CHECK(told(first) == Words{"name NPP", "name other name", "inchikey " + kKey, "cas 39742-60-4"});
  CHECK(first.identifiers[3].column == "CAS#");
  CHECK(first.fields == Fields{{"Synon", "other name"},
                               {"Synon", "$:03[M+H]+"},
                               {"InChIKey", kKey},
                               {"CAS#", "39742-60-4;  NIST#: 12"},
                               {"Num Peaks", "2"}});
  CHECK(input.records[1].structure == kInchi);
  CHECK(input.records[1].format == StructureFormat::Inchi);
  CHECK(input.records[1].line == 11);
  CHECK(input.end.complete);
}

TEST_CASE("the dialects of MSP are read alike", "[unit]") {
  const std::vector<std::pair<std::string, std::string>> dialects = {
      {"NIST", "Name: x\nCAS#: 39742-60-4;  NIST#: 1\nNum Peaks: 1\n91 999;\n\n"},
      {"SWGDRUG",
       "Name: x\nFormula: C13H17NO\nMW: 203\nCASNO: 39742-60-4\nID: 1\nComment: SWG\n"
       "Num peaks: 1\n91 999\n\n"},
      {"MoNA", "Name: x\nComments: \"SMILES=" + kSmiles +
                   "\" \"cas=39742-60-4\" \"author=A B\"\nNum Peaks: 1\n91 999\n\n"},
      {"MS-DIAL", "NAME: x\nSMILES: N/A\nCASNO: 39742-60-4\nNum Peaks: 1\n91\t999\n\n"}};
  for (const auto& [what, text] : dialects) {
    INFO(what);
    const ReadInput input = read_msp(text + text);
    REQUIRE(input.records.size() == 2);
    CHECK(input.records[1].problem.empty());
    CHECK(told(input.records[1]) == Words{"name x", "cas 39742-60-4"});
    CHECK(input.records[1].structure == (what == "MoNA" ? kSmiles : ""));
  }
}

TEST_CASE("an InChI after a key of its name is read whole", "[unit]") {
  const ReadInput input =
      read_msp("Name: x\nComments: \"" + kInchi + "\" \"InChI=" + kInchi + "\"\nNum Peaks: 0\n");
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].structure == kInchi);
  CHECK(told(input.records[0]) == Words{"name x"});
}

TEST_CASE("a second structure that differs is not passed over", "[unit]") {
  const ReadInput input =
      read_msp("Name: x\nSMILES: CCO\nComments: \"SMILES=CCN\" \"SMILES=CCO\"\nNum Peaks: 0\n");
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].structure == "CCO");
  CHECK(told(input.records[0]) == Words{"name x", "smiles CCN"});
}

TEST_CASE("a new name begins a new entry without a blank line, and blank lines part no entry",
          "[unit]") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const ReadInput input = read_msp(
        with_line_end("Name: a\n\nSMILES: CCO\nNum Peaks: 1\n91 999\nName: b\nSMILES: CCN\nNum "
                      "Peaks: 1\n\n91 999\n\nName: c\nSMILES: CCC\n",
                      end));
    REQUIRE(input.records.size() == 3);
    CHECK(input.records[0].structure == "CCO");
    CHECK(input.records[1].structure == "CCN");
    CHECK(input.records[1].line == 6);
    CHECK(input.records[2].id == "c");
  }
}

TEST_CASE("an entry is judged though its peaks are cut off, and not though its lines are",
          "[unit]") {
  const std::string first = "Name: a\nSMILES: CCO\nNum Peaks: 50\n91 9\n92 9\n";
  CHECK(read_msp(first).records.at(0).problem.empty());
  const ReadInput input = read_msp(first + "\nName: b\nSMILES: CC");
  REQUIRE(input.records.size() == 2);
  CHECK_THAT(input.records[1].problem, ContainsText("the file ends inside this entry"));
}

TEST_CASE("a line that cannot be understood keeps an entry from being screened", "[unit]") {
  const ReadInput input = read_msp(
      "Name: a\nwhat is this\nSMILES: CCO\nNum Peaks: 0\n\nName: b\n"
      "SMILES: CCN\nNum Peaks: 0\n");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].problem == "line 2: \"what is this\" is no line \"Key: value\"");
  CHECK(input.records[1].problem.empty());
  CHECK_FALSE(read_msp("hello\n").records.at(0).problem.empty());
  CHECK_FALSE(read_msp("91 999\n").records.at(0).problem.empty());
  CHECK(read_msp("").records.empty());
}

TEST_CASE("a giant list of peaks is passed over in bounded memory, a giant header is refused",
          "[unit]") {
  ReaderOptions options;
  options.format = InputFormat::Msp;
  options.max_record_bytes = 200;
  std::string peaks;
  for (int i = 0; i < 100000; ++i) {
    peaks += "91 999; 105 1\n";
  }
  const ReadInput input =
      test::read_text("Name: a\nSMILES: CCO\nNum Peaks: 200000\n" + peaks + std::string(5000, '1') +
                          "\n\nName: b\nSMILES: CCN\nComment: " + std::string(500, 'x') +
                          "\nNum Peaks: 0\n\nName: c\nSMILES: CCC\n",
                      options);
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].problem.empty());
  CHECK_THAT(input.records[1].problem, ContainsText("the limit is 200"));
  CHECK(input.records[1].id == "b");
}

TEST_CASE("without identifiers an entry needs a structure", "[unit]") {
  const std::string text = "Name: a\nCAS: 39742-60-4\nNum Peaks: 0\n";
  CHECK(read(text, InputFormat::Msp, false).records.at(0).problem == "the entry has no structure");
  CHECK(read(text, InputFormat::Msp, true).records.at(0).problem.empty());
  CHECK(read("ID: 1\nNum Peaks: 0\n", InputFormat::Msp, true).records.at(0).problem ==
        "the entry has no structure and no identifier");
}

TEST_CASE("a MassBank entry is its structure, accession, identifiers and other lines", "[unit]") {
  const ReadInput input = read_massbank(kMassbank + kMassbank);
  REQUIRE(input.records.size() == 2);
  const Record& second = input.records[1];
  CHECK(second.problem.empty());
  CHECK(second.id == "XX0001");
  CHECK(second.line == 14);
  CHECK(second.structure == kSmiles);
  CHECK(told(second) == Words{"name NPP", "name other name", "inchi " + kInchi, "cas 39742-60-4",
                              "inchikey " + kKey});
  CHECK(second.fields.size() == 8);
  CHECK(input.end.complete);
}

TEST_CASE("a MassBank entry without its end is judged where its spectrum has begun", "[unit]") {
  const std::string whole = kMassbank.substr(0, kMassbank.find("//\n"));
  const ReadInput judged = read_massbank(whole + kMassbank);
  REQUIRE(judged.records.size() == 2);
  CHECK(judged.records[0].problem.empty());
  const ReadInput cut = read_massbank(kMassbank + "ACCESSION: XX2\nCH$NAME: x\nCH$SMI");
  REQUIRE(cut.records.size() == 2);
  CHECK_FALSE(cut.records[1].problem.empty());
  const ReadInput truncated = read_massbank("ACCESSION: XX2\nCH$SMILES: CCO\n");
  CHECK(truncated.records.at(0).problem ==
        "the file ends inside this entry; it may be truncated (no //)");
}

TEST_CASE("what MassBank does not know is no identifier", "[unit]") {
  const ReadInput input = read_massbank(
      "ACCESSION: A\nCH$NAME: NPP\nCH$SMILES: N/A\nCH$IUPAC: N/A\nCH$LINK: CAS N/A\nPK$PEAK: "
      "N/A\n//\n");
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].structure.empty());
  CHECK(told(input.records[0]) == Words{"name NPP"});
}

TEST_CASE("the first bytes of a spectral library tell which it is", "[unit]") {
  CHECK(io::looks_like_massbank("\n ACCESSION: XX0001\nRECORD_TITLE: x"));
  CHECK(
      io::looks_like_massbank("\xEF\xBB\xBF"
                              "ACCESSION: XX0001"));
  CHECK_FALSE(io::looks_like_massbank("CCO ACCESSION: 1"));
  CHECK_FALSE(io::looks_like_massbank(""));
  CHECK(io::looks_like_msp("NAME: x\r\nNum peaks: 3\r\n"));
  CHECK_FALSE(io::looks_like_msp("Name: x\nid: 3\n"));
  CHECK_FALSE(io::looks_like_msp("CCO x\nNum Peaks: 1"));
}

}  // namespace congener
