// Any bytes as a spectral library; the first byte chooses format and options. Every record comes
// out in order, reading ends, a record without a problem says a substance, and no bytes end as a
// whole input without a record.

#include <cstdint>
#include <string>

#include "congener/error.hpp"
#include "congener/record_reader.hpp"
#include "fuzz_target.hpp"

namespace {

using namespace congener;

ReaderOptions options_from(std::uint8_t choice) {
  ReaderOptions options;
  options.format = (choice & 1U) == 0 ? InputFormat::Msp : InputFormat::Massbank;
  options.with_identifiers = (choice & 2U) == 0;
  options.id_tag = (choice & 4U) != 0 ? "ID" : "";
  options.max_record_bytes = (choice & 8U) != 0 ? 100 : std::uint64_t{1} << 20;
  return options;
}

void require_sound(const Record& record, const ReaderOptions& options) {
  fuzz::require(record.file == "fuzz", "a record names its file");
  fuzz::require(!record.problem.empty() || !record.structure.empty() ||
                    (options.with_identifiers && !record.identifiers.empty()),
                "a record without a problem says a substance");
  fuzz::require(options.with_identifiers || record.identifiers.empty(),
                "identifiers come only where they are wanted");
  std::uint64_t bytes = 0;
  for (const auto& [name, value] : record.fields) {
    bytes += name.size() + value.size();
  }
  fuzz::require(bytes <= options.max_record_bytes, "what is kept of an entry is bounded");
}

void read_all(const std::string& text, const ReaderOptions& options) {
  const auto reader = open_text_reader(text, "fuzz", options);
  Record record;
  std::uint64_t records = 0;
  std::uint64_t last_line = 0;
  while (reader->next(record)) {
    fuzz::require(++records <= text.size() + 1 || text.compare(0, 2, "\x1F\x8B") == 0,
                  "reading ends");
    fuzz::require(record.line > last_line, "records begin on ever later lines");
    last_line = record.line;
    require_sound(record, options);
  }
  fuzz::require(!reader->next(record), "the end is the end");
  const InputEnd end = reader->end();
  fuzz::require(end.complete == end.problem.empty(), "an incomplete input says why");
  const bool is_compressed = text.compare(0, 2, "\x1F\x8B") == 0;
  fuzz::require(!end.complete || records > 0 || text.empty() || is_compressed,
                "an input with bytes but no record is not complete");
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
