#include "output_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "congener/error.hpp"

namespace congener::cli {
namespace {

namespace fs = std::filesystem;

FileError cannot_be_written(const std::string& path, const std::string& reason) {
  return FileError(
      fmt::format("{}: cannot be written ({}); name another file with -o", path, reason));
}

std::string error_text(int error_number) {
  return std::generic_category().message(error_number);
}

}  // namespace

std::string partial_name(const std::string& path) {
  return path + ".partial";
}

OutputFile::OutputFile(const std::string& path) : path_(path) {
  if (is_standard_output()) {
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  if (fs::is_directory(status)) {
    throw FileError(fmt::format("{}: is a folder; name a file with -o", path_));
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    open(path_);  // a pipe or a device: it must not be replaced by a file
    return;
  }
  final_path_ = fs::exists(status) ? fs::canonical(path_, error).string() : path_;
  if (fs::exists(status) && ::access(path_.c_str(), W_OK) != 0) {
    throw cannot_be_written(path_, error_text(errno));
  }
  partial_path_ = partial_name(final_path_);
  open(partial_path_);
}

void OutputFile::open(const std::string& path) {
  errno = 0;
  file_.open(path, std::ios::binary | std::ios::trunc);
  if (!file_) {
    const int reason = errno;
    partial_path_.clear();  // not ours to remove
    throw cannot_be_written(path_, error_text(reason));
  }
}

OutputFile::~OutputFile() {
  if (!partial_path_.empty()) {
    file_.close();
    std::error_code error;
    fs::remove(partial_path_, error);
  }
}

std::ostream& OutputFile::stream() {
  return is_standard_output() ? std::cout : file_;
}

void OutputFile::check() {
  if (!stream()) {
    throw FileError(fmt::format("{}: writing failed (disk full?); the output is not whole",
                                is_standard_output() ? "standard output" : path_));
  }
}

void OutputFile::finish() {
  stream().flush();
  check();
  if (is_standard_output()) {
    return;
  }
  file_.close();
  check();
  if (partial_path_.empty()) {
    return;
  }
  std::error_code error;
  fs::rename(partial_path_, final_path_, error);
  if (error) {
    throw cannot_be_written(path_, error.message());
  }
  partial_path_.clear();
}

void refuse_output_that_is_input(const std::string& path, const std::vector<std::string>& inputs) {
  const bool to_stdout = path.empty() || path == "-";
  const std::string output = to_stdout ? "/dev/stdout" : path;
  for (const std::string& name : inputs) {
    const std::string input = name == "-" ? "/dev/stdin" : name;
    std::error_code ignored;  // what cannot be looked at is told when it is opened
    if (fs::is_regular_file(input, ignored) &&
        (fs::equivalent(input, output, ignored) ||
         fs::equivalent(input, partial_name(output), ignored))) {
      throw OptionError(fmt::format("{}: is an input and the output at once; write to another file",
                                    to_stdout ? name : path));
    }
  }
}

}  // namespace congener::cli
