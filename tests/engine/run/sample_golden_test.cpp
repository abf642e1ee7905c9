// The whole sample, byte for byte, and what must hold of it whatever the bytes are.

#include <cstddef>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "golden.hpp"
#include "screen_helpers.hpp"

namespace {

using namespace congener;

const Detector& detector_of_2016() {
  static const Detector detector = screening::shipped_detector({2016, 12, 31});
  return detector;
}

/// The report of the sample, with its path as anyone would give it.
std::string sample_report(ReportFormat format, const Detector& detector) {
  std::string text = screening::report(format, {screening::kSample}, 0, detector);
  const std::string path = screening::kSample;
  const std::string name = "sample.csv";
  for (auto at = text.find(path); at != std::string::npos; at = text.find(path, at)) {
    text.replace(at, path.size(), name);
  }
  return text;
}

/// A line without canonical SMILES, whose form differs between releases of RDKit.
std::string without_canonical_smiles(const std::string& line) {
  auto json = nlohmann::ordered_json::parse(line);
  json.erase("line_sha256");  // seals what is left out here, too
  json.erase("lines_sha256");
  if (json.contains("judged") && !json["judged"].is_null()) {
    json["judged"].erase("canonical_smiles_by");
    for (const char* part : {"record", "component"}) {
      if (json["judged"].contains(part)) {
        json["judged"][part].erase("canonical_smiles");
      }
    }
  }
  return json.dump(-1, ' ', true);
}

std::string without_canonical_smiles_of_lines(const std::string& text) {
  std::istringstream lines(text);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    result += line.empty() ? "\n" : without_canonical_smiles(line) + "\n";
  }
  return result;
}

/// The report in JSON Lines without what differs between two builds or two states of the set that
/// say the same: versions of programs and hashes of files, all in the first line.
std::string lasting_lines(const Detector& detector) {
  std::string text = sample_report(ReportFormat::JsonLines, detector);
  const std::size_t end = text.find('\n');
  auto header = nlohmann::ordered_json::parse(text.substr(0, end));
  header.erase("program");
  header.erase("line_sha256");
  header.erase("calibration");
  header.at("set").erase("sha256");
  for (auto& pack : header.at("packs")) {
    pack.erase("sha256");
  }
  return header.dump() + without_canonical_smiles_of_lines(text.substr(end));
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::istringstream stream(row);
  for (std::string cell; std::getline(stream, cell, '\t');) {
    cells.push_back(cell);
  }
  return cells;
}

/// The report in TSV, likewise.
std::string lasting_table(const Detector& detector) {
  std::istringstream lines(sample_report(ReportFormat::Tsv, detector));
  std::string result;
  std::vector<std::string> names;
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> cells = cells_of(line);
    names = names.empty() ? cells : names;
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool differs = names[i] == "canonical_smiles" || names[i] == "canonical_smiles_by" ||
                           names[i] == "component_smiles";
      row += differs ? "" : cells[i] + "\t";
    }
    result += row + "\n";
  }
  return result;
}

Status status_in(const Finding& finding, const std::string& jurisdiction) {
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.jurisdiction == jurisdiction) {
      return answer.status;
    }
  }
  return Status::NoFinding;
}

/// Calls check(record, finding) for the records of a group and says how many there are.
template <typename Check>
std::size_t for_group(const std::string& group, const Detector& detector, Check check) {
  const screening::Run run = screening::run({screening::kSample}, {}, detector);
  std::size_t count = 0;
  for (std::size_t i = 0; i < run.collected.records.size(); ++i) {
    const Record& record = run.collected.records[i];
    if (screening::field(record, "group") == group) {
      CAPTURE(record.id, screening::field(record, "name"));
      check(record, run.collected.findings[i]);
      ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("the report of the sample as of 2026-11-21 is the golden one", "[golden]") {
  test::compare_with_golden("sample_2026-11-21.tsv", lasting_table(screening::shared_detector()));
}

TEST_CASE("the report of the sample as of 2016-12-31 is the golden one", "[golden]") {
  test::compare_with_golden("sample_2016-12-31.tsv", lasting_table(detector_of_2016()));
}

TEST_CASE("the report in JSON Lines as of 2026-11-21 is the golden one", "[golden]") {
  test::compare_with_golden("sample_2026-11-21.jsonl", lasting_lines(screening::shared_detector()));
}

TEST_CASE("the report in JSON Lines as of 2016-12-31 is the golden one", "[golden]") {
  test::compare_with_golden("sample_2016-12-31.jsonl", lasting_lines(detector_of_2016()));
}

TEST_CASE("a report in TSV depends on the RDKit that made it only where it says so", "[golden]") {
  const std::string text = lasting_table(screening::shared_detector());
  CHECK(text.find(rdkit_version()) == std::string::npos);
  CHECK(text.find(boost_version()) == std::string::npos);
}

TEST_CASE("every form of a precursor of UN Table I is listed there in 2026", "[golden]") {
  const auto check = [](const Record&, const Finding& finding) {
    CHECK(finding.status == Status::Listed);
    CHECK(status_in(finding, "UN") == Status::Listed);
    CHECK(finding.identities.size() == 1);
  };
  CHECK(for_group("precursor_form", screening::shared_detector(), check) == 73);
}

TEST_CASE("no form of a precursor is listed for the UN before Table I named it", "[golden]") {
  const auto check = [](const Record&, const Finding& finding) {
    CHECK(status_in(finding, "UN") != Status::Listed);
    CHECK(finding.identities.size() == 1);  // the past has other law, not other substances
  };
  CHECK(for_group("precursor_form", detector_of_2016(), check) == 73);
}

TEST_CASE("what Canada names and the UN does not shows the gap", "[golden]") {
  std::size_t named_in_canada = 0;
  const auto check = [&](const Record& record, const Finding& finding) {
    CHECK(finding.status == Status::Listed);
    if (screening::field(record, "note").rfind("named in CA", 0) != 0) {
      return;
    }
    ++named_in_canada;
    CHECK(status_in(finding, "CA") == Status::Listed);
    CHECK(status_in(finding, "UN") < Status::Covered);
    const std::string sentence = gap_sentence(finding.gap, {2026, 11, 21});
    const auto not_found = sentence.find("; not found in UN, ");
    CHECK(not_found != std::string::npos);
    CHECK(sentence.find(" CA ") < not_found);
    CHECK_THAT(sentence, test::ContainsText(" as of 2026-11-21"));
  };
  CHECK(for_group("regulator_named", screening::shared_detector(), check) == 17);
  CHECK(named_in_canada == 13);
}

TEST_CASE("only what cannot be read is not screened, and each such record says why", "[golden]") {
  const screening::Run run = screening::run({screening::kSample});
  std::vector<std::string> not_screened;
  for (std::size_t i = 0; i < run.collected.records.size(); ++i) {
    const Finding& finding = run.collected.findings[i];
    CHECK((finding.status == Status::NotScreened) == !finding.reason.empty());
    if (finding.status == Status::NotScreened) {
      not_screened.push_back(run.collected.records[i].id);
    }
  }
  const std::vector<std::string> group_broken = {"S314", "S315", "S316", "S317",
                                                 "S318", "S319", "S320", "S321"};
  CHECK(not_screened == group_broken);
}
