#pragma once
// Standard output, or a file that takes its name only once it is whole.

#include <fstream>
#include <ostream>
#include <string>

namespace congener::cli {

class OutputFile {
 public:
  /// An empty path or "-" is standard output. Throws FileError when the file cannot be made.
  explicit OutputFile(const std::string& path);
  ~OutputFile();  ///< removes what was not finished
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream();

  /// Flushes and gives the file its name. Throws FileError when anything could not be written.
  void finish();

 private:
  bool is_standard_output() const { return path_.empty() || path_ == "-"; }

  std::string path_;
  std::string partial_path_;
  std::ofstream file_;
};

}  // namespace congener::cli
