#include "reference/identifiers.hpp"

#include <algorithm>

#include "support/text.hpp"

namespace congener::reference {
namespace {

bool all_between(std::string_view text, char first, char last) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

}  // namespace

bool is_cas_number(const std::string& text) {
  const auto parts = support::split(text, '-');
  if (parts.size() != 3 || parts[0].size() < 2 || parts[0].size() > 7 || parts[0][0] == '0' ||
      parts[1].size() != 2 || parts[2].size() != 1) {
    return false;
  }
  const std::string digits = std::string(parts[0]) + std::string(parts[1]);
  if (!all_between(digits, '0', '9') || !all_between(parts[2], '0', '9')) {
    return false;
  }
  // Digits before the check digit, weighted 1, 2, 3 ... from the right.
  int sum = 0;
  int weight = 1;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    sum += weight++ * (*digit - '0');
  }
  return sum % 10 == parts[2][0] - '0';
}

bool is_inchikey(const std::string& text) {
  const auto parts = support::split(text, '-');
  return parts.size() == 3 && parts[0].size() == 14 && parts[1].size() == 10 &&
         parts[2].size() == 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return all_between(part, 'A', 'Z');
         });
}

}  // namespace congener::reference
