#pragma once
// Hand-made runs for the tests of the report writers. The control rows are invented.

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "congener/report.hpp"

namespace samples {

using namespace congener;

struct Row {
  Record record;
  Finding finding;
};

inline RunHeader header() {
  RunHeader header;
  header.program_version = "0.1.0";
  header.rdkit_version = "2022.09.3";
  header.boost_version = "1.74.0";
  header.pack_id = "example-set";
  header.pack_version = "2026.11";
  header.pack_sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  header.as_of = {2026, 11, 21};
  header.jurisdictions = {"UN", "US", "CN", "HK"};
  header.max_heavy_atoms = 1000;
  header.inputs = {"samples.csv"};
  header.field_names = {"lot"};
  return header;
}

inline Record record(std::uint64_t number, std::string id, std::string structure) {
  Record record;
  record.number = number;
  record.file = "samples.csv";
  record.line = number + 1;
  record.id = std::move(id);
  record.structure = std::move(structure);
  record.fields = {{"lot", "L" + std::to_string(number)}};
  return record;
}

inline JurisdictionFinding listed(std::string jurisdiction, bool is_verified) {
  JurisdictionFinding finding;
  finding.jurisdiction = std::move(jurisdiction);
  finding.status = Status::Listed;
  finding.entry = "4-piperidone";
  finding.basis = "named in the list";
  finding.instrument = "Example Act";
  finding.list = "List I";
  finding.citation = "s. 1";
  finding.effective = Date{2024, 9, 3};
  finding.effective_verified = is_verified;
  finding.confidence = Confidence::Confirmed;
  finding.effective_confidence = is_verified ? Confidence::Confirmed : Confidence::Unverified;
  finding.wording = {{Form::SaltOrSolvate, Wording::Mentioned}, {Form::Isotope, Wording::Silent}};
  return finding;
}

inline JurisdictionFinding analogue(std::string jurisdiction, Grade grade) {
  JurisdictionFinding finding;
  finding.jurisdiction = std::move(jurisdiction);
  finding.status = Status::Analogue;
  finding.grade = grade;
  finding.entry = "4-piperidone";
  finding.basis = "core: 4-piperidones";
  finding.instrument = "Example Order";
  finding.list = "Part 2";
  finding.citation = "art. 4";
  finding.effective_note = "date not found";
  finding.effective_verified = true;
  finding.confidence = Confidence::Secondary;
  finding.effective_confidence = Confidence::Derived;
  finding.notes = {"one doubt"};
  return finding;
}

inline Row listed_salt() {
  Row row{record(1, "A-1", "Cl.O=C1CCNCC1"), {}};
  row.finding.status = Status::Listed;
  Identity identity;
  identity.entry = "4-piperidone";
  identity.entry_name = "4-Piperidone";
  identity.forms = {Form::SaltOrSolvate, Form::Isotope};
  identity.atoms = {1, 2, 3};
  identity.other_components = {"hydrochloride"};
  row.finding.identities = {identity};
  row.finding.jurisdictions = {listed("UN", true), listed("CN", false)};
  row.finding.gap.listed_in = {{"UN", Status::Listed, Date{2024, 9, 3}, true},
                               {"CN", Status::Listed, Date{2024, 9, 3}, false}};
  row.finding.gap.not_found_in = {"US", "HK"};
  return row;
}

inline Row strong_analogue() {
  Row row{record(2, "B-2", "O=C1CCN(CCC)CC1"), {}};
  row.finding.status = Status::Analogue;
  row.finding.grade = Grade::Strong;
  row.finding.jurisdictions = {analogue("US", Grade::Strong), analogue("HK", Grade::Moderate)};
  Resemblance nearest;
  nearest.entry = "4-piperidone";
  nearest.entry_name = "4-Piperidone";
  nearest.relation = "core";
  nearest.family = "piperidones";
  nearest.family_name = "4-piperidones";
  nearest.grade = Grade::Strong;
  nearest.atoms = {0, 1, 2};
  nearest.scores = {0.41176470588, 0.5, 1.0};
  nearest.jurisdictions = {"US", "HK"};
  row.finding.nearest = {nearest};
  return row;
}

inline Row no_finding() {
  Row row{record(3, "C-3", "CCO"), {}};
  row.finding.status = Status::NoFinding;
  return row;
}

inline Row not_screened() {
  Row row{record(4, "D-4", "C1CC"), {}};
  row.finding.reason = "unreadable SMILES: ring 1 is not closed";
  return row;
}

inline RunSummary summary() {
  RunSummary summary;
  summary.read = 4;
  summary.flagged = 2;
  summary.no_finding = 1;
  summary.not_screened = 1;
  summary.by_status = {
      {Status::Listed, 1}, {Status::Analogue, 1}, {Status::NoFinding, 1}, {Status::NotScreened, 1}};
  return summary;
}

inline std::vector<Row> rows() {
  return {listed_salt(), strong_analogue(), no_finding(), not_screened()};
}

/// The report of a whole run.
inline std::string written(ReportFormat format, const std::vector<Row>& rows,
                           const RunHeader& run = header(), const RunSummary& end = summary()) {
  std::ostringstream stream;
  const auto writer = make_report_writer(format, stream);
  writer->begin(run);
  for (const Row& row : rows) {
    writer->record(row.record, row.finding);
  }
  writer->end(end);
  return stream.str();
}

inline std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    result.push_back(line);
  }
  return result;
}

}  // namespace samples
