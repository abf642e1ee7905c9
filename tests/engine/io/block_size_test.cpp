#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

using test::gzip;
using test::mol_block;
using test::ReadInput;
using test::with_line_end;

/// Everything a reader says, as one text.
std::string as_text(const ReadInput& input) {
  std::string text = input.end.complete ? "complete" : "incomplete: " + input.end.problem;
  for (const std::string& name : input.field_names) {
    text += "|" + name;
  }
  for (const Record& record : input.records) {
    text += "\n#" + std::to_string(record.line) + "|" + record.id + "|" + record.structure + "|" +
            record.problem;
    for (const auto& [name, value] : record.fields) {
      text += "|" + name + "=" + value;
    }
  }
  return text;
}

std::string read_as_text(const std::string& text, const ReaderOptions& options,
                         std::size_t block_bytes) {
  try {
    return as_text(test::read_text(text, options, block_bytes));
  } catch (const Error& error) {
    return std::string("error: ") + error.what();
  }
}

void check_all_block_sizes(const std::string& text, const ReaderOptions& options) {
  const std::string whole = read_as_text(text, options, io::kBlockBytes);
  const std::string zipped = gzip(text);
  const std::string cut = zipped.substr(0, zipped.size() - zipped.size() / 3);
  const std::string whole_cut = read_as_text(cut, options, io::kBlockBytes);
  for (const std::size_t block_bytes : std::vector<std::size_t>{1, 2, 3, 5, 17, 64}) {
    INFO("blocks of " << block_bytes << " bytes");
    CHECK(read_as_text(text, options, block_bytes) == whole);
    CHECK(read_as_text(zipped, options, block_bytes) == whole);
    CHECK(read_as_text(cut, options, block_bytes) == whole_cut);
  }
}

const std::string kLines =
    "\xEF\xBB\xBFsmiles\tid\tx\r\nCCO\ta b\t1\r\n\n# no\nCCN |t| c\r\r\nC\x01\t\xC3\xA9\n" +
    std::string(300, 'C') + "\r\nlast";

const std::string kTable =
    "\xEF\xBB\xBFid,smiles,\"x\"\"y\"\r\n1,CCO,\"a\r\nb, \"\"c\"\"\"\r\n2,\"CCN\" "
    ",\r\n\r\n3,C\r\n" +
    ("4,\"" + std::string(300, '\n') + "\",z\n5,\"C\"x,y\n6,CC,\"open\n7,C,\r\n");

const std::string kMolecules = mol_block("a") + "> <X>\r\n1\r\n2\r\n\r\n$$$$\r\n" + mol_block("b") +
                               std::string(600, 'x') + "\n$$$$\n\n$$$$\n" + mol_block("c") +
                               "> <X>\n3\n";

TEST_CASE("every reader gives the same records however the bytes are dealt out", "[unit]") {
  ReaderOptions options;
  options.max_record_bytes = 250;
  for (const std::string& text :
       {kLines, kTable, kMolecules, with_line_end(kLines, "\r"), with_line_end(kTable, "\r"),
        with_line_end(kMolecules, "\r\r\n")}) {
    for (const InputFormat format :
         {InputFormat::Smiles, InputFormat::Csv, InputFormat::Tsv, InputFormat::Sdf}) {
      options.format = format;
      for (const bool has_header : {true, false}) {
        options.has_header = has_header;
        check_all_block_sizes(text, options);
      }
    }
  }
}

TEST_CASE("noise made of the formats' own marks is read the same in any blocks", "[unit]") {
  constexpr const char* kPieces[] = {"\"",     "\"\"", ",",   "\t",   "\n",  "\r\n",
                                     "\r",     "C",    "> <", ">",    " ",   "$$$$",
                                     "M  END", "|",    "#",   "\xC3", "\x1F"};
  std::uint32_t state = GENERATE(range(1u, 40u));
  std::string text;
  for (int i = 0; i < 200; ++i) {
    state = state * 1664525u + 1013904223u;
    text += kPieces[(state >> 16) % std::size(kPieces)];
  }
  ReaderOptions options;
  options.has_header = false;
  options.max_record_bytes = 60;
  for (const InputFormat format :
       {InputFormat::Smiles, InputFormat::Csv, InputFormat::Tsv, InputFormat::Sdf}) {
    options.format = format;
    check_all_block_sizes(text, options);
  }
}

}  // namespace
}  // namespace congener
