#pragma once
// refs list --jurisdiction and refs calendar: the law of the reference set as tables for people.

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/reference_set.hpp"

namespace congener::cli {

/// What applies in a jurisdiction on a day, and how much of its law the set holds. width: of a
/// terminal, in columns; 0: no line is wrapped.
void list_law(std::ostream& stream, const ReferenceSet& set, const std::string& jurisdiction,
              const Date& day, std::size_t width);

/// What came into force and what ended, by date and place. jurisdictions: empty for those of the
/// set; from, to: only days from this one on, and up to this one; width as in list_law.
void list_calendar(std::ostream& stream, const ReferenceSet& set,
                   const std::vector<std::string>& jurisdictions, const std::optional<Date>& from,
                   const std::optional<Date>& to, std::size_t width);

}  // namespace congener::cli
