#pragma once
// Writing a file so that a crash at any moment leaves the old one or the new one. For this library
// and the program; it is not installed.

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "congener/export.hpp"

namespace congener::fingerprints {

/// A file open for writing. All functions throw congener::FileError, naming the file.
class CONGENER_EXPORT_INTERNAL OutputFile {
 public:
  /// A new temporary file beside `path`, under a name that no other file has; removed again unless
  /// it is published. Where `path` is a link, also one to nothing yet, the file that it leads to is
  /// meant, so that a link stays one. A file that is there already keeps its owner, where that is
  /// allowed, and its rights; a new one gets those that the umask leaves.
  static OutputFile create_beside(const std::string& path);
  /// An existing file, locked against other writers. While another process has the lock it waits,
  /// at most so long, after one call of on_wait (may be empty).
  static OutputFile open_locked(const std::string& path, std::chrono::seconds longest_wait,
                                const std::function<void()>& on_wait);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  /// Does the path still name the file that was opened?
  bool has_name() const;
  /// Throws unless the path still names the file that was opened: what is written to one that was
  /// replaced would be lost.
  void check_name() const;

  /// Where the bytes of a file that is not yet published lie, for a library that writes by name.
  const std::string& temporary_name() const { return temporary_; }

  void write_at(std::uint64_t offset, std::string_view bytes);
  /// Waits until everything written is on the disk.
  void sync();
  /// Gives the temporary file its final name, and brings that to disk.
  void publish();
  /// Gives it a name that is free instead: the path with this suffix, else with ".2", ".3" ...
  /// behind it. Returns the name.
  std::string publish_with_suffix(const std::string& suffix);

 private:
  bool lock();
  OutputFile(int descriptor, std::string path, std::string temporary);
  [[noreturn]] void fail(const std::string& what) const;
  void create_temporary(unsigned mode);
  void forget_temporary();
  void sync_folder() const;

  int descriptor_;
  std::string path_;
  std::string temporary_;  // empty: nothing to remove
};

/// Removes the temporary files that this process has open now. For a program that a signal is about
/// to end: async-signal-safe, and nothing may be written afterwards.
CONGENER_EXPORT_INTERNAL void remove_temporary_files() noexcept;

}  // namespace congener::fingerprints
