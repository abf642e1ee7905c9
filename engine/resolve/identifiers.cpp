#include "resolve/identifiers.hpp"

#include <algorithm>

#include "resolve/folded_name.hpp"
#include "support/text.hpp"

namespace congener::resolve {
namespace {

bool all_between(std::string_view text, char first, char last) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

/// Nearly each record is a SMILES and is asked. So that this costs next to nothing, the end of a
/// CAS number, "-0", is looked for first. A character that is not ASCII may be such a hyphen, or
/// none that is seen.
bool may_end_as_cas_number(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (text.size() < 2 || !is_ascii(text.back())) {
    return text.size() >= 2;
  }
  const char before = text[text.size() - 2];
  return text.back() >= '0' && text.back() <= '9' && (before == '-' || !is_ascii(before));
}

/// The text without a word before it ("CAS", "CAS-RN:", "CAS No."), if it begins with one.
std::string_view without_word(std::string_view text, std::string_view word) {
  if (!support::begins_with_letters(text, word)) {
    return text;
  }
  const std::size_t number = text.find_first_of("0123456789");
  return number == std::string_view::npos || number > word.size() + 8 ? text : text.substr(number);
}

/// Digits before the check digit, weighted 1, 2, 3 ... from the right.
char right_check_digit(std::string_view digits) {
  int sum = 0;
  int weight = 1;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    sum += weight++ * (*digit - '0');
  }
  return static_cast<char>('0' + sum % 10);
}

}  // namespace

std::optional<CasNumber> read_cas_number(std::string_view text) {
  constexpr std::size_t kMostBytes = 64;  // the number, a word before it, dashes of several bytes
  text = support::trim(text);
  if (text.size() > kMostBytes || !may_end_as_cas_number(text)) {
    return std::nullopt;
  }
  const std::string plain = with_plain_hyphens(text);
  const std::string number(without_word(support::trim(plain), "cas"));
  const auto parts = support::split(number, '-');
  if (parts.size() != 3 || parts[0].size() < 2 || parts[0].size() > 7 || parts[0][0] == '0' ||
      parts[1].size() != 2 || parts[2].size() != 1) {
    return std::nullopt;
  }
  const std::string digits = std::string(parts[0]) + std::string(parts[1]);
  if (!all_between(digits, '0', '9') || !all_between(parts[2], '0', '9')) {
    return std::nullopt;
  }
  return CasNumber{number, right_check_digit(digits)};
}

bool is_cas_number(const std::string& text) {
  const std::optional<CasNumber> number = read_cas_number(text);
  return number && number->number == text && number->is_right();
}

bool is_inchikey(const std::string& text) {
  const auto parts = support::split(text, '-');
  return parts.size() == 3 && parts[0].size() == 14 && parts[1].size() == 10 &&
         parts[2].size() == 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return all_between(part, 'A', 'Z');
         });
}

std::optional<std::string> read_inchikey(std::string_view text) {
  constexpr std::string_view kWord = "inchikey=";
  constexpr std::size_t kBytes = 27;
  constexpr std::size_t kFlag = 23;  // S: standard, N: not; then the version
  text = support::trim(text);
  if (text.size() != kBytes && text.size() != kWord.size() + kBytes) {
    return std::nullopt;
  }
  std::string key = support::to_lower(text);
  if (key.substr(0, kWord.size()) == kWord) {
    key.erase(0, kWord.size());
  }
  std::transform(key.begin(), key.end(), key.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  const bool is_one =
      is_inchikey(key) && (key[kFlag] == 'S' || key[kFlag] == 'N') && key[kFlag + 1] == 'A';
  return is_one ? std::optional(key) : std::nullopt;
}

}  // namespace congener::resolve
