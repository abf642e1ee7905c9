#include "report_format.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "congener/error.hpp"

namespace congener::cli {

ReportFormat chosen_format(const std::string& format, const std::string& output) {
  if (!format.empty()) {
    return *parse_report_format(format);
  }
  const std::string extension = std::filesystem::path(output).extension().string();
  if (extension.empty()) {
    return ReportFormat::Tsv;
  }
  const auto named = parse_report_format(extension.substr(1));
  if (!named) {
    throw OptionError(fmt::format(
        "-o {}: the name does not tell the format; end it in .tsv, .csv or .jsonl, or use --format",
        output));
  }
  return *named;
}

}  // namespace congener::cli
