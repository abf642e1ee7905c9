#include "io/xlsx_reader.hpp"

#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"
#include "io/sheet_text.hpp"
#include "temp_dir.hpp"
#include "workbook_helpers.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::Parts;
using test::ReadInput;
using test::sheet_row;
using test::TempDir;
using test::workbook;
using test::workbook_parts;
using test::zip_of;

ReaderOptions xlsx_options() {
  ReaderOptions options;
  options.format = InputFormat::Xlsx;
  return options;
}

ReadInput read_bytes(const std::string& bytes, const ReaderOptions& options = xlsx_options()) {
  return test::read_all(*open_text_reader(bytes, "a.xlsx", options));
}

ReadInput read_rows(const std::string& rows, const std::string& shared = "",
                    const ReaderOptions& options = xlsx_options()) {
  return read_bytes(workbook({{"Sheet1", rows}}, shared), options);
}

std::string header() {
  return sheet_row(1, {"id", "smiles", "note"});
}

/// The parts of a workbook of one sheet, with another content of that sheet.
Parts with_sheet(const std::string& xml) {
  Parts parts = workbook_parts({{"Sheet1", ""}});
  for (auto& [name, content] : parts) {
    content = name == "xl/worksheets/sheet1.xml" ? xml : content;
  }
  return parts;
}

TEST_CASE("a sheet is a table whose lines are its rows", "[unit]") {
  const ReadInput input = read_rows(
      sheet_row(3, {"id", " SMILES ", "", "note"}) + sheet_row(4, {"a", "CCO", "1", "x"}) +
      "<row r=\"5\"/><row r=\"6\"><c r=\"A6\" t=\"str\"><v> </v></c></row>" +
      sheet_row(9, {"b", "CCN"}));
  CHECK(input.field_names == std::vector<std::string>{"column_3", "note"});
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].file == "a.xlsx");
  CHECK(input.records[0].line == 4);
  CHECK(input.records[0].id == "a");
  CHECK(input.records[0].structure == "CCO");
  CHECK(input.records[0].fields == Fields{{"column_3", "1"}, {"note", "x"}});
  CHECK(input.records[1].line == 9);
  CHECK(input.records[1].fields == Fields{{"column_3", ""}, {"note", ""}});
  CHECK(input.end.complete);
  CHECK(input.end.notices.empty());
}

TEST_CASE("cells of every type are texts", "[unit]") {
  const ReadInput input = read_rows(
      header() +
          "<row r=\"2\"><c r=\"A2\"><v>1.50E-3</v></c><c r=\"B2\" t=\"s\"><v>0</v></c>"
          "<c r=\"C2\" t=\"b\"><v>1</v></c></row>"
          "<row r=\"3\"><c r=\"A3\" t=\"n\"><v>42</v></c><c r=\"B3\" t=\"s\"><v>1</v></c>"
          "<c r=\"C3\" t=\"e\"><v>#N/A</v></c></row>"
          "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>B2&amp;1</f><v>x1</v></c>"
          "<c r=\"B4\" t=\"str\"><v>CC_x0043_</v></c><c r=\"C4\"><f>A1*2</f></c></row>"
          "<row r=\"5\"><c r=\"A5\" t=\"d\"><v>2026-11-28</v></c><c r=\"B5\" t=\"inlineStr\"><is>"
          "<r><t>C</t></r><r><t>N</t></r></is></c><c r=\"C5\" t=\"b\"><v>0</v></c></row>",
      "<si><t>CCO</t></si><si><r><t>CC</t></r><rPh><t>no</t></rPh><r><t>N</t></r></si>");
  REQUIRE(input.records.size() == 4);
  CHECK(input.records[0].id == "1.50E-3");
  CHECK(input.records[0].structure == "CCO");
  CHECK(input.records[0].fields.at(0).second == "TRUE");
  CHECK(input.records[1].structure == "CCN");
  CHECK(input.records[1].fields.at(0).second == "#N/A");
  CHECK(input.records[2].id == "x1");
  CHECK(input.records[2].structure == "CCC");
  CHECK(input.records[2].fields.at(0).second == "=A1*2");
  CHECK(input.records[3].id == "2026-11-28");
  CHECK(input.records[3].structure == "CN");
  CHECK(input.records[3].fields.at(0).second == "FALSE");
}

