// Whether a row of law applies on a day: every combination of what may be known of its dates.

#include <vector>

#include "catch.hpp"
#include "law/jurisdiction.hpp"

using namespace congener;
using congener::law::Standing;
using congener::law::standing_on;

namespace {

// First days of months, so that the day before lies in another month; 2020 was a leap year.
const Date kPublished = {2020, 2, 1};
const Date kEarliest = {2020, 3, 1};
const Date kEffective = {2020, 4, 1};
const Date kLatest = {2020, 5, 1};
const Date kLastDay = {2020, 6, 1};

const std::vector<Date> kDays = {
    {1900, 1, 1}, {2020, 1, 31}, {2020, 2, 1}, {2020, 2, 2}, {2020, 2, 29}, {2020, 3, 1},
    {2020, 3, 2}, {2020, 3, 31}, {2020, 4, 1}, {2020, 4, 2}, {2020, 4, 30}, {2020, 5, 1},
    {2020, 5, 2}, {2020, 5, 31}, {2020, 6, 1}, {2020, 6, 2}, {9999, 12, 31}};

struct Known {
  bool published = false;
  bool earliest = false;
  bool effective = false;
  bool latest = false;
  bool last_day = false;
  Confidence confidence = Confidence::Unverified;
};

/// All 32 combinations of dates with each confidence.
std::vector<Known> all_known() {
  std::vector<Known> result;
  for (int bits = 0; bits < 32; ++bits) {
    for (const Confidence confidence : {Confidence::Confirmed, Confidence::Secondary,
                                        Confidence::Derived, Confidence::Unverified}) {
      result.push_back({(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0,
                        (bits & 16) != 0, confidence});
    }
  }
  return result;
}

ControlRow row_of(const Known& known) {
  const auto maybe = [](bool is_known, const Date& date) {
    return is_known ? std::optional<Date>(date) : std::nullopt;
  };
  ControlRow row;
  row.status = ControlStatus::Listed;
  row.list = "List I";
  row.citation = "1 FR 1";
  row.period.published = maybe(known.published, kPublished);
  row.period.earliest = maybe(known.earliest, kEarliest);
  row.period.effective = maybe(known.effective, kEffective);
  row.period.latest = maybe(known.latest, kLatest);
  row.period.last_day = maybe(known.last_day, kLastDay);
  row.period.effective_confidence = known.confidence;
  return row;
}

bool is_sure(const Known& known) {
  return known.confidence == Confidence::Confirmed || known.confidence == Confidence::Secondary;
}

bool is_over(const Known& known, const Date& day) {
  return known.last_day && day > kLastDay;
}

bool is_possible(const Known& known, const Date& day) {
  return (!known.published || day >= kPublished) && (!known.earliest || day >= kEarliest);
}

template <typename Check>
void for_each_case(Check check) {
  for (const Known& known : all_known()) {
    for (const Date& day : kDays) {
      CAPTURE(to_string(day), known.published, known.earliest, known.effective, known.latest,
              known.last_day, to_string(known.confidence));
      check(known, day, standing_on(row_of(known), day));
    }
  }
}

}  // namespace

TEST_CASE("a row applies from its effective day, else from the first possible day, to its last day",
          "[unit]") {
  for_each_case([](const Known& known, const Date& day, const Standing& standing) {
    const bool has_begun = known.effective ? day >= kEffective : is_possible(known, day);
    CHECK(standing.applies == (has_begun && !is_over(known, day)));
  });
}

TEST_CASE("an applying row's date is verified by its confidence or by its latest day", "[unit]") {
  for_each_case([](const Known& known, const Date& day, const Standing& standing) {
    if (standing.applies) {
      const bool by_latest = known.latest && day >= kLatest;
      CHECK(standing.date_verified == ((known.effective && is_sure(known)) || by_latest));
    }
  });
}

TEST_CASE("an applying row says since when only where a day is known", "[unit]") {
  for_each_case([](const Known& known, const Date&, const Standing& standing) {
    if (standing.applies) {
      CHECK(standing.since.has_value() == known.effective);
      CHECK((!standing.since || *standing.since == kEffective));
    }
  });
}

TEST_CASE("a row is doubted only where an unverified date keeps it from applying", "[unit]") {
  for_each_case([](const Known& known, const Date& day, const Standing& standing) {
    const bool is_doubtful = known.effective && !is_sure(known) && day < kEffective &&
                             is_possible(known, day) && !is_over(known, day);
    CHECK(!standing.doubt == !is_doubtful);
    CHECK((!standing.doubt || !standing.applies));
  });
}

TEST_CASE("a doubt names the row and its date", "[unit]") {
  ControlRow row = row_of({});
  row.period.effective = kEffective;
  CHECK(in_words(standing_on(row, {2020, 3, 31}).doubt.value()) ==
        "1 FR 1 not applied: its effective date 2020-04-01 is not verified");
  row.citation.clear();
  CHECK(in_words(standing_on(row, {2020, 3, 31}).doubt.value()) ==
        "List I not applied: its effective date 2020-04-01 is not verified");
}

TEST_CASE("a row of a single day applies on that day only", "[unit]") {
  ControlRow row = row_of({});
  row.period.effective = kEffective;
  row.period.last_day = kEffective;
  CHECK_FALSE(standing_on(row, {2020, 3, 31}).applies);
  CHECK(standing_on(row, kEffective).applies);
  CHECK_FALSE(standing_on(row, {2020, 4, 2}).applies);
}

TEST_CASE("what was looked for and not found gives no status", "[unit]") {
  CHECK(law::status_of(ControlStatus::NotFound) == Status::NoFinding);
  CHECK(law::status_of(ControlStatus::NotCovered) == Status::NoFinding);
  CHECK(law::status_of(ControlStatus::Watch) == Status::Watch);
  CHECK(law::status_of(ControlStatus::Covered) == Status::Covered);
  for (const ControlStatus status : {ControlStatus::Listed, ControlStatus::BelievedListed,
                                     ControlStatus::ScopeExtended, ControlStatus::Temporary}) {
    CHECK(law::status_of(status) == Status::Listed);
  }
}
