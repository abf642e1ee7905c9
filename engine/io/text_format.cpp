#include "io/text_format.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

#include "io/byte_cursor.hpp"
#include "io/massbank_reader.hpp"
#include "io/msp_reader.hpp"
#include "io/table_separator.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

/// Most mol blocks of drugs are shorter, and of longer ones the fourth line tells.
constexpr std::size_t kSeenBytes = std::size_t{1} << 14;

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool is_counts_line(std::string_view line) {
  line = support::trim(line);
  constexpr std::size_t kVersionLetters = 5;
  const std::string_view end =
      line.size() > kVersionLetters ? line.substr(line.size() - kVersionLetters) : line;
  return end == "V2000" || end == "V3000";
}

bool holds_mol_blocks(std::string_view beginning) {
  constexpr std::size_t kCountsLine = 3;
  const std::vector<std::string_view> lines = lines_of(beginning);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if ((i == kCountsLine && is_counts_line(lines[i])) ||
        (i > kCountsLine && begins_with(lines[i], "M  END")) || begins_with(lines[i], "$$$$")) {
      return true;
    }
  }
  return false;
}

}  // namespace

InputFormat format_of_text(ByteSource& source, const ReaderOptions& options) {
  if (holds_mol_blocks(source.look_ahead(kSeenBytes))) {
    return InputFormat::Sdf;
  }
  if (looks_like_massbank(source.look_ahead(kSeenBytes))) {
    return InputFormat::Massbank;
  }
  if (looks_like_msp(source.look_ahead(kSeenBytes))) {
    return InputFormat::Msp;
  }
  if (options.delimiter) {
    return InputFormat::Csv;
  }
  // A first row that is data says nothing: SMILES may hold what parts cells elsewhere.
  return options.has_header ? table_format_of(source, options).value_or(InputFormat::Smiles)
                            : InputFormat::Smiles;
}

}  // namespace congener::io
