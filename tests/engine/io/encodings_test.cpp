#include <string>
#include <string_view>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"
#include "io/byte_source.hpp"

namespace congener {
namespace {

using test::ContainsText;
using test::Fields;
using test::gzip;
using test::ReadInput;

/// A text of characters below U+10000 with its byte order mark.
std::string utf16(const std::u16string& text, bool is_big_endian) {
  std::string bytes;
  for (const char16_t unit : u"\uFEFF" + text) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    bytes += is_big_endian ? high : low;
    bytes += is_big_endian ? low : high;
  }
  return bytes;
}

ReadInput read_csv(const std::string& text, std::size_t block_bytes = io::kBlockBytes) {
  ReaderOptions options;
  options.format = InputFormat::Csv;
  return test::read_text(text, options, block_bytes);
}

TEST_CASE("UTF-16 with a byte order mark is read in either order, by any blocks", "[unit]") {
  const std::u16string text = u"smiles;id\r\nCCO;K\u00F6ln \u20AC \U0001F9EA\r\nCCN;b\r\n";
  const bool is_big_endian = GENERATE(false, true);
  const std::string bytes = utf16(text, is_big_endian);
  for (const std::string& input : {bytes, gzip(bytes)}) {
    for (const std::size_t block : {std::size_t{1}, std::size_t{3}, io::kBlockBytes}) {
      const ReadInput read = read_csv(input, block);
      REQUIRE(read.records.size() == 2);
      CHECK(read.records[0].id == "K\xC3\xB6ln \xE2\x82\xAC \xF0\x9F\xA7\xAA");
      CHECK(read.records[1].line == 3);
      CHECK(read.end.complete);
    }
  }
}

TEST_CASE("UTF-16 is read in every text format", "[unit]") {
  CHECK(test::read_text(utf16(u"CCO a\n", false), InputFormat::Smiles).records.at(0).id == "a");
  const std::string block = test::mol_block("a");
  CHECK(test::read_text(utf16({block.begin(), block.end()}, true), InputFormat::Sdf)
            .records.at(0)
            .structure == block);
}

TEST_CASE("UTF-16 that ends inside a character ends early", "[unit]") {
  const std::string bytes = utf16(u"smiles\nCCO\nCCN", false);
  const ReadInput read = read_csv(bytes.substr(0, bytes.size() - 1));
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].problem.empty());
  CHECK_FALSE(read.records[1].problem.empty());
  CHECK_FALSE(read.end.complete);
  CHECK_THAT(read.end.problem, ContainsText("UTF-16 text ends inside a character"));
}

TEST_CASE("halves of UTF-16 characters become a sign that is told", "[unit]") {
  std::u16string text = u"smiles,id\nC,axb\nC,cy\n";
  text[text.find(u'x')] = 0xDC00;
  text[text.find(u'y')] = 0xD800;
  const ReadInput read = read_csv(utf16(text, true));
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].id ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(read.records[1].id == "c\xEF\xBF\xBD");
  REQUIRE(read.end.notices.size() == 1);
  CHECK_THAT(read.end.notices[0], ContainsText("became U+FFFD: 2"));
}

TEST_CASE("cells that are not UTF-8 are Windows-1252, which is told once", "[unit]") {
  const ReadInput read = read_csv(
      "smiles,Gr\xF6\xDF"
      "e,id\nCCO,1,a\nCCN,\x80 5,K\xF6ln\nCCC,K\xC3\xB6ln,c\nCCF,\x93x\x94,d\n");
  CHECK(read.field_names == std::vector<std::string>{"Gr\xC3\xB6\xC3\x9F"
                                                     "e"});
  REQUIRE(read.records.size() == 4);
  CHECK(read.records[1].id == "K\xC3\xB6ln");
  CHECK(read.records[1].fields.at(0).second == "\xE2\x82\xAC 5");
  CHECK(read.records[2].fields.at(0).second == "K\xC3\xB6ln");
  CHECK(read.records[3].fields.at(0).second == "\xE2\x80\x9Cx\xE2\x80\x9D");
  CHECK(read.end.notices ==
        std::vector<std::string>{"input: cells that are not UTF-8 were read as Windows-1252: 4, "
                                 "first at line 1"});
}

TEST_CASE("bytes that Windows-1252 does not have become a sign that is told", "[unit]") {
  const ReadInput read = read_csv("smiles,id\nC,a\nC,\x81-\x9D\nC,\xE9\n");
  CHECK(read.records.at(1).id == "\xEF\xBF\xBD-\xEF\xBF\xBD");
  CHECK(read.records.at(1).problem.empty());
  REQUIRE(read.end.notices.size() == 1);
  CHECK_THAT(read.end.notices[0], ContainsText("Windows-1252: 2, first at line 3") &&
                                      ContainsText("became U+FFFD: 2, first at line 3"));
}

TEST_CASE("a byte in a structure is never made a letter", "[unit]") {
  const ReadInput read = read_csv(
      "smiles,id\nC\xB7"
      "C,a\n");
  CHECK(read.records.at(0).structure ==
        "C\xB7"
        "C");
  CHECK(read.end.notices.empty());
}

TEST_CASE("UTF-8 is left as it is", "[unit]") {
  const std::string cell = "\xC3\xBC\xE2\x82\xAC\xF0\x9F\xA7\xAA";
  const ReadInput read = read_csv("smiles,id\nC," + cell + "\n");
  CHECK(read.records.at(0).id == cell);
  CHECK(read.end.notices.empty());
}

}  // namespace
}  // namespace congener
