#pragma once
// A file of its own for a library that writes files and no streams. Internal to engine/report.

#include <ostream>
#include <string>

#include "congener/fingerprints/output_file.hpp"

namespace congener::report {

/// In the folder for temporary files, removed with this. Throws FileError.
class ScratchFile {
 public:
  /// name: of what is made in it, for whoever finds it after a crash.
  explicit ScratchFile(const std::string& name);

  const std::string& path() const { return file_.temporary_name(); }
  void copy_to(std::ostream& stream) const;  ///< what the library has written and closed

 private:
  fingerprints::OutputFile file_;
};

}  // namespace congener::report
