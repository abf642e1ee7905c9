// Any bytes as a file; the first byte chooses format and options. Every record comes out in order,
// and reading ends. Nothing is lost: as many records come out as the text has by a count of its
// own, a record without a problem holds every letter of its line, and an input that ends as
// complete had a record or no bytes.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "congener/error.hpp"
#include "congener/record_reader.hpp"
#include "fuzz_target.hpp"

namespace {

using namespace congener;

constexpr std::uint64_t kMostBytes = 300;         // small, so that the limit is met
constexpr std::uint64_t kMostRecords = 1u << 20;  // no input of the fuzzer holds so many

ReaderOptions options_from(std::uint8_t choice) {
  constexpr InputFormat kFormats[] = {InputFormat::Smiles, InputFormat::Csv, InputFormat::Tsv,
                                      InputFormat::Sdf};
  ReaderOptions options;
  options.format = kFormats[choice & 3U];
  options.has_header = (choice & 4U) == 0;
  options.smiles_column = (choice & 8U) != 0 ? "1" : "";
  options.id_column = (choice & 16U) != 0 ? "2" : "";
  if (options.format == InputFormat::Csv) {
    options.delimiter = ',';  // fuzz_tables lets it be recognized
  }
  options.id_tag = (choice & 32U) != 0 ? "ID" : "";
  options.max_record_bytes = (choice & 64U) != 0 ? kMostBytes : std::uint64_t{1} << 20;
  if ((choice & 128U) != 0) {  // what is not usual for the format
    options.quoting = options.format == InputFormat::Csv ? Quoting::None : Quoting::Csv;
  }
  return options;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

/// The pieces between CRs and LFs, without the mark that may stand in front of UTF-8.
std::vector<std::string_view> lines_of(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.substr(0, kMark.size()) == kMark) {
    text.remove_prefix(kMark.size());
  }
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Whether a text can be counted by its lines: not compressed, no line cut, no quotes.
bool is_countable(std::string_view text, const ReaderOptions& options) {
  const std::string_view beginning = text.substr(0, 2);
  const bool is_encoded =  // compressed or UTF-16
      beginning == "\x1F\x8B" || beginning == "\xFF\xFE" || beginning == "\xFE\xFF";
  const bool names_separator = text.substr(0, 8).find_first_of("pP") < 8;  // "sep=;" is no row
  const bool has_quotes =
      options.quoting == Quoting::Csv ||
      (options.quoting == Quoting::Automatic && options.format == InputFormat::Csv);
  const bool is_table = options.format == InputFormat::Csv || options.format == InputFormat::Tsv;
  return !is_encoded && !names_separator && options.max_record_bytes > kMostBytes &&
         !(is_table && has_quotes && text.find('"') != std::string_view::npos);
}

/// Lines that are records or a header.
std::vector<std::string_view> full_lines(std::string_view text, const ReaderOptions& options) {
  const char separator = options.format == InputFormat::Csv ? ',' : '\t';
  std::vector<std::string_view> full;
  for (const std::string_view line : lines_of(text)) {
    if (options.format == InputFormat::Smiles) {
      const bool is_comment = !is_blank(line) && line[line.find_first_not_of(" \t\v\f")] == '#';
      if (!is_blank(line) && !is_comment) {
        full.push_back(line);
      }
    } else if (!is_blank(line) || line.find(separator) != std::string_view::npos) {
      full.push_back(line);
    }
  }
  return full;
}

std::size_t sdf_blocks(std::string_view text) {
  std::size_t blocks = 0;
  bool is_open = false;
  for (const std::string_view line : lines_of(text)) {
    const bool is_end = line.substr(0, 4) == "$$$$";
    blocks += is_end ? 1 : 0;
    is_open = !is_end && (is_open || !is_blank(line));
  }
  return blocks + (is_open ? 1 : 0);
}

/// Bytes other than white space and, in a table of commas, commas; in tables those of ASCII only,
/// for others may be converted.
std::size_t letters_in(std::string_view text, const ReaderOptions& options) {
  const std::string_view others = options.format == InputFormat::Csv ? " \t\v\f," : " \t\v\f";
  std::size_t letters = 0;
  for (const char byte : text) {
    const bool may_change =
        options.format != InputFormat::Smiles && static_cast<unsigned char>(byte) >= 0x80;
    letters += !may_change && others.find(byte) == std::string_view::npos ? 1 : 0;
  }
  return letters;
}

void require_whole(const Record& record, std::string_view line, const ReaderOptions& options) {
  std::size_t letters = letters_in(record.structure, options) + letters_in(record.id, options);
  for (const auto& [name, value] : record.fields) {
    letters += letters_in(value, options);
  }
  fuzz::require(!record.problem.empty() || letters == letters_in(line, options),
                "a record without a problem holds every letter of its line");
}

void require_nothing_lost(const std::string& text, const ReaderOptions& options,
                          const std::vector<Record>& records) {
  if (!is_countable(text, options)) {
    return;
  }
  if (options.format == InputFormat::Sdf) {
    fuzz::require(records.size() == sdf_blocks(text), "as many records as blocks");
    return;
  }
  const std::vector<std::string_view> lines = full_lines(text, options);
  const bool may_have_header = options.format == InputFormat::Smiles || options.has_header;
  const std::size_t header = lines.size() - std::min(records.size(), lines.size());
  fuzz::require(records.size() <= lines.size() && header <= (may_have_header ? 1U : 0U),
                "as many records as lines, but for a header");
  for (std::size_t i = 0; i < records.size(); ++i) {
    require_whole(records[i], lines[header + i], options);
  }
}

void require_sound(const Record& record, const ReaderOptions& options) {
  fuzz::require(record.file == "fuzz", "a record names its file");
  fuzz::require(!record.problem.empty() || !record.structure.empty(),
                "a record without a structure has a problem");
  fuzz::require(!record.problem.empty() || record.structure.size() <= options.max_record_bytes + 1,
                "a structure is no longer than the limit");
  const auto expected =
      options.format == InputFormat::Sdf ? StructureFormat::MolBlock : StructureFormat::Smiles;
  fuzz::require(record.format == expected || !record.problem.empty(),
                "the format of a structure is that of its file");
}

void read_all(const std::string& text, const ReaderOptions& options) {
  const auto reader = open_text_reader(text, "fuzz", options);
  std::vector<Record> records;
  Record record;
  std::uint64_t last_line = 0;
  while (reader->next(record)) {
    fuzz::require(records.size() < kMostRecords, "reading ends");
    fuzz::require(record.line > last_line, "records begin on ever later lines");
    last_line = record.line;
    require_sound(record, options);
    records.push_back(record);
  }
  fuzz::require(!reader->next(record), "the end is the end");
  const InputEnd end = reader->end();
  fuzz::require(end.complete == end.problem.empty(), "an incomplete input says why");
  const bool is_compressed = text.compare(0, 2, "\x1F\x8B") == 0;
  fuzz::require(!end.complete || !records.empty() || text.empty() || is_compressed,
                "an input with bytes but no record is not complete");
  fuzz::require((end.rows_over_several_lines > 0) == (end.first_row_over_several_lines > 0),
                "the first row over several lines has its place");
  require_nothing_lost(text, options, records);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    read_all(text, options_from(data[0]));
  } catch (const FormatError& error) {
    fuzz::require(error.what()[0] != '\0', "a refusal says why");
  }
  return 0;
}
