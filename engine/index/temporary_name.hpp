#pragma once
// A file that is needed under a name for a moment only.

#include <string>

namespace congener::index {

/// Makes an empty file in the folder of temporary files (TMPDIR), under a name that no other file
/// has, and removes what has this name in the end. Throws FileError.
class TemporaryName {
 public:
  TemporaryName();
  ~TemporaryName();
  TemporaryName(const TemporaryName&) = delete;
  TemporaryName& operator=(const TemporaryName&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace congener::index
