#include "io/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/gzip_inflater.hpp"
#include "io/raw_buffer.hpp"
#include "io/utf16_decoder.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

std::string error_text(int error_number) {
  return std::generic_category().message(error_number);
}

/// A file descriptor that closes itself, except standard input.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

class FileInput final : public RawInput {
 public:
  explicit FileInput(int descriptor) : descriptor_(descriptor) {}

  std::size_t read(char* buffer, std::size_t size, std::string& problem) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_.number(), buffer, size);
      if (count >= 0) {
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) {
        problem = fmt::format("the data cannot be read on ({})", error_text(errno));
        return 0;
      }
    }
  }

 private:
  Descriptor descriptor_;
};

class TextInput final : public RawInput {
 public:
  explicit TextInput(std::string text) : text_(std::move(text)) {}

  std::size_t read(char* buffer, std::size_t size, std::string&) override {
    const std::size_t count = text_.copy(buffer, size, position_);
    position_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t position_ = 0;
};

enum class Encoding { Utf8, Utf16Little, Utf16Big, Utf32 };

/// What a byte order mark announces; UTF-8 without one.
Encoding encoding_of(std::string_view beginning) {
  using std::string_view_literals::operator""sv;
  const auto begins_with = [beginning](std::string_view mark) {
    return beginning.substr(0, mark.size()) == mark;
  };
  if (begins_with("\xFF\xFE\0\0"sv) || begins_with("\0\0\xFE\xFF"sv)) {
    return Encoding::Utf32;
  }
  return begins_with("\xFF\xFE"sv)   ? Encoding::Utf16Little
         : begins_with("\xFE\xFF"sv) ? Encoding::Utf16Big
                                     : Encoding::Utf8;
}

bool is_gzip_name(const std::string& name) {
  const std::string lower = support::to_lower(name);
  const auto ends_with = [&lower](std::string_view end) {
    return lower.size() > end.size() &&
           lower.compare(lower.size() - end.size(), end.size(), end) == 0;
  };
  return ends_with(".gz") || ends_with(".gzip");
}

[[noreturn]] void fail_to_open(const std::string& path, int error_number) {
  const std::string shown = support::printable(path);
  if (error_number == ENOENT) {
    throw FileError(fmt::format("cannot open {}: there is no such file; check the path", shown));
  }
  if (error_number == EACCES || error_number == EPERM) {
    throw FileError(fmt::format("cannot open {}: permission denied; check who may read it", shown));
  }
  throw FileError(fmt::format("cannot open {}: {}", shown, error_text(error_number)));
}

int open_descriptor(const std::string& path) {
  if (path == "-") {
    return STDIN_FILENO;
  }
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) {
    fail_to_open(path, errno);
  }
  return number;
}

std::unique_ptr<RawInput> open_file(const std::string& path) {
  const int number = open_descriptor(path);
  auto input = std::make_unique<FileInput>(number);
  struct stat status {};
  if (::fstat(number, &status) != 0) {
    fail_to_open(path, errno);
  }
  if (S_ISDIR(status.st_mode)) {
    throw FileError(fmt::format("cannot read {}: it is a folder; name the files inside it",
                                support::printable(path)));
  }
  // Standard input may be open for writing only.
  const int flags = ::fcntl(number, F_GETFL);
  if (flags >= 0 && (flags & O_ACCMODE) == O_WRONLY) {
    fail_to_open(path, EBADF);
  }
  return input;
}

}  // namespace

class ByteSource::Implementation {
 public:
  Implementation(std::unique_ptr<RawInput> input, std::string name, std::size_t block_bytes)
      : name_(std::move(name)), raw_(std::move(input), block_bytes) {
    raw_.fill_beginning();
    const std::string_view data = raw_.data();
    if (data.substr(0, kGzipMagic.size()) == kGzipMagic) {
      inflater_ = std::make_unique<GzipInflater>(raw_, std::max<std::size_t>(block_bytes, 1));
    } else if (is_gzip_name(name_) && data == kGzipMagic.substr(0, data.size())) {
      // Nothing, or the first byte only: a compressed file cut off before it can be recognized.
      raw_.use(data.size());
      problem_at_start_ = kGzipTruncated;
    }
    check_beginning();
  }

  std::string_view next_block() {
    if (!beginning_given_) {
      beginning_given_ = true;
      if (!beginning_.empty()) {
        return beginning_;
      }
    }
    return next_text();
  }

  std::string_view look_ahead(std::size_t bytes) {
    read_beginning(bytes);
    return beginning_;
  }

  const std::string& name() const { return name_; }
  bool is_empty() const { return is_empty_; }
  std::uint64_t bytes_read() const { return raw_.bytes_read(); }
  const std::string& sha256() const { return raw_.sha256(); }
  bool is_compressed() const { return inflater_ != nullptr || !problem_at_start_.empty(); }

  const std::string& problem() const {
    if (!problem_at_start_.empty()) {
      return problem_at_start_;
    }
    const std::string& problem = inflater_ ? inflater_->problem() : raw_.problem();
    return problem.empty() ? problem_at_end_ : problem;
  }

