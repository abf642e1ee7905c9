#include "io/line_reader.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

namespace congener::io {
namespace {

std::vector<std::string> lines_of(const std::string& text, std::size_t block_bytes,
                                  std::uint64_t max_line_bytes = 1000) {
  LineReader reader(ByteSource::from_text(text, "a", block_bytes), max_line_bytes);
  std::vector<std::string> lines;
  Line line;
  while (reader.next(line)) {
    CHECK(line.number == lines.size() + 1);
    CHECK(line.number == reader.line_number());
    lines.emplace_back(line.text);
  }
  CHECK_FALSE(reader.next(line));
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("lines end with LF, CRLF or CR, and the last may end with the data", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  CHECK(lines_of("a\nb\r\n\n\r\nc", block) == Lines{"a", "b", "", "", "c"});
  CHECK(lines_of("a\n", block) == Lines{"a"});
  CHECK(lines_of("a\r", block) == Lines{"a"});
  CHECK(lines_of("a\rb\n", block) == Lines{"a", "b"});
  CHECK(lines_of("a\rb\r\rc", block) == Lines{"a", "b", "", "c"});
  CHECK(lines_of("\r\r", block) == Lines{"", ""});
  CHECK(lines_of("\n\n", block) == Lines{"", ""});
  CHECK(lines_of("", block).empty());
}

TEST_CASE("line ends may be mixed, and CRs directly before LF belong to it", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  CHECK(lines_of("a\nb\rc\r\nd\n\re", block) == Lines{"a", "b", "c", "d", "", "e"});
  CHECK(lines_of("a\r\r\nb", block) == Lines{"a", "b"});
  CHECK(lines_of("a\r\r\r\n\r\r\nb", block) == Lines{"a", "", "b"});
  CHECK(lines_of("a\r\r\rb\r\r\n", block) == Lines{"a", "", "", "b"});
}

TEST_CASE("a line knows whether it was ended", "[unit]") {
  LineReader reader(ByteSource::from_text("a\nb", "a"), 10);
  Line line;
  REQUIRE(reader.next(line));
  CHECK(line.ended);
  REQUIRE(reader.next(line));
  CHECK_FALSE(line.ended);
}

TEST_CASE("a line that just fits is whole, also before CRLF", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  for (const char* end : {"\n", "\r\n", "\r", ""}) {
    LineReader reader(ByteSource::from_text(std::string("12345") + end, "a", block), 5);
    Line line;
    REQUIRE(reader.next(line));
    CHECK(line.text == "12345");
    CHECK(line.bytes == 5);
  }
}

TEST_CASE("of a line over the limit only the beginning is kept, and its length known", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  LineReader reader(ByteSource::from_text("123456\r\nab\n", "a", block), 5);
  Line line;
  REQUIRE(reader.next(line));
  CHECK(line.text == "12345");
  CHECK(line.bytes == 6);
  REQUIRE(reader.next(line));
  CHECK(line.text == "ab");
  CHECK(line.number == 2);
}

TEST_CASE("a line of ten million bytes is read in bounded memory", "[unit]") {
  LineReader reader(ByteSource::from_text(std::string(10000000, 'C') + "\nO\n", "a"), 100);
  Line line;
  REQUIRE(reader.next(line));
  CHECK(line.bytes == 10000000);
  CHECK(line.text == std::string(100, 'C'));
  REQUIRE(reader.next(line));
  CHECK(line.text == "O");
}

TEST_CASE("the first bytes of a text end between characters", "[unit]") {
  CHECK(first_bytes("abc", 3) == "abc");
  CHECK(first_bytes("abcd", 3) == "abc");
  CHECK(first_bytes("a\u20AC", 3) == "a");
  CHECK(first_bytes("a\u20AC"
                    "b",
                    4) == "a\u20AC");
  CHECK(first_bytes("\x80\x80\x80\x80\x80\x80", 5).size() >= 2);  // not UTF-8 at all
}

struct SeenRow {
  std::vector<std::string> cells;
  std::uint64_t first_line = 0;
  std::uint64_t last_line = 0;
  std::uint64_t bytes = 0;
};

std::vector<SeenRow> rows_of(const std::string& text, std::size_t block_bytes,
                             std::uint64_t max_row_bytes = 1000) {
  RowReader reader(ByteSource::from_text(text, "a", block_bytes), ',', true, max_row_bytes);
  std::vector<SeenRow> rows;
  Row row;
  while (reader.next(row)) {
    rows.push_back(
        {{row.cells.begin(), row.cells.end()}, row.first_line, row.last_line, row.bytes});
  }
  CHECK_FALSE(reader.next(row));
  return rows;
}

TEST_CASE("cells may be empty, quoted, or hold doubled quotes and line breaks", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  const auto rows = rows_of("a,,\"b,\"\"x\"\"\"\r\n\"c\nd\",\"\",5\"e\n,\r\nlast", block);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].cells == Lines{"a", "", "b,\"x\""});
  CHECK(rows[1].cells == Lines{"c\nd", "", "5\"e"});
  CHECK(rows[1].first_line == 2);
  CHECK(rows[1].last_line == 3);
  CHECK(rows[2].cells == Lines{"", ""});
  CHECK(rows[2].bytes == 1);
  CHECK(rows[3].cells == Lines{"last"});
  CHECK(rows[3].first_line == 5);
}

TEST_CASE("rows end with LF, CRLF or CR, also mixed, and keep the line ends in quotes", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  const auto rows = rows_of("a,b\rc,\"d\re\r\r\nf\"\r\n\r\rg\r\r\nh", block);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].cells == Lines{"a", "b"});
  CHECK(rows[1].cells == Lines{"c", "d\re\r\r\nf"});
  CHECK(rows[1].first_line == 2);
  CHECK(rows[1].last_line == 4);
  CHECK(rows[2].cells == Lines{""});  // the blank lines 5 and 6
  CHECK(rows[3].cells == Lines{"g"});
  CHECK(rows[3].first_line == 7);
  CHECK(rows[4].first_line == 8);
}

TEST_CASE("quotes are followed through a row over the limit", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  const auto rows = rows_of("ab,\"" + std::string(50, '\n') + "\"\",\n\",z\nc,d\n", block, 8);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].bytes == 61);
  CHECK(rows[0].cells[0] == "ab");
  CHECK(rows[0].last_line == 52);
  CHECK(rows[1].cells == Lines{"c", "d"});
  CHECK(rows[1].first_line == 53);
}

TEST_CASE("a row that just fits is whole, also before CRLF", "[unit]") {
  const std::size_t block = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  for (const char* end : {"\n", "\r\n", "", "\r"}) {
    const auto rows = rows_of(std::string("ab,cd") + end, block, 5);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells == Lines{"ab", "cd"});
    CHECK(rows[0].bytes == 5);
  }
}

}  // namespace
}  // namespace congener::io
