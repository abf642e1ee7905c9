#include "io/msp_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "io/line_reader.hpp"
#include "io/spectral_reader.hpp"
#include "support/text.hpp"

namespace congener::io {
namespace {

constexpr std::string_view kName = "name";
constexpr std::string_view kPeaks = "numpeaks";

/// Peaks begin with a number, which may be in brackets.
bool is_line_of_peaks(std::string_view line) {
  constexpr std::string_view kBeginnings = "0123456789.+-([";
  line = support::trim(line);
  return !line.empty() && kBeginnings.find(line.front()) != std::string_view::npos;
}

class MspReader final : public SpectralReader {
 public:
  using SpectralReader::SpectralReader;

  bool next(Record& record) override {
    SpectralEntry entry(options_);
    has_peaks_ = false;
    bool after_blank = false;
    while (has_line_ || lines_.next(line_)) {
      has_line_ = true;
      if (support::trim(line_.text).empty() && line_.bytes == line_.text.size()) {
        after_blank = entry.is_open();
      } else if (begins_next(entry, after_blank)) {
        return give(entry, record);
      } else {
        after_blank = !take(entry) && after_blank;
      }
      has_line_ = false;
    }
    if (!entry.is_open()) {
      return false;
    }
    note_end(entry);
    return give(entry, record);
  }

 private:
  /// Blank lines part entries, but some programs leave them out, and others put them among the
  /// lines of one.
  bool begins_next(const SpectralEntry& entry, bool after_blank) const {
    const auto pair = key_value_of(line_.text);
    if (!entry.is_open() || !pair) {
      return false;
    }
    const std::string key = folded_key(pair->key);
    return (key == kName && (has_peaks_ || entry.has(kName))) ||
           (after_blank && (has_peaks_ || key == entry.first_key()));
  }

  /// Whether it is a line with a key.
  bool take(SpectralEntry& entry) {
    const auto pair = key_value_of(line_.text);
    if (pair) {
      has_peaks_ = has_peaks_ || folded_key(pair->key) == kPeaks;
      entry.add(line_, *pair);
    } else if (has_peaks_ || is_line_of_peaks(line_.text)) {
      begin_peaks_without_entry(entry);
    } else if (entry.is_open() && (line_.text.front() == ' ' || line_.text.front() == '\t')) {
      entry.go_on(line_);
    } else {
      entry.add_unknown(line_);
    }
    return pair.has_value();
  }

  /// Peaks after a blank line go with the entry before it; where there is none, they are an entry
  /// that says nothing of its substance.
  void begin_peaks_without_entry(SpectralEntry& entry) const {
    if (!entry.is_open() && records() == 0) {
      entry.add_unknown(line_);
    }
  }

  /// Of an entry at the end of the data: a spectrum that is cut off does no harm.
  void note_end(SpectralEntry& entry) const {
    if (has_peaks_) {
      return;
    }
    if (!lines_.source().problem().empty()) {
      entry.set_problem(lines_.source().problem_in_record());
    } else if (had_peaks_) {
      entry.set_problem("the file ends inside this entry; it may be truncated (no Num Peaks line)");
    }
  }

  bool give(SpectralEntry& entry, Record& record) {
    had_peaks_ = had_peaks_ || has_peaks_;
    return SpectralReader::give(entry, kName, record);
  }

  bool has_peaks_ = false;  ///< of the entry that is being read
  bool had_peaks_ = false;  ///< of an entry before it
};

}  // namespace

std::unique_ptr<RecordReader> make_msp_reader(std::unique_ptr<ByteSource> source,
                                              const ReaderOptions& options) {
  return std::make_unique<MspReader>(std::move(source), options);
}

bool looks_like_msp(std::string_view first_bytes) {
  if (!begins_with_key(first_bytes, kName)) {
    return false;
  }
  while (!first_bytes.empty()) {
    const std::size_t end = std::min(first_bytes.find_first_of("\r\n"), first_bytes.size());
    const auto pair = key_value_of(first_bytes.substr(0, end));
    if (pair && folded_key(pair->key) == kPeaks) {
      return true;
    }
    first_bytes.remove_prefix(std::min(end + 1, first_bytes.size()));
  }
  return false;
}

}  // namespace congener::io