TEST_CASE("a formula without a stored value is its own text, an empty result is empty", "[unit]") {
  const ReadInput input =
      read_rows(header() +
                "<row r=\"2\"><c r=\"A2\"><f>C9</f><v/></c><c r=\"B2\"><f>C8</f><v></v></c></row>"
                "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>C9</f><v></v></c>"
                "<c r=\"B3\" t=\"str\"><f>C8</f><v>CCO</v></c></row>");
  REQUIRE(input.records.size() == 2);
  CHECK(input.records[0].id == "=C9");
  CHECK(input.records[0].structure == "=C8");
  CHECK(input.records[1].id.empty());
  CHECK(input.records[1].structure == "CCO");
}

TEST_CASE("cells stand where their names say, or after the one before", "[unit]") {
  const ReadInput input =
      read_rows(header() +
                "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>CCO</v></c><c r=\"F2\"><v>7</v></c></row>"
                "<row><c t=\"str\"><v>b</v></c><c t=\"str\"><v>CCN</v></c></row>"
                "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>c</v></c></row>");
  REQUIRE(input.records.size() == 3);
  CHECK(input.records[0].structure == "CCO");
  CHECK(input.records[0].id.empty());
  CHECK(input.records[0].fields == Fields{{"note", ""}, {"column_6", "7"}});
  CHECK(input.records[1].line == 3);
  CHECK(input.records[1].id == "b");
  CHECK(input.records[1].structure == "CCN");
  CHECK(input.records[2].problem == "no structure in this row");
}

TEST_CASE("names of elements may have prefixes", "[unit]") {
  const ReadInput input = read_bytes(zip_of(with_sheet(
      "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>smiles"
      "</x:v></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\" t=\"str\"><x:v>CCO</x:v></x:c></x:row>"
      "</x:sheetData></x:worksheet>")));
  CHECK(input.records.at(0).structure == "CCO");
}

TEST_CASE("a row that contradicts itself is not screened, with its place", "[unit]") {
  const ReadInput input = read_rows(
      header() +
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>9</v></c><c r=\"B2\" t=\"str\"><v>CCO</v></c></row>"
      "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>CCO</v></c><c r=\"A3\"><v>1</v></c></row>"
      "<row r=\"4\"><c r=\"B5\" t=\"str\"><v>CCO</v></c></row>"
      "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>CCO</v></c></row>"
      "<row r=\"7\"><c r=\"B7\" t=\"str\"><v>CCO</v></c></row>");
  REQUIRE(input.records.size() == 5);
  CHECK_THAT(input.records[0].problem, ContainsText("shared text \"9\""));
  CHECK_THAT(input.records[1].problem, ContainsText("\"A3\""));
  CHECK_THAT(input.records[2].problem, ContainsText("\"B5\""));
  CHECK_THAT(input.records[3].problem, ContainsText("\"2\", after row 4"));
  CHECK(input.records[4].problem.empty());
  CHECK(input.records[4].line == 7);
}

