#include "io/open_reader.hpp"

#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/delimited_reader.hpp"
#include "io/sdf_reader.hpp"
#include "io/smiles_reader.hpp"
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
    {".can", InputFormat::Smiles}, {".txt", InputFormat::Smiles},    {".csv", InputFormat::Csv},
    {".tsv", InputFormat::Tsv},    {".tab", InputFormat::Tsv},       {".sdf", InputFormat::Sdf},
    {".sd", InputFormat::Sdf},     {".mol", InputFormat::Sdf},       {".mdl", InputFormat::Sdf}};

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
}

}  // namespace

InputFormat format_of_name(const std::string& path) {
  if (path == "-") {
    return InputFormat::Smiles;
  }
  const std::optional<InputFormat> format = input_format_of_name(path);
  if (!format) {
    throw FormatError(
        fmt::format("{}: the file name does not tell the format; say it with option format "
                    "(smiles, csv, tsv or sdf)",
                    support::printable(path)));
  }
  return *format;
}

std::unique_ptr<RecordReader> make_reader(std::unique_ptr<ByteSource> source,
                                          const ReaderOptions& options) {
  check_options(options);
  switch (options.format) {
    case InputFormat::Csv:
      return make_delimited_reader(std::move(source), ',', options);
    case InputFormat::Tsv:
      return make_delimited_reader(std::move(source), '\t', options);
    case InputFormat::Sdf:
      return make_sdf_reader(std::move(source), options);
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
  return io::make_reader(std::move(source), chosen);
}

std::unique_ptr<RecordReader> open_text_reader(std::string text, const std::string& name,
                                               const ReaderOptions& options) {
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
  static const std::map<std::string_view, InputFormat> kFormats = {{"auto", InputFormat::Automatic},
                                                                   {"smiles", InputFormat::Smiles},
                                                                   {"csv", InputFormat::Csv},
                                                                   {"tsv", InputFormat::Tsv},
                                                                   {"sdf", InputFormat::Sdf}};
  const auto found = kFormats.find(text);
  return found == kFormats.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Quoting> parse_quoting(std::string_view text) {
  static const std::map<std::string_view, Quoting> kQuotings = {
      {"auto", Quoting::Automatic}, {"csv", Quoting::Csv}, {"none", Quoting::None}};
  const auto found = kQuotings.find(text);
  return found == kQuotings.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace congener
