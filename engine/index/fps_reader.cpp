// Reading FPS files.

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <utility>

#include "congener/error.hpp"
#include "congener/fingerprints/store.hpp"
#include "congener/fps_file.hpp"
#include "io/line_reader.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

/// The value of a hexadecimal digit; -1 for another character.
int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  if (digit >= 'a' && digit <= 'f') {
    return digit - 'a' + 10;
  }
  return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

std::size_t hex_digits(std::uint32_t num_bits) {
  return 2 * ((num_bits + std::size_t{7}) / 8);
}

}  // namespace

struct FpsReader::State {
  static constexpr std::uint64_t kMostLineBytes = std::uint64_t{1} << 20;

  explicit State(std::unique_ptr<io::ByteSource> source)
      : lines(std::move(source), kMostLineBytes) {}

  [[noreturn]] void refuse(const std::string& what) const {
    throw FormatError(fmt::format("{}:{}: {}; is this an FPS file, and whole?",
                                  support::printable(lines.source().name()),
                                  std::max<std::uint64_t>(lines.line_number(), 1), what));
  }

  /// The next line, checked as far as all lines are alike.
  bool next_line() {
    if (!lines.next(line)) {
      if (!lines.source().problem().empty()) {
        refuse(lines.source().problem());
      }
      return false;
    }
    if (line.bytes > line.text.size()) {
      refuse(io::too_long_problem("line", line.bytes, kMostLineBytes));
    }
    if (io::holds_control_characters(line.text)) {
      refuse("the line holds binary data");
    }
    if (!line.ended) {
      refuse(lines.source().problem().empty() ? "the last line has no line end"
                                              : lines.source().problem());
    }
    return true;
  }

  void read_header() {
    bool is_first = true;
    while (next_line()) {
      if (line.text.empty() || line.text.front() != '#') {
        has_line = true;
        break;
      }
      if (is_first && line.text.substr(0, 4) == "#FPS") {
        if (support::trim(line.text) != "#FPS1") {
          refuse("another version of FPS than 1");
        }
      } else {
        read_metadata(line.text.substr(1));
      }
      is_first = false;
    }
    if (header.num_bits == 0 && has_line) {
      const std::size_t digits = std::min(line.text.find('\t'), line.text.size());
      set_num_bits(4 * digits);
    }
  }

  void read_metadata(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
      refuse("a header line is not of the form #key=value");
    }
    const std::string_view key = text.substr(0, equals);
    const std::string_view value = support::trim(text.substr(equals + 1));
    if (key == "type") {
      header.type = value;
    } else if (key == "software") {
      header.software = value;
    } else if (key == "num_bits") {
      std::uint64_t bits = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), bits);
      const bool is_number = error == std::errc() && end == value.data() + value.size();
      set_num_bits(is_number ? bits : 0);
    }
  }

  void set_num_bits(std::uint64_t bits) {
    if (bits < 1 || bits > fingerprints::kMostBits) {
      refuse(fmt::format("the number of bits is not from 1 to {}", fingerprints::kMostBits));
    }
    header.num_bits = static_cast<std::uint32_t>(bits);
  }

  void read_fingerprint(std::string_view hex, fingerprints::Fingerprint& fingerprint) const {
    if (hex.size() != hex_digits(header.num_bits)) {
      refuse(fmt::format("the fingerprint has {} characters instead of {} ({} bits)", hex.size(),
                         hex_digits(header.num_bits), header.num_bits));
    }
    fingerprint.words.assign((header.num_bits + std::size_t{63}) / 64, 0);
    fingerprint.on_bits = 0;
    for (std::size_t digit = 0; digit < hex.size(); ++digit) {
      const int value = hex_value(hex[digit]);
      if (value < 0) {
        refuse("the fingerprint is not hexadecimal");
      }
      const std::size_t bit = 8 * (digit / 2) + (digit % 2 == 0 ? 4 : 0);
      fingerprint.words[bit / 64] |= static_cast<std::uint64_t>(value) << (bit % 64);
    }
    for (const std::uint64_t word : fingerprint.words) {
      fingerprint.on_bits += static_cast<std::uint32_t>(__builtin_popcountll(word));
    }
    const std::uint32_t used = header.num_bits % 64;
    if (used != 0 && fingerprint.words.back() >> used != 0) {
      refuse(fmt::format("the fingerprint has bits set beyond its {}", header.num_bits));
    }
  }

  void read_record(FpsRecord& record) const {
    const std::size_t tab = line.text.find('\t');
    if (tab == std::string_view::npos) {
      refuse("there is no tab between fingerprint and id");
    }
    read_fingerprint(line.text.substr(0, tab), record.fingerprint);
    const std::string_view rest = line.text.substr(tab + 1);
    record.id = rest.substr(0, rest.find('\t'));
    if (record.id.empty()) {
      refuse("the id is empty");
    }
    record.line = line.number;
  }

  io::LineReader lines;
  io::Line line;
  bool has_line = false;  ///< the first record has been read to see the end of the header
  FpsHeader header;
};

FpsReader::FpsReader(std::unique_ptr<State> state) : state_(std::move(state)) {
  state_->read_header();
}
FpsReader::FpsReader(FpsReader&&) noexcept = default;
FpsReader& FpsReader::operator=(FpsReader&&) noexcept = default;
FpsReader::~FpsReader() = default;

FpsReader FpsReader::open(const std::string& path) {
  return FpsReader(std::make_unique<State>(io::ByteSource::open(path)));
}

FpsReader FpsReader::from_text(std::string text, const std::string& name) {
  return FpsReader(std::make_unique<State>(io::ByteSource::from_text(std::move(text), name)));
}

const FpsHeader& FpsReader::header() const {
  return state_->header;
}

bool FpsReader::next(FpsRecord& record) {
  if (!std::exchange(state_->has_line, false) && !state_->next_line()) {
    return false;
  }
  state_->read_record(record);
  return true;
}

bool is_fps_name(const std::string& path) {
  const std::string name = support::to_lower(path);
  const auto ends_in = [&](std::string_view ending) {
    return name.size() >= ending.size() &&
           name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
  };
  return ends_in(".fps") || ends_in(".fps.gz");
}

}  // namespace congener