TEST_CASE("the first sheet that is not hidden is read, and others with text are told", "[unit]") {
  const auto rows = [](const std::string& id) { return header() + sheet_row(2, {id, "CCO"}); };
  const std::string bytes = workbook({{"Alt", rows("alt"), "hidden"},
                                      {"Waren", rows("waren")},
                                      {"Leer", "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"},
                                      {"Weg", rows("weg"), "veryHidden"}});
  const ReadInput input = read_bytes(bytes);
  CHECK(input.records.at(0).id == "waren");
  CHECK(input.end.notices ==
        std::vector<std::string>{
            "a.xlsx: read sheet \"Waren\"; not read: \"Alt\" (hidden), \"Weg\" (hidden)"});
  ReaderOptions options = xlsx_options();
  for (const char* sheet : {"Weg", "weg", "4"}) {
    options.sheet = sheet;
    CHECK(read_bytes(bytes, options).records.at(0).id == "weg");
  }
  options.sheet = "Lager";
  CHECK_THROWS_WITH(read_bytes(bytes, options),
                    "a.xlsx has no sheet \"Lager\"; its sheets are: Alt, Waren, Leer, Weg. Choose "
                    "one by name or number with option sheet");
}

TEST_CASE("columns of a sheet are chosen as those of CSV are", "[unit]") {
  ReaderOptions options = xlsx_options();
  options.smiles_column = "note";
  CHECK(
      read_rows(header() + sheet_row(2, {"a", "x", "CCO"}), "", options).records.at(0).structure ==
      "CCO");
  CHECK_THROWS_WITH(read_rows(sheet_row(2, {"a", "b"})),
                    ContainsText("no column \"smiles\"; its columns are: a, b") &&
                        ContainsText("row 2 of sheet \"Sheet1\""));
  options.smiles_column = "2";
  options.has_header = false;
  const ReadInput input = read_rows(sheet_row(1, {"a", "CCO"}), "", options);
  REQUIRE(input.records.size() == 1);
  CHECK(input.records[0].structure == "CCO");
}

TEST_CASE("a row over the limit is not screened", "[unit]") {
  ReaderOptions options = xlsx_options();
  options.max_record_bytes = 50;
  const std::string text(40, 'C');
  const ReadInput input =
      read_rows(header() + sheet_row(2, {"a", text, text}) + sheet_row(3, {"b", text}) +
                    "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"B4\" t=\"s\"><v>0</v></c>"
                    "</row>" +
                    sheet_row(5, {std::string(500, 'x')}),
                "<si><t>" + text + "</t></si>", options);
  REQUIRE(input.records.size() == 4);
  CHECK(input.records[0].problem == "the row is 81 bytes long; the limit is 50 (max_record_bytes)");
  CHECK(input.records[1].problem.empty());
  CHECK_THAT(input.records[2].problem, ContainsText("80 bytes"));
  CHECK_THAT(input.records[3].problem, ContainsText("500 bytes"));
}

TEST_CASE("a sheet without records is not taken for a good one", "[unit]") {
  for (const std::string& rows : {std::string(), header()}) {
    const ReadInput input = read_rows(rows);
    CHECK(input.records.empty());
    CHECK_FALSE(input.end.complete);
    CHECK_THAT(input.end.problem, ContainsText("holds no record") && ContainsText("option sheet"));
  }
}

TEST_CASE("a part that is damaged in the middle ends the input early", "[unit]") {
  const std::string good = "<worksheet><sheetData>" + header() + sheet_row(2, {"a", "CCO"}) +
                           "<row r=\"3\"><c r=\"A3\"><v>4</v></c>";
  for (const std::string& rest : {std::string(), std::string("</wrong>"), std::string("<c \x01")}) {
    const ReadInput input = read_bytes(zip_of(with_sheet(good + rest)));
    REQUIRE(input.records.size() == 2);
    CHECK(input.records[0].problem.empty());
    CHECK_THAT(input.records[1].problem, ContainsText("cannot be read on"));
    CHECK_FALSE(input.end.complete);
    CHECK_THAT(input.end.problem, ContainsText("sheet1.xml is damaged") &&
                                      ContainsText("row 3, and records may be missing"));
  }
}

