#include "report_format.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "congener/error.hpp"

namespace congener::cli {

ReportFormat chosen_format(const std::string& format, const std::string& output) {
  static const std::map<std::string, ReportFormat> formats = {{"tsv", ReportFormat::Tsv},
                                                              {"csv", ReportFormat::Csv},
                                                              {"jsonl", ReportFormat::JsonLines},
                                                              {"table", ReportFormat::Table}};
  if (!format.empty()) {
    return formats.at(format);
  }
  const std::string extension = std::filesystem::path(output).extension().string();
  if (extension.empty()) {
    return ReportFormat::Tsv;
  }
  const auto named = formats.find(extension.substr(1));
  if (named == formats.end()) {
    throw OptionError(fmt::format(
        "-o {}: the name does not tell the format; end it in .tsv, .csv or .jsonl, or use --format",
        output));
  }
  return named->second;
}

}  // namespace congener::cli
