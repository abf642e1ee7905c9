// Any bytes as a table whose separator, encoding and (as .txt) format are found by looking; the
// first byte chooses the options. What is found does not depend on the blocks that bytes come in,
// every record comes out in order, and all that a record says is UTF-8 but for its structure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "congener/error.hpp"
#include "fuzz_target.hpp"
#include "io/byte_source.hpp"
#include "io/character_codes.hpp"
#include "io/open_reader.hpp"
#include "io/table_separator.hpp"
#include "io/text_format.hpp"

namespace {

using namespace congener;

constexpr std::size_t kMostRecords = std::size_t{1} << 20;

ReaderOptions options_from(std::uint8_t choice) {
  ReaderOptions options;
  options.format = (choice & 1U) != 0 ? InputFormat::Tsv : InputFormat::Csv;
  options.has_header = (choice & 2U) == 0;
  if ((choice & 4U) != 0) {
    options.smiles_column = std::string("1");  // of a literal GCC 12 warns with sanitizers, wrongly
  }
  options.with_identifiers = (choice & 8U) != 0;
  options.quoting = (choice & 16U) != 0 ? Quoting::None : Quoting::Automatic;
  options.max_record_bytes = (choice & 32U) != 0 ? 100 : std::uint64_t{1} << 20;
  if ((choice & 64U) != 0) {
    options.delimiter = ';';
  }
  return options;
}

void require_sound(const Record& record, std::uint64_t last_line) {
  fuzz::require(record.line > last_line, "records begin on ever later lines");
  if (!record.problem.empty()) {
    return;  // shown as it is
  }
  fuzz::require(!record.structure.empty() || !record.identifiers.empty(),
                "a record without a problem says what it is");
  fuzz::require(io::is_utf8(record.id), "an id is UTF-8");
  for (const auto& [name, value] : record.fields) {
    fuzz::require(io::is_utf8(name) && io::is_utf8(value), "a field is UTF-8");
  }
  for (const Identifier& identifier : record.identifiers) {
    fuzz::require(io::is_utf8(identifier.text), "an identifier is UTF-8");
  }
}

/// All that is read, as one text.
std::string text_of(const std::string& bytes, ReaderOptions options, bool is_text,
                    std::size_t block_bytes) {
  std::string text;
  try {
    auto source = io::ByteSource::from_text(bytes, "fuzz", block_bytes);
    options.format = is_text ? io::format_of_text(*source, options) : options.format;
    const bool is_table = options.format == InputFormat::Csv || options.format == InputFormat::Tsv;
    const auto reader = io::make_reader(std::move(source), options);
    Record record;
    std::uint64_t last_line = 0;
    for (std::size_t records = 0; reader->next(record); ++records) {
      fuzz::require(records < kMostRecords, "reading ends");
      if (is_table) {
        require_sound(record, last_line);
      }
      last_line = record.line;
      text += std::to_string(record.line) + '|' + record.id + '|' + record.structure + '|' +
              record.problem + '\n';
    }
    const InputEnd end = reader->end();
    fuzz::require(end.complete == end.problem.empty(), "an incomplete input says why");
    for (const std::string& notice : end.notices) {
      text += notice + '\n';
    }
    return text + end.problem;
  } catch (const Error& error) {
    return std::string("error: ") + error.what();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const ReaderOptions options = options_from(data[0]);
  const bool is_text = (data[0] & 128U) != 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string whole = text_of(bytes, options, is_text, io::kBlockBytes);
  fuzz::require(text_of(bytes, options, is_text, 7) == whole, "blocks change nothing");
  return 0;
}
