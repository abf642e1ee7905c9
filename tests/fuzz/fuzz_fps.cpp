// Any bytes as an FPS file. Refused, or every fingerprint has the bits that the header says.

#include <cstdint>
#include <string>

#include "congener/error.hpp"
#include "congener/fps_file.hpp"
#include "fuzz_target.hpp"

namespace {

using namespace congener;

void read_all(const std::string& text) {
  FpsReader reader = FpsReader::from_text(text, "fuzz");
  FpsRecord record;
  std::uint64_t last_line = 0;
  while (reader.next(record)) {
    const std::uint32_t bits = reader.header().num_bits;
    fuzz::require(bits > 0 && bits <= 32768, "the number of bits is in range");
    fuzz::require(record.fingerprint.words.size() == (bits + 63) / 64, "as many words as bits");
    std::uint32_t set = 0;
    for (std::uint32_t bit = 0; bit < 64 * record.fingerprint.words.size(); ++bit) {
      const bool is_set = (record.fingerprint.words[bit / 64] >> (bit % 64) & 1U) != 0;
      fuzz::require(!is_set || bit < bits, "no bit beyond the last one");
      set += is_set ? 1 : 0;
    }
    fuzz::require(set == record.fingerprint.on_bits, "set bits are counted");
    fuzz::require(!record.id.empty() && record.id.find('\t') == std::string::npos,
                  "an id is one cell");
    fuzz::require(record.line > last_line, "records are on ever later lines");
    last_line = record.line;
  }
  fuzz::require(!reader.next(record), "the end is the end");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    read_all(std::string(reinterpret_cast<const char*>(data), size));
  } catch (const FormatError& error) {
    fuzz::require(error.what()[0] != '\0', "a refusal says why");
  }
  return 0;
}
