#include "congener/date.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <tuple>

namespace congener {

namespace {

std::tuple<int, int, int> key(const Date& date) {
  return {date.year, date.month, date.day};
}

bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// The number written by ASCII digits only, or -1.
int digits_value(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') {
      return -1;
    }
    value = value * 10 + (digit - '0');
  }
  return value;
}

std::chrono::sys_days serial_day(const Date& date) {
  return std::chrono::year{date.year} / date.month / date.day;
}

}  // namespace

bool operator==(const Date& a, const Date& b) {
  return key(a) == key(b);
}
bool operator!=(const Date& a, const Date& b) {
  return key(a) != key(b);
}
bool operator<(const Date& a, const Date& b) {
  return key(a) < key(b);
}
bool operator>(const Date& a, const Date& b) {
  return key(a) > key(b);
}
bool operator<=(const Date& a, const Date& b) {
  return key(a) <= key(b);
}
bool operator>=(const Date& a, const Date& b) {
  return key(a) >= key(b);
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const Date date{digits_value(text.substr(0, 4)), digits_value(text.substr(5, 2)),
                  digits_value(text.substr(8, 2))};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > days_in_month(date.year, date.month)) {
    return std::nullopt;
  }
  return date;
}

std::string to_string(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Date day_after(const Date& date) {
  const Date in_month = {date.year, date.month, date.day + 1};
  if (in_month.day <= days_in_month(date.year, date.month)) {
    return in_month;
  }
  return date.month == 12 ? Date{date.year + 1, 1, 1} : Date{date.year, date.month + 1, 1};
}

int days_between(const Date& from, const Date& to) {
  return static_cast<int>((serial_day(to) - serial_day(from)).count());
}

Date today_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

}  // namespace congener
