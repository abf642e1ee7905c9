#include "output_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <system_error>

#include "congener/error.hpp"

namespace congener::cli {

OutputFile::OutputFile(const std::string& path) : path_(path) {
  if (is_standard_output()) {
    return;
  }
  if (std::filesystem::is_directory(path_)) {
    throw FileError(fmt::format("{}: is a folder; name a file with -o", path_));
  }
  partial_path_ = path_ + ".partial";
  file_.open(partial_path_, std::ios::binary | std::ios::trunc);
  if (!file_) {
    throw FileError(fmt::format("{}: cannot be written", partial_path_));
  }
}

OutputFile::~OutputFile() {
  if (!partial_path_.empty()) {
    file_.close();
    std::error_code error;
    std::filesystem::remove(partial_path_, error);
  }
}

std::ostream& OutputFile::stream() {
  return is_standard_output() ? std::cout : file_;
}

void OutputFile::finish() {
  stream().flush();
  if (!stream()) {
    throw FileError(fmt::format("{}: writing failed (disk full?); the output is not whole",
                                is_standard_output() ? "standard output" : path_));
  }
  if (is_standard_output()) {
    return;
  }
  file_.close();
  std::error_code error;
  std::filesystem::rename(partial_path_, path_, error);
  if (file_.fail() || error) {
    throw FileError(fmt::format("{}: cannot be written: {}", path_, error.message()));
  }
  partial_path_.clear();
}

}  // namespace congener::cli
