// Where the reference set is that is installed with the library.

#include <dlfcn.h>
#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "congener/error.hpp"
#include "congener/reference_set.hpp"

namespace congener {
namespace {

namespace fs = std::filesystem;

const char* const kBelowPrefix = "share/congener/reference_sets/fentanyl_precursors";

/// The file that holds this code: the shared library, or the program that it is linked into.
fs::path own_file() {
  Dl_info info;
  if (::dladdr(reinterpret_cast<const void*>(&own_file), &info) == 0 || info.dli_fname == nullptr) {
    return {};
  }
  std::error_code error;
  // A program is named as it was called; the system knows its file.
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path named = fs::weakly_canonical(info.dli_fname, error);
  const bool is_library = named.filename().string().find(".so") != std::string::npos;
  return is_library || program.empty() ? named : program;
}

bool is_set(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "set.toml", error);
}

}  // namespace

std::string default_reference_set_folder() {
  // lib/libcongener_engine.so, lib/x86_64-linux-gnu/libcongener_engine.so and bin/congener.
  fs::path prefix = own_file().parent_path();
  for (int level = 0; level < 2; ++level) {
    prefix = prefix.parent_path();
    if (is_set(prefix / kBelowPrefix)) {
      return (prefix / kBelowPrefix).string();
    }
  }
  const fs::path installed = fs::path(CONGENER_INSTALL_PREFIX) / kBelowPrefix;
  if (is_set(installed)) {
    return installed.string();
  }
  throw FileError(
      fmt::format("the reference set of this library is neither beside it ({} above {}) nor at {}; "
                  "name a folder",
                  kBelowPrefix, own_file().parent_path().string(), installed.string()));
}

std::shared_ptr<const ReferenceSet> default_reference_set() {
  static const auto set =
      std::make_shared<const ReferenceSet>(load_reference_set(default_reference_set_folder()));
  return set;
}

}  // namespace congener
