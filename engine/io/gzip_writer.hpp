#pragma once
// Writes a stream as one gzip member; the same bytes for the same text.

#include <memory>
#include <ostream>
#include <string_view>

namespace congener::io {

class GzipWriter {
 public:
  /// The stream must outlive the writer; its state tells whether writing worked.
  explicit GzipWriter(std::ostream& stream);
  ~GzipWriter();
  GzipWriter(const GzipWriter&) = delete;
  GzipWriter& operator=(const GzipWriter&) = delete;

  void write(std::string_view bytes);

  /// Writes the end of the member; nothing may follow.
  void finish();

 private:
  struct State;
  void deflate_all(std::string_view bytes, bool last);

  std::ostream& stream_;
  std::unique_ptr<State> state_;
};

}  // namespace congener::io
