#pragma once
// The one way in which names of substances are compared.

#include <string>
#include <string_view>

namespace congener::resolve {

/// The form of a name that all its usual spellings share:
/// - ASCII letters small;
/// - without blanks, hyphens, dashes, underscores and invisible characters of any kind, and without
///   double quotes;
/// - Greek letters as their English names (α: alpha), so that "α-methyl" is "alpha methyl";
/// - primes and apostrophes of any kind as "prime", so that "2'-fluoro" is "2-prime fluoro";
/// - square and curly brackets as round ones.
/// Everything else stays, so that 2,3 and 23 are two things. Bytes that are no UTF-8 stay as well.
std::string folded_name(std::string_view name);

/// The text with a plain hyphen for every kind of hyphen and dash, and without invisible
/// characters.
std::string with_plain_hyphens(std::string_view text);

}  // namespace congener::resolve
