#include "report/finding_text.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "forbidden_words.hpp"
#include "report_samples.hpp"

namespace {

using namespace congener;
using samples::forbidden_words_in;

const Date kAsOf{2026, 11, 21};

}  // namespace

TEST_CASE("the names of all enumerators are those of schema 1", "[unit]") {
  std::string names;
  for (int i = 0; i < 6; ++i) {
    names += to_string(static_cast<Status>(i)) + " ";
  }
  for (int i = 0; i < 4; ++i) {
    names += to_string(static_cast<Grade>(i)) + " ";
  }
  for (int i = 0; i < 7; ++i) {
    names += to_string(static_cast<Form>(i)) + " ";
  }
  for (int i = 0; i < 3; ++i) {
    names += to_string(static_cast<Wording>(i)) + " ";
  }
  for (int i = 0; i < 4; ++i) {
    names += to_string(static_cast<Confidence>(i)) + " ";
  }
  for (int i = 0; i < 8; ++i) {
    names += to_string(static_cast<ControlStatus>(i)) + " ";
  }
  CHECK(names ==
        "not_screened no_finding analogue watch covered listed "
        "none weak moderate strong "
        "salt_or_solvate covalent_hydrate mixture charge stereo isotope tautomer "
        "mentioned silent not_read "
        "confirmed secondary derived unverified "
        "listed believed_listed covered scope_extended temporary watch not_found not_covered ");
}

TEST_CASE("the match is exact or the most distant form", "[unit]") {
  Identity identity;
  CHECK(match_of(identity) == "exact");
  identity.forms = {Form::SaltOrSolvate, Form::Stereo};
  CHECK(match_of(identity) == "stereo");
}

TEST_CASE("listed, covered, watch and analogue are flagged and nothing else is", "[unit]") {
  std::vector<Status> flagged;
  for (const Status status : report::kStatusesDescending) {
    Finding finding;
    finding.status = status;
    if (is_flagged(finding)) {
      flagged.push_back(status);
    }
  }
  const std::vector<Status> expected = {Status::Listed, Status::Covered, Status::Watch,
                                        Status::Analogue};
  CHECK(flagged == expected);
}

TEST_CASE("a gap needs both a place with a row and one without", "[unit]") {
  Gap gap;
  CHECK(gap_sentence(gap, kAsOf).empty());
  gap.not_found_in = {"US"};
  CHECK(gap_sentence(gap, kAsOf).empty());
  gap.listed_in = {{"CA", Status::Listed, Date{2024, 9, 3}, true}};
  gap.not_found_in.clear();
  CHECK(gap_sentence(gap, kAsOf).empty());
}

TEST_CASE("the gap sentence names each place, its date and the doubt about it", "[unit]") {
  Gap gap;
  gap.not_found_in = {"US", "EU", "UN"};
  gap.listed_in = {{"CA", Status::Listed, Date{2024, 9, 3}, true}};
  CHECK(gap_sentence(gap, kAsOf) ==
        "listed in CA since 2024-09-03; not found in US, EU, UN as of 2026-11-21");
  gap.listed_in.push_back({"IN", Status::Listed, Date{2025, 1, 23}, false});
  CHECK(gap_sentence(gap, kAsOf) ==
        "listed in CA since 2024-09-03 and IN since 2025-01-23 (date not verified); "
        "not found in US, EU, UN as of 2026-11-21");
  gap.listed_in.push_back({"VN", Status::Listed, std::nullopt, false});
  CHECK(gap_sentence(gap, kAsOf) ==
        "listed in CA since 2024-09-03, IN since 2025-01-23 (date not verified) and "
        "VN (date not known); not found in US, EU, UN as of 2026-11-21");
}

TEST_CASE("the gap sentence never calls a covered or watched substance listed", "[unit]") {
  Gap gap;
  gap.not_found_in = {"US"};
  gap.listed_in = {{"DE", Status::Watch, Date{2023, 1, 1}, true},
                   {"CN", Status::Covered, std::nullopt, false},
                   {"CA", Status::Listed, Date{2024, 9, 3}, true},
                   {"GB", Status::Covered, Date{2022, 2, 2}, true}};
  CHECK(gap_sentence(gap, kAsOf) ==
        "listed in CA since 2024-09-03; covered in CN (date not known) and GB since 2022-02-02; "
        "watch in DE since 2023-01-01; not found in US as of 2026-11-21");
}

TEST_CASE("repeated names stay apart, also from names that look numbered", "[unit]") {
  const std::vector<std::string> names = {"a", "a (2)", "a", "a", "id"};
  const std::vector<std::string> expected = {"a", "a (2)", "a (3)", "a (4)", "id (2)"};
  CHECK(report::unique_names(names, {"id"}) == expected);
}

TEST_CASE("no report prints a word of clearance or a legal conclusion", "[unit]") {
  RunSummary incomplete = samples::summary();
  incomplete.complete = false;
  incomplete.input_problems = {"samples.csv: ends early"};
  for (const ReportFormat format :
       {ReportFormat::Tsv, ReportFormat::Csv, ReportFormat::JsonLines, ReportFormat::Table}) {
    const std::vector<std::string> none;
    std::vector<samples::Row> all = samples::rows();
    all.push_back(samples::class_member());
    CHECK(forbidden_words_in(samples::written(format, all)) == none);
    CHECK(forbidden_words_in(samples::written(format, {})) == none);
    CHECK(forbidden_words_in(samples::written(format, {}, samples::header(), incomplete)) == none);
  }
  CHECK(forbidden_words_in("it is SAFE") == std::vector<std::string>{"safe"});
}
