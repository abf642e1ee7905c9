// Reads the table of known answers, and asks them.

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "congener/detector.hpp"
#include "congener/error.hpp"
#include "congener/selftest.hpp"
#include "law/law.hpp"
#include "support/sha256.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using Answer = KnownAnswer::Answer;

constexpr std::string_view kColumns =
    "substance\tform\tsmiles\tjurisdiction\tday\tstatus\tdecided_by\tthrough\tdate_is_sure\twording"
    "\tbasis\tremark";

[[noreturn]] void fail(const std::string& path, int line, const std::string& what) {
  throw FormatError(fmt::format("{}, line {}: {}", support::printable(path), line, what));
}

KnownAnswer known_answer(const std::string& path, int line, const std::string& text) {
  const std::vector<std::string_view> cells = support::split(text, '\t');
  constexpr std::size_t kCells = 12;
  if (cells.size() != kCells) {
    fail(path, line, fmt::format("has {} cells instead of {}", cells.size(), kCells));
  }
  const auto cell = [&](std::size_t index) { return std::string(cells[index]); };
  const auto day = parse_date(cell(4));
  if (!day) {
    fail(path, line, "its fifth cell is no day (YYYY-MM-DD)");
  }
  return {line,
          cell(0),
          cell(1),
          cell(2),
          cell(3),
          *day,
          {cell(5), cell(6), cell(7), cell(8), cell(9)}};
}

/// A likeness is no law: it is none in the table.
bool says_something(const JurisdictionFinding& answer) {
  return answer.status >= Status::Watch;
}

std::string decided_by_text(const JurisdictionFinding& answer) {
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

Answer answer_of(const Finding& finding, const std::string& jurisdiction) {
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.jurisdiction == jurisdiction && says_something(answer)) {
      return {to_string(answer.status), decided_by_text(answer),
              answer.through.jurisdiction.empty() ? "-" : answer.through.jurisdiction,
              answer.effective_verified ? "yes" : "no", wording_text(answer)};
    }
  }
  return {"none", "-", "-", "-", "-"};
}

/// Where nothing is said, the table holds remarks in the other cells.
bool is_as_expected(const Answer& expected, const Answer& got) {
  const bool is_same = got.status == expected.status && got.decided_by == expected.decided_by;
  return is_same && (got.status == "none" ||
                     std::tie(got.through, got.date_is_sure, got.wording) ==
                         std::tie(expected.through, expected.date_is_sure, expected.wording));
}

/// Answers for one set. Evidence has no day and no place, so each structure is looked at once.
class Answerer {
 public:
  explicit Answerer(std::shared_ptr<const ReferenceSet> set)
      : set_(std::move(set)), detector_(set_, options()) {}

  Answer answer(const KnownAnswer& asked) {
    return answer_of(law(asked).answer(evidence(asked.smiles), Grade::Weak), asked.jurisdiction);
  }

  std::size_t substances() const { return evidence_.size(); }

 private:
  DetectorOptions options() const {
    DetectorOptions options;
    options.as_of = set_->date;
    return options;
  }

  const Evidence& evidence(const std::string& smiles) {
    const auto [place, is_new] = evidence_.try_emplace(smiles);
    if (is_new) {
      place->second = detector_.evidence(smiles);
    }
    return place->second;
  }

  const law::Law& law(const KnownAnswer& asked) {
    const auto key = std::make_pair(asked.jurisdiction, to_string(asked.day));
    return laws_.try_emplace(key, *set_, asked.day, std::vector{asked.jurisdiction}).first->second;
  }

  std::shared_ptr<const ReferenceSet> set_;
  Detector detector_;
  std::map<std::string, Evidence> evidence_;
  std::map<std::pair<std::string, std::string>, law::Law> laws_;
};

void check_jurisdictions(const ReferenceSet& set, const std::string& path,
                         const std::vector<KnownAnswer>& answers) {
  std::set<std::string> known(set.jurisdictions.begin(), set.jurisdictions.end());
  known.insert(set.further_jurisdictions.begin(), set.further_jurisdictions.end());
  for (const KnownAnswer& answer : answers) {
    if (known.count(answer.jurisdiction) == 0) {
      throw OptionError(fmt::format("{}, line {}: jurisdiction {} is not in the reference set",
                                    support::printable(path), answer.line,
                                    support::printable(answer.jurisdiction)));
    }
  }
}

}  // namespace

std::vector<KnownAnswer> read_known_answers(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    throw FileError(fmt::format("{}: cannot be read", support::printable(path)));
  }
  std::string text;
  if (!std::getline(file, text) || text != kColumns) {
    fail(path, 1, "its header is not that of a table of known answers");
  }
  std::vector<KnownAnswer> answers;
  for (int line = 2; std::getline(file, text); ++line) {
    answers.push_back(known_answer(path, line, text));
  }
  if (answers.empty()) {
    fail(path, 1, "no answer follows");
  }
  return answers;
}

SelfTest run_selftest(std::shared_ptr<const ReferenceSet> set, const std::string& answers_path) {
  if (!set) {
    throw OptionError("the self-test needs a reference set");
  }
  const std::vector<KnownAnswer> answers = read_known_answers(answers_path);
  check_jurisdictions(*set, answers_path, answers);
  SelfTest test;
  test.made_by = provenance_of(*set);
  test.answers_file = answers_path;
  test.answers_sha256 = support::sha256_of_file(answers_path);
  Answerer answerer(std::move(set));
  for (const KnownAnswer& asked : answers) {
    const Answer got = answerer.answer(asked);
    ++test.asked;
    if (!is_as_expected(asked.expected, got)) {
      test.failures.push_back({asked, got});
    }
  }
  test.substances = answerer.substances();
  return test;
}

}  // namespace congener
