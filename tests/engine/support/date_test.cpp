#include "congener/date.hpp"

#include <string>

#include "catch.hpp"

namespace congener {
namespace {

TEST_CASE("a date is written as it was read", "[unit]") {
  for (const char* text : {"2024-09-03", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"}) {
    const auto date = parse_date(text);
    REQUIRE(date.has_value());
    CHECK(to_string(*date) == text);
  }
}

TEST_CASE("a day that does not exist is no date", "[unit]") {
  for (const char* text : {"2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10",
                           "2024-01-00", "2024-01-32", "0000-01-01"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("only YYYY-MM-DD is a date", "[unit]") {
  for (const char* text :
       {"", "2024", "2024-1-1", "2024-01-1", " 2024-01-01", "2024-01-01 ", "2024/01/01",
        "01-01-2024", "2024-+1-01", "2024-01--1", "20x4-01-01", "2024-01-01T00:00"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("dates are ordered by year, then month, then day", "[unit]") {
  const Date early{2023, 12, 31};
  const Date later{2024, 1, 1};
  const Date latest{2024, 2, 1};
  CHECK(early < later);
  CHECK(later < latest);
  CHECK(latest > early);
  CHECK(early <= early);
  CHECK(early >= early);
  CHECK(early == congener::Date{2023, 12, 31});
  CHECK(early != later);
}

TEST_CASE("today is a day of the calendar", "[unit]") {
  const Date today = today_utc();
  CHECK(parse_date(to_string(today)) == today);
  CHECK(today > Date{2024, 1, 1});
}

TEST_CASE("days between two days are counted through leap years", "[unit]") {
  CHECK(days_between({2026, 11, 21}, {2026, 11, 21}) == 0);
  CHECK(days_between({2024, 2, 28}, {2024, 3, 1}) == 2);
  CHECK(days_between({2023, 2, 28}, {2023, 3, 1}) == 1);
  CHECK(days_between({2026, 11, 21}, {2027, 11, 21}) == 365);
  CHECK(days_between({2000, 1, 1}, {1970, 1, 1}) == -10957);
  CHECK(days_between({1, 1, 1}, {9999, 12, 31}) == 3652058);
}

}  // namespace
}  // namespace congener

TEST_CASE("the day after is the calendar's, over ends of months, leap days and years", "[unit]") {
  CHECK(congener::day_after({2025, 7, 15}) == congener::Date{2025, 7, 16});
  CHECK(congener::day_after({2024, 2, 28}) == congener::Date{2024, 2, 29});
  CHECK(congener::day_after({2023, 2, 28}) == congener::Date{2023, 3, 1});
  CHECK(congener::day_after({2024, 8, 31}) == congener::Date{2024, 9, 1});
  CHECK(congener::day_after({2016, 12, 31}) == congener::Date{2017, 1, 1});
}
