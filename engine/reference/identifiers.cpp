#include "reference/identifiers.hpp"

#include <regex>

namespace congener::reference {

bool is_cas_number(const std::string& text) {
  static const std::regex kForm("[1-9][0-9]{1,6}-[0-9]{2}-[0-9]");
  if (!std::regex_match(text, kForm)) {
    return false;
  }
  // Digits before the check digit, weighted 1, 2, 3 ... from the right.
  int sum = 0;
  int weight = 1;
  for (auto position = text.size() - 2; position-- > 0;) {
    if (text[position] != '-') {
      sum += weight++ * (text[position] - '0');
    }
  }
  return sum % 10 == text.back() - '0';
}

bool is_inchikey(const std::string& text) {
  static const std::regex kForm("[A-Z]{14}-[A-Z]{10}-[A-Z]");
  return std::regex_match(text, kForm);
}

}  // namespace congener::reference
