#include "output_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <streambuf>
#include <system_error>

#include "congener/error.hpp"
#include "congener/fingerprints/output_file.hpp"
#include "messages.hpp"

namespace congener::cli {
namespace {

namespace fs = std::filesystem;

/// Writes to a file, and remembers why that failed, which a stream does not.
class FileBuffer : public std::streambuf {
 public:
  explicit FileBuffer(fingerprints::OutputFile& file) : file_(file) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
  }

  void rethrow_problem() const {
    if (problem_) {
      std::rethrow_exception(problem_);
    }
  }

 protected:
  int_type overflow(int_type character) override {
    if (sync() != 0) {
      return traits_type::eof();
    }
    if (!traits_type::eq_int_type(character, traits_type::eof())) {
      sputc(traits_type::to_char_type(character));
    }
    return traits_type::not_eof(character);
  }

  int sync() override {
    const auto size = static_cast<std::size_t>(pptr() - pbase());
    try {
      rethrow_problem();
      file_.write_at(written_, {pbase(), size});
    } catch (const Error&) {
      problem_ = std::current_exception();
      return -1;
    }
    written_ += size;
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return 0;
  }

 private:
  fingerprints::OutputFile& file_;
  std::uint64_t written_ = 0;
  std::exception_ptr problem_;
  std::array<char, 65536> buffer_{};
};

}  // namespace

/// A file that is written beside the one that it will replace.
class OutputFile::Replacement {
 public:
  explicit Replacement(const std::string& path)
      : file(fingerprints::OutputFile::create_beside(path)), buffer(file), stream(&buffer) {}

  fingerprints::OutputFile file;
  FileBuffer buffer;
  std::ostream stream;
};

bool is_standard_output(const std::string& path) {
  return path.empty() || path == "-";
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
  if (!fs::exists(status) || fs::is_regular_file(status)) {
    replacement_ = std::make_unique<Replacement>(path_);
    return;
  }
  // A pipe or a device must not be replaced by a file.
  errno = 0;
  special_file_.open(path, std::ios::binary | std::ios::trunc);
  if (!special_file_) {
    throw FileError(fmt::format("{}: cannot be written ({}); name another file with -o", path_,
                                std::generic_category().message(errno)));
  }
}

OutputFile::~OutputFile() = default;

std::ostream& OutputFile::stream() {
  if (is_standard_output()) {
    return std::cout;
  }
  return replacement_ ? replacement_->stream : special_file_;
}

void OutputFile::check() {
  if (replacement_) {
    replacement_->buffer.rethrow_problem();
  }
  if (!stream()) {
    throw FileError(fmt::format("{}: writing failed (disk full?); the output is not whole",
                                is_standard_output() ? "standard output" : path_));
  }
}

void OutputFile::flush() {
  stream().flush();
  check();
  if (special_file_.is_open()) {
    special_file_.close();
    check();
  }
}

std::string OutputFile::finish() {
  flush();
  if (!replacement_) {
    return {};
  }
  replacement_->file.publish();
  return path_;
}

std::string OutputFile::finish_incomplete() {
  flush();
  if (!replacement_) {
    return {};
  }
  std::string name = replacement_->file.publish_with_suffix(".partial");
  say("congener: the report is incomplete; it is in {}, and {} was not written", name, path_);
  return name;
}

void refuse_output_that_is_input(const std::string& path, const std::vector<std::string>& inputs) {
  const bool to_stdout = path.empty() || path == "-";
  const std::string output = to_stdout ? "/dev/stdout" : path;
  for (const std::string& name : inputs) {
    const std::string input = name == "-" ? "/dev/stdin" : name;
    std::error_code ignored;  // what cannot be looked at is told when it is opened
    if (fs::is_regular_file(input, ignored) && fs::equivalent(input, output, ignored)) {
      throw OptionError(fmt::format("{}: is an input and the output at once; write to another file",
                                    to_stdout ? name : path));
    }
  }
}

}  // namespace congener::cli
