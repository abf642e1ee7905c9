#include "support/utf8.hpp"

namespace congener::support {

namespace {

unsigned char byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

/// The form of a sequence that begins with a given byte; the second byte's range is what keeps out
/// overlong forms, surrogates and codes above U+10FFFF (Unicode 15, table 3-7).
struct SequenceForm {
  std::size_t bytes = 0;
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xBF;
};

SequenceForm sequence_form(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) {
    return {2, 0x80, 0xBF};
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
    return {3, low, high};
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
    return {4, low, high};
  }
  return {};
}

}  // namespace

Character decode_utf8(std::string_view text) {
  const unsigned char lead = byte_at(text, 0);
  if (lead < 0x80) {
    return {lead, 1, true};
  }
  const SequenceForm form = sequence_form(lead);
  if (form.bytes == 0) {
    return {};
  }
  char32_t code = lead & (0x7Fu >> form.bytes);
  for (std::size_t i = 1; i < form.bytes; ++i) {
    const unsigned char low = i == 1 ? form.second_min : 0x80;
    const unsigned char high = i == 1 ? form.second_max : 0xBF;
    if (i >= text.size() || byte_at(text, i) < low || byte_at(text, i) > high) {
      return {0, i, false};
    }
    code = (code << 6) | (byte_at(text, i) & 0x3Fu);
  }
  return {code, form.bytes, true};
}

}  // namespace congener::support
