#pragma once
// A file mapped into memory, read-only.

#include <memory>
#include <string>
#include <string_view>

namespace congener::fingerprints {

/// Bytes, and what keeps them there. The first byte lies at a multiple of the page size.
struct MappedFile {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

/// Throws congener::FileError. An empty file gives no bytes.
MappedFile map_file(const std::string& path);

}  // namespace congener::fingerprints
