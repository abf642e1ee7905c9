#pragma once
// Standard output, or a file that takes its name only once it is whole.

#include <fstream>
#include <ostream>
#include <string>
#include <vector>

namespace congener::cli {

/// Where a file is written until it is whole.
std::string partial_name(const std::string& path);

/// Writing to a file that is being read, or taking its place, would lose the user's data: throws
/// OptionError. path as for OutputFile; inputs: "-" is standard input.
void refuse_output_that_is_input(const std::string& path, const std::vector<std::string>& inputs);

class OutputFile {
 public:
  /// An empty path or "-" is standard output; a pipe or a device is written to as it is. Throws
  /// FileError when the file cannot be made.
  explicit OutputFile(const std::string& path);
  ~OutputFile();  ///< removes what was not finished
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream();

  /// Throws FileError when something could not be written.
  void check();

  /// Flushes, checks and gives the file its name.
  void finish();

 private:
  bool is_standard_output() const { return path_.empty() || path_ == "-"; }
  void open(const std::string& path);

  std::string path_;          ///< as given
  std::string final_path_;    ///< links followed, so that a link stays one
  std::string partial_path_;  ///< empty: written in place, or finished
  std::ofstream file_;
};

}  // namespace congener::cli
