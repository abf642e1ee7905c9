#include "build_text.hpp"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <exception>
#include <thread>

#include "congener/fingerprints/kernels.hpp"
#include "congener/reference_set.hpp"

namespace congener::cli {
namespace {

std::string compiler_text() {
#if defined(__clang__)
  return fmt::format("clang {}.{}.{}", __clang_major__, __clang_minor__, __clang_patchlevel__);
#else
  return fmt::format("GCC {}.{}.{}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#endif
}

std::string set_text() {
  const std::string folder = default_reference_set_folder();
  try {
    const ReferenceSet set = load_reference_set(folder);
    return fmt::format("{} {}, SHA-256 {}, {}", set.id, set.version, set.sha256, folder);
  } catch (const std::exception& error) {
    return fmt::format("cannot be read: {}", error.what());
  }
}

}  // namespace

std::string system_text() {
  struct utsname system = {};
  return ::uname(&system) == 0
             ? fmt::format("{} {} {}", system.sysname, system.release, system.machine)
             : "not known";
}

std::string build_text() {
  return fmt::format("compiler {}\nsystem {}, {} processors, kernel {}\nreference set {}",
                     compiler_text(), system_text(), std::thread::hardware_concurrency(),
                     fingerprints::active_kernel(), set_text());
}

}  // namespace congener::cli
