#pragma once
// Forms and check digits of registry numbers.

#include <optional>
#include <string>
#include <string_view>

namespace congener::resolve {

/// A text in the form of a CAS number: 2 to 7 digits, 2 digits, check digit.
struct CasNumber {
  std::string number;      ///< with plain hyphens: 110-89-4
  char right_digit = '0';  ///< the check digit that the other digits ask for
  bool is_right() const { return number.back() == right_digit; }
};

/// Blanks around it, "CAS" before it and any dashes in it are fine; nothing for another text.
std::optional<CasNumber> read_cas_number(std::string_view text);

/// 2 to 7 digits, 2 digits, the right check digit: 110-89-4.
bool is_cas_number(const std::string& text);

/// 14, 10 and 1 capital letters: VRJHQPZVIGNGMX-UHFFFAOYSA-N. The hash itself is not recomputed.
bool is_inchikey(const std::string& text);

/// The key in capitals, without blanks around it and "InChIKey=" before it; nothing for a text
/// that has not the form of a key of version 1 (whose last letter but two is A). No SMILES has it,
/// because A stands for no atom.
std::optional<std::string> read_inchikey(std::string_view text);

}  // namespace congener::resolve
