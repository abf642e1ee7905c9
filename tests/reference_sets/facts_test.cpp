// The shipped set against the research facts that it was written from (facts.json), row by row and
// day by day.

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "in_words.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Texts = std::vector<std::string>;
using Json = nlohmann::json;

const Json& facts() {
  static const Json loaded = [] {
    std::ifstream stream(CONGENER_FACTS_FILE);
    return Json::parse(stream);
  }();
  return loaded;
}

/// Empty where the key is not there.
std::string text(const Json& node, const std::string& key) {
  return node.value(key, "");
}

/// The facts say UK of what the set calls GB: Northern Ireland follows the European Union.
std::string code(const std::string& jurisdiction) {
  return jurisdiction == "UK" ? "GB" : jurisdiction;
}

ControlStatus control_status(const std::string& word) {
  static const std::map<std::string, ControlStatus> known = {
      {"listed", ControlStatus::Listed},
      {"believed-listed-unconfirmed", ControlStatus::BelievedListed},
      {"covered-by-class", ControlStatus::Covered},
      {"scope-extended", ControlStatus::ScopeExtended},
      {"temporary-expired", ControlStatus::Temporary},
      {"watch", ControlStatus::Watch},
      {"not-found", ControlStatus::NotFound},
      {"not-covered-on-our-reading", ControlStatus::NotCovered}};
  CAPTURE(word);
  REQUIRE(known.count(word) == 1);
  return known.at(word);
}

Status answer_to(ControlStatus status) {
  switch (status) {
    case ControlStatus::Covered:
      return Status::Covered;
    case ControlStatus::Watch:
      return Status::Watch;
    case ControlStatus::NotFound:
    case ControlStatus::NotCovered:
      return Status::NoFinding;
    default:
      return Status::Listed;
  }
}

std::optional<Confidence> confidence(const std::string& word) {
  static const std::map<std::string, Confidence> known = {
      {"confirmed-from-source", Confidence::Confirmed},
      {"confirmed-from-secondary-source", Confidence::Secondary},
      {"derived-unverified", Confidence::Derived},
      {"from-memory-unverified", Confidence::Unverified},
      {"not-applicable", Confidence::Unverified}};
  const auto found = known.find(word);
  return found == known.end() ? std::nullopt : std::make_optional(found->second);
}

/// One row of law of the facts.
struct Row {
  std::string substance;
  std::string smiles;
  std::string jurisdiction;
  ControlStatus status = ControlStatus::NotFound;
  std::string effective;  ///< in the facts' own words
  Json node;

  std::optional<Date> plain_date() const { return parse_date(effective); }
  std::string name() const { return substance + " " + jurisdiction + " " + effective; }
};

std::vector<Row> read_rows() {
  std::vector<Row> rows;
  for (const Json& substance : facts()["substances"]) {
    for (const Json& control : substance["controls"]) {
      Row row;
      row.substance = text(substance, "id");
      row.smiles = text(substance, "smiles");
      row.jurisdiction = code(text(control, "jurisdiction"));
      row.status = control_status(text(control, "status"));
      row.effective = text(control, "effective");
      row.node = control;
      rows.push_back(row);
    }
  }
  return rows;
}

const std::vector<Row>& rows() {
  static const std::vector<Row> all = read_rows();
  return all;
}

const Detector& detector_on(const Date& date) {
  static std::map<Date, std::unique_ptr<Detector>> made;
  std::unique_ptr<Detector>& detector = made[date];
  if (!detector) {
    detector = std::make_unique<Detector>(shipped_set(), options(to_string(date)));
  }
  return *detector;
}

Date day_before(Date date) {
  do {
    if (--date.day < 1) {
      date.day = 31;
      date.month = date.month > 1 ? date.month - 1 : 12;
      date.year -= date.month == 12 ? 1 : 0;
    }
  } while (!parse_date(to_string(date)));
  return date;
}

Date facts_day() {
  return day(text(facts(), "as_of"));
}

/// What the facts say of a substance in a jurisdiction on a day: at least so much, at most so much.
/// They differ where the date of a row is told in prose or was not read.
struct Bounds {
  Status least = Status::NoFinding;
  Status most = Status::NoFinding;
};

Bounds bounds_on(const Row& asked, const Date& date) {
  Bounds bounds;
  for (const Row& row : rows()) {
    if (row.substance != asked.substance || row.jurisdiction != asked.jurisdiction) {
      continue;
    }
    const auto begin = row.plain_date();
    const Status status = answer_to(row.status);
    if (begin && *begin <= date) {
      bounds.least = std::max(bounds.least, status);
    }
    if (!begin || *begin <= date) {
      bounds.most = std::max(bounds.most, status);
    }
  }
  return bounds;
}