TEST_CASE("a workbook cut off anywhere, or with any byte changed, is never misread", "[unit]") {
  std::string rows = header();
  for (std::size_t i = 2; i < 40; ++i) {
    rows += sheet_row(i, {std::to_string(i * i), "CCO", std::to_string(i * 7919 % 1000)});
  }
  const std::string good = workbook({{"Sheet1", rows}});
  const ReadInput whole = read_bytes(good);
  REQUIRE(whole.records.size() == 38);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bytes = good;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
    for (const std::string& input : {bytes, good.substr(0, i)}) {
      try {
        const ReadInput read = read_bytes(input);
        const bool is_same = read.records.size() == 38 && read.records.back().id == "1521";
        CHECK((is_same || !read.end.complete));
      } catch (const FormatError&) {
        ++refused;
      }
    }
  }
  CHECK(refused > good.size());
}

TEST_CASE("what is no workbook is refused with advice", "[unit]") {
  CHECK_THROWS_WITH(read_bytes("id,smiles\n"), ContainsText("a.xlsx is no .xlsx file; save it as"));
  CHECK_THROWS_WITH(read_bytes(""), ContainsText("a.xlsx is no .xlsx file"));
  CHECK_THROWS_WITH(read_bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
                    ContainsText("an old Excel file (.xls), or one with a password"));
  CHECK_THROWS_WITH(read_bytes(zip_of({{"word/document.xml", "<x/>"}})),
                    ContainsText("is a zip archive, but no .xlsx file"));
  CHECK_THROWS_WITH(read_bytes(zip_of(workbook_parts({{"Sheet1", header()}}), "secret")),
                    ContainsText("protected by a password"));
  CHECK_THROWS_WITH(read_bytes(workbook({})), ContainsText("no sheet"));
  for (const char* name : {"a.xls", "a.ods", "a.XLSB"}) {
    CHECK_THROWS_WITH(io::format_of_name(name), ContainsText("save it as .xlsx or as CSV"));
  }
  ReaderOptions options = xlsx_options();
  CHECK_THROWS_AS(open_record_reader("-", options), FormatError);
}

TEST_CASE("a document type is refused, and with it entities of its own", "[unit]") {
  CHECK_THROWS_WITH(
      read_bytes(zip_of(with_sheet("<!DOCTYPE a [<!ENTITY e \"ee\">]><worksheet><sheetData>" +
                                   header() + "</sheetData></worksheet>"))),
      ContainsText("DOCTYPE"));
}

TEST_CASE("what grows without end is refused in little memory", "[unit]") {
  CHECK_THROWS_WITH(read_bytes(zip_of(with_sheet(
                        "<worksheet a=\"" + std::string(std::size_t{3} << 20U, 'x') + "\"/>"))),
                    ContainsText("a tag of more than"));
  std::string deep;
  for (int i = 0; i < 1000; ++i) {
    deep += "<a>";
  }
  CHECK_THROWS_WITH(read_bytes(zip_of(with_sheet(deep))), ContainsText("deep"));
  CHECK_THROWS_WITH(
      read_bytes(zip_of(with_sheet(std::string(std::size_t{100} << 20U, ' ') + "<a/>"))),
      ContainsText("which no table does"));
}

TEST_CASE("a workbook is opened by its name", "[unit]") {
  const TempDir folder;
  const std::string path =
      folder.write_file("A.XLSX", workbook({{"Sheet1", header() + sheet_row(2, {"a", "CCO"})}}));
  const ReadInput input = test::read_file(path);
  CHECK(input.records.at(0).id == "a");
  CHECK(input.records.at(0).file == path);
  CHECK_THROWS_AS(test::read_file(folder.path_of("none.xlsx")), FileError);
}

TEST_CASE("escapes in texts of a workbook are characters", "[unit]") {
  CHECK(io::without_escapes("a_x000D_b") == "a\rb");
  CHECK(io::without_escapes("_x00e9__x20AC_") == "\xC3\xA9\xE2\x82\xAC");
  for (const char* text : {"", "_", "_x", "_x00", "_x00G0_", "_x0041", "a_b_c", "_xD800_"}) {
    CHECK(io::without_escapes(text) == text);
  }
}

}  // namespace
}  // namespace congener
