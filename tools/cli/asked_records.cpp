#include "asked_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>

#include "congener/error.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

constexpr std::array<const char*, 14> kExtensions = {".mol",    ".sdf",  ".sd",  ".mdl", ".smi",
                                                     ".smiles", ".ism",  ".csv", ".tsv", ".tab",
                                                     ".txt",    ".xlsx", ".msp", ".gz"};

AskedRecord text_record(const std::string& text) {
  AskedRecord asked;
  asked.record.structure = text;
  asked.is_text = true;
  return asked;
}

/// All records of an input that ends as it should.
std::vector<AskedRecord> records_of(RecordReader& reader) {
  std::vector<AskedRecord> records;
  AskedRecord next;
  while (reader.next(next.record)) {
    records.push_back(next);
  }
  if (!reader.end().complete) {
    throw FormatError(reader.end().problem);
  }
  return records;
}

std::vector<AskedRecord> records_of_standard_input() {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  if (text.find("M  END") != std::string::npos) {
    ReaderOptions options;
    options.format = InputFormat::Sdf;
    options.with_identifiers = true;
    return records_of(*open_text_reader(text, "-", options));
  }
  std::vector<AskedRecord> records;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(" \t\r") != std::string::npos) {
      records.push_back(text_record(line));
    }
  }
  return records;
}

bool has_known_extension(const std::string& name) {
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](const std::string& extension) {
    return name.size() > extension.size() &&
           name.compare(name.size() - extension.size(), extension.size(), extension) == 0;
  });
}

}  // namespace

std::vector<AskedRecord> asked_records(const std::string& asked) {
  if (asked == "-") {
    return records_of_standard_input();
  }
  if (!has_known_extension(asked) || asked.find('\n') != std::string::npos) {
    return {text_record(asked)};
  }
  if (!std::filesystem::exists(asked)) {
    throw FileError(fmt::format("{}: no such file", one_line(asked)));
  }
  ReaderOptions options;
  options.with_identifiers = true;
  return records_of(*open_record_reader(asked, options));
}

}  // namespace congener::cli