/// The answer by a row of the substance itself; what a class covers is no statement of a row.
/// A resemblance counts as nothing.
Status said_by_rows(const Finding& finding, const std::string& jurisdiction) {
  const JurisdictionFinding* answer = find_answer(finding, jurisdiction);
  const bool is_row =
      answer != nullptr && answer->rule.empty() && answer->status > Status::Analogue;
  return is_row ? answer->status : Status::NoFinding;
}

void check_bounds(const Row& row, const Date& date) {
  CAPTURE(row.name(), to_string(date));
  const Bounds bounds = bounds_on(row, date);
  const Finding finding = detector_on(date).check(row.smiles);
  CHECK(status_in(finding, row.jurisdiction) >= bounds.least);
  // The set holds a few surveillance rows more than the facts: never more than watched.
  CHECK(said_by_rows(finding, row.jurisdiction) <= std::max(bounds.most, Status::Watch));
}

std::vector<const ControlRow*> shipped_rows(const Row& row) {
  std::vector<const ControlRow*> result;
  const int entry = find_entry(*shipped_set(), row.substance);
  CAPTURE(row.substance);
  REQUIRE(entry >= 0);
  for (const ControlRow& shipped :
       shipped_set()->entries[static_cast<std::size_t>(entry)].controls) {
    if (shipped.jurisdiction == row.jurisdiction && shipped.status == row.status &&
        shipped.citation == text(row.node, "citation")) {
      result.push_back(&shipped);
    }
  }
  return result;
}

const StructureClass* find_class(const std::string& id) {
  for (const StructureClass& definition : shipped_set()->classes) {
    if (definition.id == id) {
      return &definition;
    }
  }
  return nullptr;
}

void check_vector(const Json& vector, const std::string& key, const std::string& rule) {
  const std::string wanted = text(vector, key);
  CAPTURE(text(vector, "substance"), rule, wanted);
  const Finding finding = detector_of_today().check(text(vector, "smiles"));
  const ClassFinding* found = nullptr;
  for (const ClassFinding& one : finding.classes) {
    found = one.rule == rule ? &one : found;
  }
  const bool is_inside = found != nullptr && found->is_inside;
  REQUIRE(
      (wanted == "no" || wanted == "yes" || wanted == "structure-yes" || wanted == "reference"));
  CHECK(is_inside == (wanted == "yes" || wanted == "structure-yes"));
  if (wanted == "reference") {
    REQUIRE(found != nullptr);
    CHECK(any_contains(all_in_words(found->failing), "the reference structure itself"));
  }
}

}  // namespace

TEST_CASE("the test vectors of the facts hold", "[facts]") {
  REQUIRE(facts()["test_vectors"].size() >= 12);
  for (const Json& vector : facts()["test_vectors"]) {
    check_vector(vector, "us_frs", "us-frs");
    check_vector(vector, "cn_2019", "cn-2019");
  }
}

TEST_CASE("every dated row of the facts answers from its day on and not before", "[facts]") {
  int dated = 0;
  for (const Row& row : rows()) {
    if (const auto begin = row.plain_date()) {
      ++dated;
      check_bounds(row, day_before(*begin));
      check_bounds(row, *begin);
    }
  }
  CHECK(dated > 40);
}

TEST_CASE("every row of the facts answers on the day of the facts", "[facts]") {
  Texts in_prose;
  for (const Row& row : rows()) {
    check_bounds(row, facts_day());
    // Whatever the date, a row that lists or covers does so by now; a temporary one is replaced.
    const Finding finding = detector_on(facts_day()).check(row.smiles);
    CAPTURE(row.name());
    CHECK(status_in(finding, row.jurisdiction) >= answer_to(row.status));
    if (!row.effective.empty() && !row.plain_date()) {
      in_prose.push_back(row.name());
    }
  }
  // Dates told in prose ("on the schedule by ...") are not parsed: a row of the set has what was
  // read of them, and shipped_rows_test.cpp has its days. Their names, should the count change:
  std::string names;
  for (const std::string& name : in_prose) {
    names += "\n  " + name;
  }
  INFO("dates in prose: " << in_prose.size() << names);
  CHECK(in_prose.size() == 43);
}

