#pragma once
// Writing a file so that a crash at any moment leaves the old one or the new one.

#include <cstdint>
#include <string>
#include <string_view>

namespace congener::fingerprints {

/// A file open for writing. All functions throw congener::FileError, naming the file.
class OutputFile {
 public:
  /// A new temporary file beside `path`, or beside what it links to, so that a link stays one;
  /// removed again unless publish() is called.
  static OutputFile create_beside(const std::string& path);
  /// An existing file, locked against other writers.
  static OutputFile open_locked(const std::string& path);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  /// Throws unless the path still names the file that was opened: what is written to one that was
  /// replaced would be lost.
  void check_name() const;

  void write_at(std::uint64_t offset, std::string_view bytes);
  /// Waits until everything written is on the disk.
  void sync();
  /// Gives the temporary file its final name, and brings that to disk.
  void publish();

 private:
  OutputFile(int descriptor, std::string path, std::string temporary);
  [[noreturn]] void fail(const std::string& what) const;

  int descriptor_;
  std::string path_;
  std::string temporary_;  // empty: nothing to remove
};

}  // namespace congener::fingerprints
