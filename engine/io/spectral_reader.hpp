#pragma once
// What the readers of spectral libraries share: line by line, one entry at a time.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"
#include "io/line_reader.hpp"
#include "io/spectral_entry.hpp"

namespace congener::io {

class SpectralReader : public RecordReader {
 public:
  SpectralReader(std::unique_ptr<ByteSource> source, const ReaderOptions& options)
      : lines_(std::move(source), options.max_record_bytes), options_(options) {}

  InputEnd end() const override {
    return input_end(lines_.source(), lines_.line_number(), records_);
  }

  std::vector<std::string> field_names() const override { return {}; }

  std::uint64_t bytes_read() const override { return lines_.source().bytes_read(); }

 protected:
  /// An entry that is read becomes the next record; the line with this key has its id.
  bool give(SpectralEntry& entry, std::string_view id_key, Record& record) {
    record = Record();
    record.file = lines_.source().name();
    entry.move_into(record, id_key);
    ++records_;
    return true;
  }

  std::uint64_t records() const { return records_; }  ///< given so far

  LineReader lines_;
  ReaderOptions options_;
  Line line_;
  bool has_line_ = false;  ///< line_ is not yet taken

 private:
  std::uint64_t records_ = 0;
};

}  // namespace congener::io
