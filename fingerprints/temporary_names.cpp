#include "temporary_names.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <mutex>

#include "congener/fingerprints/output_file.hpp"

namespace congener::fingerprints {
namespace {

/// A signal handler may neither lock nor allocate, so the names lie in fixed places.
struct Place {
  std::atomic<bool> has_name{false};
  std::array<char, 4096> name{};
};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait for a lock");

std::array<Place, 16> places;
std::mutex changing;  // not taken by remove_temporary_files

}  // namespace

void remember_temporary(const std::string& name) noexcept {
  if (name.size() >= places.front().name.size()) {
    return;
  }
  const std::lock_guard<std::mutex> lock(changing);
  for (Place& place : places) {
    if (!place.has_name) {
      std::memcpy(place.name.data(), name.c_str(), name.size() + 1);
      place.has_name = true;
      return;
    }
  }
}

void forget_temporary(const std::string& name) noexcept {
  const std::lock_guard<std::mutex> lock(changing);
  for (Place& place : places) {
    if (place.has_name && name == place.name.data()) {
      place.has_name = false;
      return;
    }
  }
}

void remove_temporary_files() noexcept {
  for (const Place& place : places) {
    if (place.has_name) {
      ::unlink(place.name.data());
    }
  }
}

}  // namespace congener::fingerprints
