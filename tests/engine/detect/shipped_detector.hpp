#pragma once
// The shipped reference set and detectors on it, for the tests of the detector.

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "congener/detector.hpp"

namespace congener::test {

/// Loaded once per test program.
inline std::shared_ptr<const ReferenceSet> shipped_set() {
  static const auto set = std::make_shared<const ReferenceSet>(
      load_reference_set(CONGENER_REFERENCE_SETS "/fentanyl_precursors"));
  return set;
}

inline Date day(const std::string& text) {
  const auto date = parse_date(text);
  if (!date) {
    throw std::invalid_argument("no day: " + text);
  }
  return *date;
}

inline Date day_before(const Date& date) {
  if (date.day > 1) {
    return {date.year, date.month, date.day - 1};
  }
  Date before = {date.year, date.month - 1, 31};
  if (date.month == 1) {
    before = {date.year - 1, 12, 31};
  }
  while (!parse_date(to_string(before))) {
    --before.day;
  }
  return before;
}

/// The day of the shipped set's facts.
inline const char* const kToday = "2026-11-28";

inline DetectorOptions options(const std::string& as_of = kToday,
                               std::vector<std::string> jurisdictions = {}) {
  DetectorOptions result;
  result.as_of = day(as_of);
  result.jurisdictions = std::move(jurisdictions);
  return result;
}

inline Detector detector(const std::string& as_of = kToday,
                         std::vector<std::string> jurisdictions = {}) {
  return Detector(shipped_set(), options(as_of, std::move(jurisdictions)));
}

/// All jurisdictions, as of kToday. Made once per test program.
inline const Detector& detector_of_today() {
  static const Detector today = detector();
  return today;
}

/// The shipped set as if nobody had named an end product but fentanyl: what the words of the
/// classes reach by themselves, whether or not a row names it as well.
inline std::shared_ptr<const ReferenceSet> set_by_words_alone() {
  static const auto set = [] {
    auto result = std::make_shared<ReferenceSet>(*shipped_set());
    auto& entries = result->entries;
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [](const Entry& entry) {
                                   return entry.role == EntryRole::EndProduct &&
                                          entry.id != "fentanyl";
                                 }),
                  entries.end());
    for (StructureClass& definition : result->classes) {
      definition.leaves_out_named = false;
    }
    return std::shared_ptr<const ReferenceSet>(result);
  }();
  return set;
}

inline Detector detector_by_words(const std::string& as_of = kToday,
                                  std::vector<std::string> jurisdictions = {}) {
  return Detector(set_by_words_alone(), options(as_of, std::move(jurisdictions)));
}

inline const Detector& detector_by_words_of_today() {
  static const Detector today = detector_by_words();
  return today;
}

inline const JurisdictionFinding* find_answer(const Finding& finding,
                                              std::string_view jurisdiction) {
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.jurisdiction == jurisdiction) {
      return &answer;
    }
  }
  return nullptr;
}

inline const JurisdictionFinding& answer_of(const Finding& finding, std::string_view jurisdiction) {
  const JurisdictionFinding* answer = find_answer(finding, jurisdiction);
  REQUIRE(answer != nullptr);
  return *answer;
}

/// NoFinding also where the jurisdiction has nothing to say.
inline Status status_in(const Finding& finding, const std::string& jurisdiction) {
  const JurisdictionFinding* answer = find_answer(finding, jurisdiction);
  return answer == nullptr ? Status::NoFinding : answer->status;
}

inline const Resemblance* find_resemblance(const Finding& finding, const std::string& entry) {
  for (const Resemblance& resemblance : finding.nearest) {
    if (resemblance.entry == entry) {
      return &resemblance;
    }
  }
  return nullptr;
}

inline bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Whether some text holds this passage.
inline bool any_contains(const std::vector<std::string>& texts, const std::string& passage) {
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    return text.find(passage) != std::string::npos;
  });
}

}  // namespace congener::test
