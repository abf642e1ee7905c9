#include "resolve/folded_name.hpp"

#include <array>

#include "support/utf8.hpp"

namespace congener::resolve {
namespace {

/// From U+03B1 on; the capital letters stand 32 before. The final sigma has a place of its own.
constexpr std::array<std::string_view, 25> kGreek = {
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};

bool is_hyphen(char32_t code) {
  return code == U'-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFE58 ||
         code == 0xFE63 || code == 0xFF0D;
}

bool is_invisible(char32_t code) {
  return code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

bool is_blank(char32_t code) {
  return code == U' ' || (code >= U'\t' && code <= U'\r') || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000;
}

bool is_single_prime(char32_t code) {
  return code == U'\'' || code == U'`' || code == 0xB4 || code == 0x2B9 || code == 0x2BC ||
         code == 0x2018 || code == 0x2019 || code == 0x2032;
}

std::string_view greek_name(char32_t code) {
  if (code == 0xB5) {
    return "mu";  // the micro sign
  }
  if (code >= 0x3B1 && code <= 0x3C9) {
    return kGreek[code - 0x3B1];
  }
  return code >= 0x391 && code <= 0x3A9 ? kGreek[code - 0x391] : std::string_view();
}

void add_folded(char32_t code, std::string_view bytes, std::string& folded) {
  if (is_blank(code) || is_hyphen(code) || is_invisible(code) || code == U'_' || code == U'"') {
    return;
  }
  if (is_single_prime(code)) {
    folded += "prime";
  } else if (code == 0x2033) {
    folded += "primeprime";
  } else if (const std::string_view greek = greek_name(code); !greek.empty()) {
    folded += greek;
  } else if (code >= U'A' && code <= U'Z') {
    folded += static_cast<char>(code - U'A' + U'a');
  } else if (code == U'[' || code == U'{') {
    folded += '(';
  } else if (code == U']' || code == U'}') {
    folded += ')';
  } else {
    folded += bytes;
  }
}

/// Calls take(code, bytes) for each character; of bytes that are no UTF-8 the code is 0xFFFD.
template <typename Take>
void for_each_character(std::string_view text, Take take) {
  while (!text.empty()) {
    const support::Character next = support::decode_utf8(text);
    take(next.valid ? next.code : char32_t{0xFFFD}, text.substr(0, next.bytes));
    text.remove_prefix(next.bytes);
  }
}

}  // namespace

std::string folded_name(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for_each_character(
      name, [&](char32_t code, std::string_view bytes) { add_folded(code, bytes, folded); });
  return folded;
}

std::string with_plain_hyphens(std::string_view text) {
  std::string plain;
  for_each_character(text, [&](char32_t code, std::string_view bytes) {
    if (is_hyphen(code)) {
      plain += '-';
    } else if (is_blank(code)) {
      plain += ' ';
    } else if (!is_invisible(code)) {
      plain += bytes;
    }
  });
  return plain;
}

}  // namespace congener::resolve
