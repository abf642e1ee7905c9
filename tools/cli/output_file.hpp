#pragma once
// Standard output, or a file that takes its name only once it is whole.

#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace congener::cli {

/// Writing to a file that is being read, or taking its place, would lose the user's data: throws
/// OptionError. path as for OutputFile; inputs: "-" is standard input.
void refuse_output_that_is_input(const std::string& path, const std::vector<std::string>& inputs);

bool is_standard_output(const std::string& path);  ///< an empty path or "-"

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

  /// Flushes, checks and gives the file its name. Returns that name; empty for what is no regular
  /// file.
  std::string finish();

  /// For a report of which records may be missing: the file gets a name that says so and that no
  /// file had before, what is there under its own name stays, and stderr tells. The caller sees to
  /// it that the report says so itself, for standard output has no name. Returns as finish.
  std::string finish_incomplete();

 private:
  class Replacement;

  bool is_standard_output() const { return cli::is_standard_output(path_); }
  void flush();

  std::string path_;                          ///< as given
  std::ofstream special_file_;                ///< a pipe or a device
  std::unique_ptr<Replacement> replacement_;  ///< of a regular file
};

}  // namespace congener::cli
