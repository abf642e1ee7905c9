// Any bytes as a workbook: as the whole archive, or as one of its parts in an archive that is made
// of them, as the first byte chooses. Reading ends, records come in order, and an input that ends
// as complete had a record.

#include <cstddef>
#include <cstdint>
#include <string>

#include "congener/error.hpp"
#include "congener/record_reader.hpp"
#include "engine/io/workbook_helpers.hpp"
#include "fuzz_target.hpp"

namespace {

using namespace congener;

constexpr std::size_t kMostRecords = std::size_t{1} << 20;

/// The bytes where the choice puts them.
std::string workbook_of(std::uint8_t choice, const std::string& bytes) {
  constexpr const char* kParts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                    "xl/workbook.xml"};
  if ((choice & 3U) == 3) {
    return bytes;
  }
  test::Parts parts =
      test::workbook_parts({{"Sheet1", test::sheet_row(1, {"smiles", "id"}) +
                                           "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>"},
                            {"Other", test::sheet_row(1, {"x"})}},
                           "<si><t>CCO</t></si>");
  for (auto& [name, content] : parts) {
    content = name == kParts[choice & 3U] ? bytes : content;
  }
  return test::zip_of(parts);
}

void read_all(const std::string& bytes, const ReaderOptions& options) {
  const auto reader = open_text_reader(bytes, "fuzz.xlsx", options);
  Record record;
  std::uint64_t last_line = 0;
  std::size_t records = 0;
  while (reader->next(record)) {
    fuzz::require(++records < kMostRecords, "reading ends");
    fuzz::require(record.line > last_line, "records come from ever later rows");
    fuzz::require(!record.problem.empty() || !record.structure.empty(),
                  "a record without a structure has a problem");
    last_line = record.line;
  }
  fuzz::require(!reader->next(record), "the end is the end");
  const InputEnd end = reader->end();
  fuzz::require(end.complete == end.problem.empty(), "an incomplete input says why");
  fuzz::require(!end.complete || records > 0, "an input without a record is not complete");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  ReaderOptions options;
  options.format = InputFormat::Xlsx;
  options.has_header = (data[0] & 4U) == 0;
  options.smiles_column = (data[0] & 8U) != 0 ? "1" : "";
  options.sheet = (data[0] & 16U) != 0 ? "1" : "";
  options.max_record_bytes = (data[0] & 32U) != 0 ? 20 : std::uint64_t{1} << 20;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    read_all(workbook_of(data[0], bytes), options);
  } catch (const Error&) {
    // the right answer to most bytes
  }
  return 0;
}
