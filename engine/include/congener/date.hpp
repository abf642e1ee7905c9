#pragma once
// Calendar dates of legal texts: a day, no clock and no time zone.

#include <optional>
#include <string>
#include <string_view>

#include "congener/export.hpp"

namespace congener {

/// A valid day of the Gregorian calendar. Made by parse_date; the default value is no valid day.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
};

CONGENER_EXPORT bool operator==(const Date& a, const Date& b);
CONGENER_EXPORT bool operator!=(const Date& a, const Date& b);
CONGENER_EXPORT bool operator<(const Date& a, const Date& b);
CONGENER_EXPORT bool operator>(const Date& a, const Date& b);
CONGENER_EXPORT bool operator<=(const Date& a, const Date& b);
CONGENER_EXPORT bool operator>=(const Date& a, const Date& b);

/// Reads exactly YYYY-MM-DD. Empty when the text is anything else or no such day exists.
CONGENER_EXPORT std::optional<Date> parse_date(std::string_view text);

/// Writes YYYY-MM-DD.
CONGENER_EXPORT std::string to_string(const Date& date);

/// The next day of the calendar. The day given must be one.
CONGENER_EXPORT Date day_after(const Date& date);

/// How many days after `from` the day `to` is; negative when it is before. Both must be days.
CONGENER_EXPORT int days_between(const Date& from, const Date& to);

/// Today in UTC. The only function of the library that reads the clock; call it where a default is
/// chosen.
CONGENER_EXPORT Date today_utc();

}  // namespace congener
