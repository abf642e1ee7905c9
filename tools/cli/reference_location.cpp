#include "reference_location.hpp"

#include <filesystem>
#include <system_error>

namespace congener::cli {

std::string shipped_reference_set() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path prefix = program.parent_path().parent_path();
  return (prefix / "share/congener/reference_sets/fentanyl_precursors").string();
}

std::string shipped_sample() {
  const std::filesystem::path set = shipped_reference_set();
  return (set.parent_path() / "samples/sample.csv").string();
}

}  // namespace congener::cli
