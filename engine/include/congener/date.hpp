#pragma once
// Calendar dates of legal texts: a day, no clock and no time zone.

#include <optional>
#include <string>
#include <string_view>

namespace congener {

/// A valid day of the Gregorian calendar. Made by parse_date; the default value is no valid day.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
};

bool operator==(const Date& a, const Date& b);
bool operator!=(const Date& a, const Date& b);
bool operator<(const Date& a, const Date& b);
bool operator>(const Date& a, const Date& b);
bool operator<=(const Date& a, const Date& b);
bool operator>=(const Date& a, const Date& b);

/// Reads exactly YYYY-MM-DD. Empty when the text is anything else or no such day exists.
std::optional<Date> parse_date(std::string_view text);

/// Writes YYYY-MM-DD.
std::string to_string(const Date& date);

/// The next day of the calendar. The day given must be one.
Date day_after(const Date& date);

/// How many days after `from` the day `to` is; negative when it is before. Both must be days.
int days_between(const Date& from, const Date& to);

/// Today in UTC. The only function of the library that reads the clock; call it where a default is
/// chosen.
Date today_utc();

}  // namespace congener
