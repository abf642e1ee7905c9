#pragma once
// The InChI library's interface, and the lock that every call of it in this process takes.

#include <inchi_api.h>

#include <mutex>

namespace congener::chem {

/// Held during each call, and until what the call has given was copied and freed.
class InchiLock {
 public:
  InchiLock() : lock_(the_mutex()) {}

 private:
  static std::mutex& the_mutex() {
    static std::mutex mutex;
    return mutex;
  }
  std::lock_guard<std::mutex> lock_;
};

/// Not so short that a slow machine would meet it with an ordinary molecule.
inline constexpr const char* kInchiOptions = "-W60";

}  // namespace congener::chem
