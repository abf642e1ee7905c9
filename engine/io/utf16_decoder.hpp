#pragma once
// UTF-16 to UTF-8, piece by piece, as bytes come.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace congener::io {

class Utf16Decoder {
 public:
  explicit Utf16Decoder(bool is_big_endian) : is_big_endian_(is_big_endian) {}

  /// What these bytes add to the text, valid until the next call; may be empty. Halves of pairs
  /// that stand alone become U+FFFD, and are counted.
  std::string_view decode(std::string_view bytes);

  /// Whether the bytes so far end inside a character.
  bool is_cut() const { return first_byte_.has_value() || high_half_ != 0; }

  std::uint64_t replaced() const { return replaced_; }

 private:
  void add_unit(std::uint16_t unit);
  void add_replacement();

  bool is_big_endian_;
  std::optional<unsigned char> first_byte_;  ///< of a code unit whose other byte is to come
  std::uint16_t high_half_ = 0;              ///< of a pair whose other half is to come
  std::uint64_t replaced_ = 0;
  std::string text_;
};

}  // namespace congener::io
