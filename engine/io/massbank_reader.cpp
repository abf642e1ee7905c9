#include "io/massbank_reader.hpp"

#include <string>
#include <utility>

#include "io/line_reader.hpp"
#include "io/spectral_reader.hpp"
#include "support/text.hpp"

namespace congener::io {
namespace {

constexpr std::string_view kAccession = "accession";
constexpr std::string_view kEnd = "//";

class MassbankReader final : public SpectralReader {
 public:
  using SpectralReader::SpectralReader;

  bool next(Record& record) override {
    SpectralEntry entry(options_);
    has_spectrum_ = false;
    is_in_spectrum_ = false;
    while (has_line_ || lines_.next(line_)) {
      has_line_ = true;
      if (begins_next(entry)) {
        note_missing_end(entry, "the entry has no end (//)");
        return give(entry, kAccession, record);
      }
      const bool is_end = support::trim(line_.text) == kEnd;
      if (!is_end) {
        take(entry);
      }
      has_line_ = false;
      if (is_end && entry.is_open()) {
        return give(entry, kAccession, record);
      }
    }
    if (!entry.is_open()) {
      return false;
    }
    note_missing_end(entry, lines_.source().problem().empty()
                                ? "the file ends inside this entry; it may be truncated (no //)"
                                : lines_.source().problem_in_record());
    return give(entry, kAccession, record);
  }

 private:
  bool begins_next(const SpectralEntry& entry) const {
    const auto pair = key_value_of(line_.text);
    return pair && entry.has(kAccession) && folded_key(pair->key) == kAccession;
  }

  void take(SpectralEntry& entry) {
    const bool is_whole = line_.bytes == line_.text.size();
    if (const auto pair = key_value_of(line_.text)) {
      is_in_spectrum_ = pair->key.substr(0, 3) == "PK$";
      has_spectrum_ = has_spectrum_ || is_in_spectrum_;
      entry.add(line_, *pair);
    } else if (is_in_spectrum_ || (is_whole && support::trim(line_.text).empty())) {
      return;  // peaks and their annotations
    } else if (entry.is_open() && (line_.text.front() == ' ' || line_.text.front() == '\t')) {
      entry.go_on(line_);
    } else {
      entry.add_unknown(line_);
    }
  }

  /// What says the substance comes before the spectrum, so that it is whole where that has begun.
  void note_missing_end(SpectralEntry& entry, const std::string& problem) const {
    if (!has_spectrum_) {
      entry.set_problem(problem);
    }
  }

  bool has_spectrum_ = false;    ///< of the entry that is being read
  bool is_in_spectrum_ = false;  ///< the line before is of its spectrum
};

}  // namespace

std::unique_ptr<RecordReader> make_massbank_reader(std::unique_ptr<ByteSource> source,
                                                   const ReaderOptions& options) {
  return std::make_unique<MassbankReader>(std::move(source), options);
}

bool looks_like_massbank(std::string_view first_bytes) {
  return begins_with_key(first_bytes, kAccession);
}

}  // namespace congener::io
