#include "io/open_reader.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/delimited_reader.hpp"
#include "io/massbank_reader.hpp"
#include "io/msp_reader.hpp"
#include "io/sdf_reader.hpp"
#include "io/smiles_reader.hpp"
#include "io/table_separator.hpp"
#include "io/text_format.hpp"
#include "io/xlsx_reader.hpp"
#include "support/text.hpp"

namespace congener {

namespace io {

namespace {

struct Extension {
  std::string_view text;
  InputFormat format;
};

constexpr Extension kExtensions[] = {
    {".smi", InputFormat::Smiles}, {".smiles", InputFormat::Smiles}, {".ism", InputFormat::Smiles},
    {".can", InputFormat::Smiles}, {".txt", InputFormat::Automatic}, {".csv", InputFormat::Csv},
    {".tsv", InputFormat::Tsv},    {".tab", InputFormat::Tsv},       {".sdf", InputFormat::Sdf},
    {".sd", InputFormat::Sdf},     {".mol", InputFormat::Sdf},       {".mdl", InputFormat::Sdf},
    {".xlsx", InputFormat::Xlsx},  {".xlsm", InputFormat::Xlsx},     {".msp", InputFormat::Msp}};

/// Of spreadsheets that are not read.
constexpr std::string_view kOtherSheets[] = {".xls", ".xlsb", ".xltx", ".ods", ".fods", ".numbers"};

/// From the last dot of the file's own name on; empty when there is none.
std::string_view extension_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

void check_options(const ReaderOptions& options) {
  constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;
  if (options.max_record_bytes < 1 || options.max_record_bytes > kMostBytes) {
    throw OptionError(fmt::format("max_record_bytes is {}; it must be from 1 to {}",
                                  options.max_record_bytes, kMostBytes));
  }
  if (options.format == InputFormat::Automatic) {
    throw OptionError("the format of text in memory must be given; it has no file name");
  }
  if (options.delimiter && !is_usable_delimiter(*options.delimiter)) {
    throw OptionError(
        "the delimiter is a letter, a digit, a quotation mark or a line end; name the character "
        "between the columns (option delimiter)");
  }
}

/// Says first of all how the text was taken.
class TextReader final : public RecordReader {
 public:
  TextReader(std::unique_ptr<RecordReader> reader, std::string notice)
      : reader_(std::move(reader)), notice_(std::move(notice)) {}

  bool next(Record& record) override { return reader_->next(record); }

  InputEnd end() const override {
    InputEnd end = reader_->end();
    end.notices.insert(end.notices.begin(), notice_);
    return end;
  }

  std::vector<std::string> field_names() const override { return reader_->field_names(); }

  std::uint64_t bytes_read() const override { return reader_->bytes_read(); }

