// The table of expected answers, which was written from the published facts and not from this
// program: what each substance is under which words of law, where and when.

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "law/law.hpp"
#include "support/text.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// One line of the table, by the names of its columns (expected_answers.md).
struct ExpectedAnswer {
  int line = 0;
  std::string substance;
  std::string form;
  std::string smiles;
  std::string jurisdiction;
  Date day;
  std::string status;
  std::string decided_by;
  std::string through;
  std::string date_is_sure;
  std::string wording;
};

std::vector<ExpectedAnswer> expected_answers() {
  std::ifstream file(CONGENER_EXPECTED_ANSWERS);
  std::vector<ExpectedAnswer> answers;
  std::string text;
  std::getline(file, text);
  REQUIRE(text.rfind("substance\tform\tsmiles\tjurisdiction\tday\tstatus\tdecided_by\tthrough\t"
                     "date_is_sure\twording\tbasis\tremark",
                     0) == 0);
  for (int line = 2; std::getline(file, text); ++line) {
    std::vector<std::string> cells;
    for (const std::string_view cell : support::split(text, '\t')) {
      cells.emplace_back(cell);
    }
    INFO("line " << line);
    REQUIRE(cells.size() == 12);
    answers.push_back({line, cells[0], cells[1], cells[2], cells[3], day(cells[4]), cells[5],
                       cells[6], cells[7], cells[8], cells[9]});
  }
  return answers;
}

/// A likeness is no law: it is none in the table.
std::string status_text(const JurisdictionFinding& answer) {
  return answer.status >= Status::Watch ? to_string(answer.status) : "none";
}

std::string decided_by_text(const JurisdictionFinding& answer) {
  if (answer.status < Status::Watch) {
    return "-";
  }
  return answer.decided_by == DecidedBy::Class ? "class:" + answer.rule : "entry:" + answer.entry;
}

/// What the words say of the forms together: the least that they say of one.
std::string wording_text(const JurisdictionFinding& answer) {
  std::string text = "-";
  for (const FormWording& wording : answer.wording) {
    const bool is_less = text == "-" || text == "mentioned" ||
                         (text == "silent" && wording.wording == Wording::NotRead);
    text = is_less ? to_string(wording.wording) : text;
  }
  return text;
}

JurisdictionFinding answer_in(const Finding& finding, const std::string& jurisdiction) {
  const JurisdictionFinding* answer = find_answer(finding, jurisdiction);
  return answer == nullptr ? JurisdictionFinding() : *answer;
}

/// Evidence has no day and no place, so each structure is looked at once.
const Evidence& evidence_of(const std::string& smiles) {
  static std::map<std::string, Evidence> known;
  const auto place = known.find(smiles);
  return place != known.end()
             ? place->second
             : known.emplace(smiles, detector_of_today().evidence(smiles, StructureFormat::Smiles))
                   .first->second;
}

const law::Law& law_of(const std::string& jurisdiction, const Date& date) {
  static std::map<std::string, law::Law> known;
  const std::string key = jurisdiction + to_string(date);
  auto place = known.find(key);
  if (place == known.end()) {
    place = known.emplace(key, law::Law(*shipped_set(), date, {jurisdiction})).first;
  }
  return place->second;
}

}  // namespace

TEST_CASE("the answers of the law are those of the table that was written from the facts",
          "[unit]") {
  const std::vector<ExpectedAnswer> all = expected_answers();
  CHECK(all.size() >= 600);
  for (const ExpectedAnswer& expected : all) {
    const Finding finding = law_of(expected.jurisdiction, expected.day)
                                .answer(evidence_of(expected.smiles), Grade::Weak);
    const JurisdictionFinding answer = answer_in(finding, expected.jurisdiction);
    INFO("line " << expected.line << ": " << expected.substance << ", " << expected.form << ", "
                 << expected.jurisdiction << ", " << to_string(expected.day));
    CHECK(status_text(answer) == expected.status);
    CHECK(decided_by_text(answer) == expected.decided_by);
    if (answer.status >= Status::Watch) {
      CHECK((answer.through.jurisdiction.empty() ? "-" : answer.through.jurisdiction) ==
            expected.through);
      CHECK((answer.effective_verified ? "yes" : "no") == expected.date_is_sure);
      CHECK(wording_text(answer) == expected.wording);
    }
  }
}

TEST_CASE("each dated row of a substance is asked on both sides of its day", "[unit]") {
  std::set<std::string> asked;
  for (const ExpectedAnswer& expected : expected_answers()) {
    for (const Identity& identity : evidence_of(expected.smiles).identities) {
      asked.insert(identity.entry + " " + expected.jurisdiction + " " + to_string(expected.day));
    }
  }
  for (const Entry& entry : shipped_set()->entries) {
    for (const ControlRow& row : entry.controls) {
      const bool says_something =
          row.status != ControlStatus::NotFound && row.status != ControlStatus::NotCovered;
      if (!says_something || !row.through.jurisdiction.empty()) {
        continue;
      }
      const std::string cell = entry.id + " " + row.jurisdiction + " ";
      CAPTURE(row.where, cell);
      if (row.period.effective) {
        CHECK(asked.count(cell + to_string(*row.period.effective)) == 1);
        CHECK(asked.count(cell + to_string(test::day_before(*row.period.effective))) == 1);
      }
      if (row.period.last_day) {
        CHECK(asked.count(cell + to_string(*row.period.last_day)) == 1);
      }
    }
  }
}