  std::string notice() const {
    return utf16_ && utf16_->replaced() > 0
               ? fmt::format("{}: halves of UTF-16 characters that stand alone became U+FFFD: {}",
                             support::printable(name_), utf16_->replaced())
               : "";
  }

 private:
  /// As UTF-8.
  std::string_view next_text() {
    for (;;) {
      const std::string_view block = next_plain();
      if (!utf16_) {
        return block;
      }
      if (block.empty()) {
        problem_at_end_ = utf16_->is_cut() ? "the UTF-16 text ends inside a character" : "";
        return block;
      }
      if (const std::string_view text = utf16_->decode(block); !text.empty()) {
        return text;
      }
    }
  }

  /// Decompressed.
  std::string_view next_plain() {
    if (inflater_) {
      return inflater_->next_block();
    }
    raw_.use(plain_bytes_);
    if (raw_.data().empty()) {
      raw_.fill();
    }
    plain_bytes_ = raw_.data().size();
    return raw_.data();
  }

  void read_beginning(std::size_t bytes) {
    while (beginning_.size() < bytes) {
      const std::string_view block = next_text();
      if (block.empty()) {
        break;
      }
      beginning_ += block;
    }
  }

  /// The beginning is looked at when the source is opened, so that a wrong encoding is told then.
  void check_beginning() {
    constexpr std::size_t kLongestMark = 4;
    read_beginning(kLongestMark);
    is_empty_ = beginning_.empty();
    const Encoding encoding = encoding_of(beginning_);
    if (encoding == Encoding::Utf32) {
      throw FormatError(fmt::format("{} is UTF-32; save it as UTF-8", support::printable(name_)));
    }
    if (encoding != Encoding::Utf8) {
      utf16_ = std::make_unique<Utf16Decoder>(encoding == Encoding::Utf16Big);
      constexpr std::size_t kMarkBytes = 2;
      beginning_ = utf16_->decode(std::string_view(beginning_).substr(kMarkBytes));
      return;
    }
    constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
    if (beginning_.compare(0, kUtf8Mark.size(), kUtf8Mark) == 0) {
      beginning_.erase(0, kUtf8Mark.size());
    }
  }

  std::string name_;
  RawBuffer raw_;
  std::unique_ptr<GzipInflater> inflater_;
  std::unique_ptr<Utf16Decoder> utf16_;
  std::string beginning_;
  std::size_t plain_bytes_ = 0;
  bool beginning_given_ = false;
  bool is_empty_ = true;
  std::string problem_at_start_;
  std::string problem_at_end_;
};

ByteSource::ByteSource(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}

ByteSource::~ByteSource() = default;

std::unique_ptr<ByteSource> ByteSource::open(const std::string& path, std::size_t block_bytes) {
  return std::unique_ptr<ByteSource>(
      new ByteSource(std::make_unique<Implementation>(open_file(path), path, block_bytes)));
}

std::unique_ptr<ByteSource> ByteSource::from_text(std::string text, std::string name,
                                                  std::size_t block_bytes) {
  return std::unique_ptr<ByteSource>(new ByteSource(std::make_unique<Implementation>(
      std::make_unique<TextInput>(std::move(text)), std::move(name), block_bytes)));
}

std::string_view ByteSource::next_block() {
  return implementation_->next_block();
}

std::string_view ByteSource::look_ahead(std::size_t bytes) {
  return implementation_->look_ahead(bytes);
}

const std::string& ByteSource::name() const {
  return implementation_->name();
}

bool ByteSource::is_empty() const {
  return implementation_->is_empty();
}

std::uint64_t ByteSource::bytes_read() const {
  return implementation_->bytes_read();
}

const std::string& ByteSource::sha256() const {
  return implementation_->sha256();
}

const std::string& ByteSource::problem() const {
  return implementation_->problem();
}

std::string ByteSource::notice() const {
  return implementation_->notice();
}

std::string ByteSource::problem_in_record() const {
  return implementation_->is_compressed() ? "the compressed data end early inside this record"
                                          : "the data cannot be read on inside this record";
}

InputEnd input_end(const ByteSource& source, std::uint64_t last_line, std::uint64_t records) {
  InputEnd end;
  end.stored_bytes = source.bytes_read();
  end.sha256 = source.sha256();
  const std::string name = support::printable(source.name());
  if (!source.problem().empty()) {
    end.problem = fmt::format("{}: {}; the last line read is line {}, and records may be missing",
                              name, source.problem(), last_line);
  } else if (records == 0 && !source.is_empty()) {
    end.problem = fmt::format(
        "{}: holds no record, only a header, comments or blank lines (lines read: {}); "
        "check that it is the right file, and whole",
        name, last_line);
  }
  end.complete = end.problem.empty();
  if (std::string notice = source.notice(); !notice.empty()) {
    end.notices.push_back(std::move(notice));
  }
  return end;
}

}  // namespace congener::io
