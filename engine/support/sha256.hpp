#pragma once
// SHA-256 in hexadecimal, for evidence (content hashes of reference sets, inputs and records).

#include <memory>
#include <string>
#include <string_view>

namespace congener::support {

/// Adds up bytes and gives their SHA-256. Not thread-safe.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void update(std::string_view bytes);
  std::string hex_digest();  ///< 64 lower-case digits; both throw std::logic_error afterwards

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The SHA-256 of a short text; many threads may ask at once.
std::string sha256_of(std::string_view text);

/// The same as 32 bytes.
std::string sha256_bytes_of(std::string_view text);

/// The SHA-256 of a file's bytes. Throws FileError.
std::string sha256_of_file(const std::string& path);

}  // namespace congener::support
