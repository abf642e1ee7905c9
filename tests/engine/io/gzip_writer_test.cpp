#include "io/gzip_writer.hpp"

#include <sstream>
#include <string>

#include "catch.hpp"
#include "io/byte_source.hpp"

namespace {

using namespace congener;

std::string compressed(const std::string& text, std::size_t piece) {
  std::ostringstream stream;
  io::GzipWriter writer(stream);
  for (std::size_t first = 0; first < text.size(); first += piece) {
    writer.write(std::string_view(text).substr(first, piece));
  }
  writer.finish();
  return stream.str();
}

std::string decompressed(const std::string& gzip) {
  const auto source = io::ByteSource::from_text(gzip, "a.gz");
  std::string text;
  for (auto block = source->next_block(); !block.empty(); block = source->next_block()) {
    text += block;
  }
  CHECK(source->problem().empty());
  return text;
}

}  // namespace

TEST_CASE("what is compressed reads back, however it was cut into pieces", "[unit]") {
  std::string text;
  for (unsigned i = 0; i < 100000; ++i) {
    text += static_cast<char>(32 + (i * i * 2654435761U >> 24U) % 90);
  }
  const std::string whole = compressed(text, text.size());
  CHECK(whole.size() > std::size_t{1} << 16);  // more than one block of output
  CHECK(decompressed(whole) == text);
  CHECK(decompressed(compressed(text, 999)) == text);
  CHECK(compressed(text, 999) == compressed(text, 999));
}

TEST_CASE("nothing at all is a gzip file too", "[unit]") {
  CHECK(compressed("", 1).size() > 10);
  CHECK(decompressed(compressed("", 1)).empty());
}