TEST_CASE("what the facts did not find or hold for not covered is never listed by a row",
          "[facts]") {
  int rows_without = 0;
  for (const Row& row : rows()) {
    if (answer_to(row.status) != Status::NoFinding ||
        bounds_on(row, facts_day()).most != Status::NoFinding) {
      continue;
    }
    ++rows_without;
    for (const char* as_of : {"2018-06-01", "2021-06-01", "2023-12-01", "2025-01-01"}) {
      CAPTURE(row.name(), as_of);
      CHECK(said_by_rows(detector_on(day(as_of)).check(row.smiles), row.jurisdiction) <=
            Status::Watch);
    }
  }
  CHECK(rows_without > 15);
}

TEST_CASE("every row of the facts stands in the set with its citation, sources and confidence",
          "[facts]") {
  for (const Row& row : rows()) {
    CAPTURE(row.name(), text(row.node, "citation"));
    const auto shipped = shipped_rows(row);
    REQUIRE_FALSE(shipped.empty());
    const auto grade = confidence(text(row.node, "confidence"));
    REQUIRE(grade.has_value());
    Texts sources;
    for (const Json& source : row.node["sources"]) {
      sources.push_back(source);
    }
    CHECK(std::any_of(shipped.begin(), shipped.end(), [&](const ControlRow* one) {
      return one->confidence == *grade &&
             std::all_of(sources.begin(), sources.end(),
                         [&](const std::string& source) { return contains(one->sources, source); });
    }));
    if (const auto begin = row.plain_date()) {
      CHECK(std::any_of(shipped.begin(), shipped.end(),
                        [&](const ControlRow* one) { return one->period.effective == begin; }));
    }
  }
}

TEST_CASE("every substance of the facts is in the set as the facts have it", "[facts]") {
  for (const Json& substance : facts()["substances"]) {
    CAPTURE(text(substance, "id"));
    const int index = find_entry(*shipped_set(), text(substance, "id"));
    REQUIRE(index >= 0);
    const Entry& entry = shipped_set()->entries[static_cast<std::size_t>(index)];
    CHECK(entry.name == text(substance, "canonical_name"));
    CHECK(entry.formula == text(substance, "formula"));
    CHECK(entry.inchikey == text(substance, "inchikey"));
    CHECK(entry.cas == text(substance["cas"], "number"));
    if (!entry.cas.empty()) {
      CHECK(confidence(text(substance["cas"], "confidence")) == entry.cas_confidence);
    }
  }
}

TEST_CASE("every source of the facts is in the set", "[facts]") {
  Texts known;
  for (const Source& source : shipped_set()->sources) {
    known.push_back(source.id);
  }
  for (const Json& source : facts()["sources"]) {
    CAPTURE(source.get<std::string>());
    CHECK(contains(known, source));
  }
}

TEST_CASE("every class of the facts is in the set, for its jurisdiction", "[facts]") {
  for (const Json& definition : facts()["classes"]) {
    const std::string id = text(definition, "id");
    CAPTURE(id);
    const StructureClass* shipped = find_class(id);
    if (id == "au-extension") {
      // Australia's table itself was not read, so Australia is no jurisdiction of the set: a report
      // would show it as if it had been looked up.
      CHECK(shipped == nullptr);
      continue;
    }
    REQUIRE(shipped != nullptr);
    const std::string jurisdiction = text(definition, "jurisdiction");
    CHECK(shipped->jurisdiction == (jurisdiction == "EU/UK" ? "EU" : code(jurisdiction)));
    if (jurisdiction == "EU/UK") {
      REQUIRE(find_class("gb-cat1-clause") != nullptr);
      CHECK(find_class("gb-cat1-clause")->jurisdiction == "GB");
    }
    // A grade in one word is the class's own; one in a sentence says what was read and what is our
    // reading, and no row claims more than its first word.
    const std::string words = text(definition, "confidence");
    const auto whole = confidence(words);
    const auto first = confidence(words.substr(0, words.find(' ')));
    REQUIRE(first.has_value());
    for (const ControlRow& row : shipped->controls) {
      CHECK(row.confidence >= *first);
      if (whole && shipped->controls.size() == 1) {
        CHECK(row.confidence == *whole);
      }
    }
    for (const Json& source : definition["sources"]) {
      CAPTURE(source.get<std::string>());
      CHECK(std::any_of(shipped->controls.begin(), shipped->controls.end(),
                        [&](const ControlRow& row) { return contains(row.sources, source); }));
    }
  }
}
