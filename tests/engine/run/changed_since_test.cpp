// Screening the sample for changes must say what two whole runs, compared by hand, say.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "screen_helpers.hpp"

namespace {

using namespace congener;

std::shared_ptr<const ReferenceSet> shipped_set() {
  static const auto set = std::make_shared<const ReferenceSet>(
      load_reference_set(CONGENER_REFERENCE_SETS "/fentanyl_precursors"));
  return set;
}

std::vector<Finding> findings_of(const Date& as_of, std::optional<Date> changed_since = {}) {
  DetectorOptions options;
  options.as_of = as_of;
  options.changed_since = changed_since;
  const Detector detector(shipped_set(), options);
  return screening::run({screening::kSample}, {}, detector).collected.findings;
}

Status status_in(const Finding& finding, const std::string& jurisdiction) {
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.jurisdiction == jurisdiction) {
      return answer.status;
    }
  }
  return Status::NoFinding;
}

std::string text_of(const std::vector<StatusChange>& changes) {
  std::string text;
  for (const StatusChange& change : changes) {
    text +=
        change.jurisdiction + ":" + to_string(change.before) + ">" + to_string(change.after) + " ";
  }
  return text;
}

/// By hand: the jurisdictions whose status differs.
std::vector<StatusChange> compared(const Finding& before, const Finding& after) {
  std::vector<StatusChange> changes;
  for (const std::string& jurisdiction : shipped_set()->jurisdictions) {
    const Status then = status_in(before, jurisdiction);
    const Status now = status_in(after, jurisdiction);
    if (then != now) {
      changes.push_back({jurisdiction, then, now});
    }
  }
  return changes;
}

struct Days {
  Date from;
  Date to;
};

}  // namespace

TEST_CASE("screening for changes says what two runs compared by hand say", "[unit]") {
  const std::vector<Days> intervals = {
      {{2007, 4, 22}, {2007, 4, 23}}, {{2019, 4, 30}, {2019, 5, 1}},
      {{2023, 5, 11}, {2023, 5, 12}}, {{2023, 11, 29}, {2023, 11, 30}},
      {{2024, 8, 31}, {2024, 9, 1}},  {{2024, 9, 2}, {2024, 9, 3}},
      {{2026, 4, 11}, {2026, 4, 12}}, {{2016, 12, 31}, {2026, 11, 21}}};
  for (const Days& days : intervals) {
    const std::vector<Finding> before = findings_of(days.from);
    const std::vector<Finding> after = findings_of(days.to);
    const std::vector<Finding> changed = findings_of(days.to, days.from);
    REQUIRE(changed.size() == after.size());
    std::size_t flagged = 0;
    for (std::size_t i = 0; i < changed.size(); ++i) {
      CAPTURE(to_string(days.to), i);
      const std::vector<StatusChange> expected = compared(before[i], after[i]);
      REQUIRE(text_of(changed[i].changes) == text_of(expected));
      CHECK(changed[i].jurisdictions.size() == expected.size());
      CHECK(is_flagged(changed[i]) == !expected.empty());
      CHECK(gap_sentence(changed[i].gap, days.to) == gap_sentence(after[i].gap, days.to));
      flagged += is_flagged(changed[i]) ? 1 : 0;
    }
    CHECK(flagged > 0);
  }
}

TEST_CASE("a day on which nothing began flags nothing of the sample", "[unit]") {
  for (const Finding& finding : findings_of({2024, 9, 2}, Date{2024, 9, 1})) {
    CHECK_FALSE(is_flagged(finding));
  }
}
