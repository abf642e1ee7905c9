#include "io/utf16_decoder.hpp"

#include "io/character_codes.hpp"

namespace congener::io {

namespace {

bool is_high_half(std::uint16_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_low_half(std::uint16_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

}  // namespace

std::string_view Utf16Decoder::decode(std::string_view bytes) {
  text_.clear();
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (!first_byte_) {
      first_byte_ = value;
      continue;
    }
    const unsigned high = is_big_endian_ ? *first_byte_ : value;
    const unsigned low = is_big_endian_ ? value : *first_byte_;
    first_byte_.reset();
    add_unit(static_cast<std::uint16_t>(high << 8U | low));
  }
  return text_;
}

void Utf16Decoder::add_unit(std::uint16_t unit) {
  if (high_half_ != 0 && is_low_half(unit)) {
    append_utf8(text_, 0x10000U + ((high_half_ - 0xD800U) << 10U) + (unit - 0xDC00U));
    high_half_ = 0;
    return;
  }
  if (high_half_ != 0) {
    add_replacement();
    high_half_ = 0;
  }
  if (is_high_half(unit)) {
    high_half_ = unit;
  } else if (is_low_half(unit)) {
    add_replacement();
  } else {
    append_utf8(text_, unit);
  }
}

void Utf16Decoder::add_replacement() {
  append_utf8(text_, kReplacementCode);
  ++replaced_;
}

}  // namespace congener::io