 private:
  std::unique_ptr<RecordReader> reader_;
  std::string notice_;
};

std::unique_ptr<RecordReader> make_text_reader(std::unique_ptr<ByteSource> source,
                                               ReaderOptions options) {
  options.format = format_of_text(*source, options);
  const std::string_view kind = options.format == InputFormat::Sdf        ? "an SD file"
                                : options.format == InputFormat::Msp      ? "MSP"
                                : options.format == InputFormat::Massbank ? "MassBank records"
                                : options.format == InputFormat::Tsv      ? "TSV"
                                                                          : "CSV";
  std::string notice = fmt::format("{}: read as {}, as its first lines say",
                                   support::printable(source->name()), kind);
  const bool is_usual = options.format == InputFormat::Smiles;
  auto reader = make_reader(std::move(source), options);
  return is_usual ? std::move(reader)
                  : std::make_unique<TextReader>(std::move(reader), std::move(notice));
}

}  // namespace

InputFormat format_of_name(const std::string& path) {
  if (path == "-") {
    return InputFormat::Smiles;
  }
  if (const std::optional<InputFormat> format = input_format_of_name(path)) {
    return *format;
  }
  const std::string lower = support::to_lower(path);
  const std::string_view extension = extension_of(lower);
  if (std::find(std::begin(kOtherSheets), std::end(kOtherSheets), extension) !=
      std::end(kOtherSheets)) {
    throw FormatError(
        fmt::format("{}: this format of spreadsheets is not read; save it as .xlsx "
                    "or as CSV",
                    support::printable(path)));
  }
  throw FormatError(
      fmt::format("{}: the file name does not tell the format; say it with option format "
                  "(smiles, csv, tsv, sdf, xlsx, msp or massbank)",
                  support::printable(path)));
}

std::unique_ptr<RecordReader> make_reader(std::unique_ptr<ByteSource> source,
                                          const ReaderOptions& options) {
  check_options(options);
  switch (options.format) {
    case InputFormat::Csv:
    case InputFormat::Tsv:
      return make_delimited_reader(std::move(source), options);
    case InputFormat::Sdf:
      return make_sdf_reader(std::move(source), options);
    case InputFormat::Xlsx:
      throw OptionError("a workbook (.xlsx) is not read as it comes; name a file");
    case InputFormat::Msp:
      return make_msp_reader(std::move(source), options);
    case InputFormat::Massbank:
      return make_massbank_reader(std::move(source), options);
    case InputFormat::Smiles:
    case InputFormat::Automatic:
      break;
  }
  return make_smiles_reader(std::move(source), options);
}

}  // namespace io

std::unique_ptr<RecordReader> open_record_reader(const std::string& path,
                                                 const ReaderOptions& options) {
  // Opened first: that a file is missing is more helpful than what its name does not tell.
  std::unique_ptr<io::ByteSource> source = io::ByteSource::open(path);
  ReaderOptions chosen = options;
  if (chosen.format == InputFormat::Automatic) {
    chosen.format = io::format_of_name(path);
  }
  if (chosen.format == InputFormat::Xlsx) {
    io::check_options(chosen);
    source.reset();
    return io::make_xlsx_reader(path, chosen);
  }
  return chosen.format == InputFormat::Automatic
             ? io::make_text_reader(std::move(source), std::move(chosen))
             : io::make_reader(std::move(source), chosen);
}

std::unique_ptr<RecordReader> open_text_reader(std::string text, const std::string& name,
                                               const ReaderOptions& options) {
  if (options.format == InputFormat::Xlsx) {
    io::check_options(options);
    return io::make_xlsx_text_reader(std::move(text), name, options);
  }
  return io::make_reader(io::ByteSource::from_text(std::move(text), name), options);
}

std::optional<InputFormat> input_format_of_name(std::string_view path) {
  const std::string lower = support::to_lower(path);
  std::string_view name = lower;
  const std::string_view outer = io::extension_of(name);
  if (outer == ".gz" || outer == ".gzip") {
    name.remove_suffix(outer.size());
  }
  const std::string_view extension = io::extension_of(name);
  for (const io::Extension& known : io::kExtensions) {
    if (extension == known.text) {
      return known.format;
    }
  }
  return std::nullopt;
}

std::optional<InputFormat> parse_input_format(std::string_view text) {
  static const std::map<std::string_view, InputFormat> kFormats = {
      {"auto", InputFormat::Automatic}, {"smiles", InputFormat::Smiles},
      {"csv", InputFormat::Csv},        {"tsv", InputFormat::Tsv},
      {"sdf", InputFormat::Sdf},        {"xlsx", InputFormat::Xlsx},
      {"msp", InputFormat::Msp},        {"massbank", InputFormat::Massbank}};
  const auto found = kFormats.find(text);
  return found == kFormats.end() ? std::nullopt : std::optional(found->second);
}

std::optional<char> parse_delimiter(std::string_view text) {
  static const std::map<std::string_view, char> kNames = {
      {"tab", '\t'}, {"\\t", '\t'}, {"comma", ','}, {"semicolon", ';'}};
  const auto found = kNames.find(text);
  if (found != kNames.end()) {
    return found->second;
  }
  return text.size() == 1 && io::is_usable_delimiter(text.front()) ? std::optional(text.front())
                                                                   : std::nullopt;
}

std::optional<Quoting> parse_quoting(std::string_view text) {
  static const std::map<std::string_view, Quoting> kQuotings = {
      {"auto", Quoting::Automatic}, {"csv", Quoting::Csv}, {"none", Quoting::None}};
  const auto found = kQuotings.find(text);
  return found == kQuotings.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace congener
