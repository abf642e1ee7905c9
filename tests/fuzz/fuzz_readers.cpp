// Any bytes as a file; the first byte chooses format and options. Every record comes out in order,
// and reading ends.

#include <cstdint>
#include <string>

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
  options.id_tag = (choice & 32U) != 0 ? "ID" : "";
  options.max_record_bytes = (choice & 64U) != 0 ? kMostBytes : std::uint64_t{1} << 20;
  return options;
}

void read_all(const std::string& text, const ReaderOptions& options) {
  const auto reader = open_text_reader(text, "fuzz", options);
  Record record;
  std::uint64_t count = 0;
  std::uint64_t last_line = 0;
  while (reader->next(record)) {
    ++count;
    fuzz::require(count < kMostRecords, "reading ends");
    fuzz::require(record.line > last_line, "records begin on ever later lines");
    last_line = record.line;
    fuzz::require(record.file == "fuzz", "a record names its file");
    fuzz::require(!record.problem.empty() || !record.structure.empty(),
                  "a record without a structure has a problem");
    fuzz::require(
        !record.problem.empty() || record.structure.size() <= options.max_record_bytes + 1,
        "a structure is no longer than the limit");
    const auto expected =
        options.format == InputFormat::Sdf ? StructureFormat::MolBlock : StructureFormat::Smiles;
    fuzz::require(record.format == expected || !record.problem.empty(),
                  "the format of a structure is that of its file");
  }
  fuzz::require(!reader->next(record), "the end is the end");
  const InputEnd end = reader->end();
  fuzz::require(end.complete == end.problem.empty(), "an incomplete input says why");
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
