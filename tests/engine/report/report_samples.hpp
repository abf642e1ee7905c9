#pragma once
// Hand-made runs for the tests of the report writers. The control rows are invented.

#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "congener/finding_context.hpp"
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
  header.set_id = "example-set";
  header.set_version = "2026.11";
  header.set_sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  header.calibration_sha256 = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
  header.calibration_molecules = 240000;
  header.packs = {{"example-set", "", "2026.11", {}, "", header.set_sha256}};
  header.as_of = {2026, 11, 21};
  header.jurisdictions = {"UN", "US", "CN", "HK"};
  header.max_heavy_atoms = 1000;
  header.max_false_flags = 1e-4;
  header.inputs = {"samples.csv"};
  header.field_names = {"lot"};
  return header;
}

/// The finding as a detector with this set and these options would have made it.
inline Finding with_context(Finding finding, const ReferenceSet& set,
                            const DetectorOptions& options) {
  finding.context = std::make_shared<const FindingContext>(
      FindingContext{provenance_of(set), options, std::make_shared<const ReferenceSet>(set)});
  return finding;
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
  finding.decided_by = DecidedBy::EntryRow;
  finding.basis.scope = "named in the list";
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

inline Note remark(std::string text) {
  Note note;
  note.text = std::move(text);
  return note;
}

inline ClassReason other_group(std::string site, std::string found,
                               std::vector<std::string> allowed) {
  ClassReason reason;
  reason.kind = ClassReason::Kind::OtherGroup;
  reason.site = std::move(site);
  reason.found = {std::move(found)};
  reason.allowed = std::move(allowed);
  return reason;
}

inline JurisdictionFinding analogue(std::string jurisdiction, Grade grade) {
  JurisdictionFinding finding;
  finding.jurisdiction = std::move(jurisdiction);
  finding.status = Status::Analogue;
  finding.grade = grade;
  finding.entry = "4-piperidone";
  finding.decided_by = DecidedBy::EntryRow;
  finding.basis.likeness =
      Likeness{"4-Piperidone", Relation::SiteModified, "4-piperidones", "", {}};
  finding.instrument = "Example Order";
  finding.list = "Part 2";
  finding.citation = "art. 4";
  finding.effective_note = "date not found";
  finding.effective_verified = true;
  finding.confidence = Confidence::Secondary;
  finding.effective_confidence = Confidence::Derived;
  finding.notes = {remark("one doubt")};
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
  nearest.relation = Relation::SiteModified;
  nearest.family = "piperidones";
  nearest.family_name = "4-piperidones";
  nearest.grade = Grade::Strong;
  nearest.atoms = {0, 1, 2};
  nearest.overlap_atoms = {{0, 0}, {1, 1}, {4, 2}};
  nearest.changes = {{"N1", "hydrogen", "propyl", {}, {5, 6, 7}}};
  nearest.mass_difference_u = 42.0804;
  nearest.scores = {0.70000123, 0.41176470588, 0.5, 1.0};
  nearest.rarities = {{1.25e-4, false, 240000},
                      {0.0325, false, 240000},
                      {1.5e-7, true, 240000},
                      0.34123456,
                      "4-piperidone"};
  nearest.false_flags = {2.0 / 3000, true, 240000};
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

inline ClassFinding inside_class() {
  ClassFinding inside;
  inside.rule = "us-class";
  inside.rule_name = "example class";
  inside.jurisdiction = "US";
  inside.is_inside = true;
  inside.limbs = {"A", "D"};
  inside.core_atoms = {0, 1, 2};
  inside.sites = {{"ring nitrogen", "2-phenylethyl", "C8H9", {}, {3, 4}},
                  {"aryl ring", "any ring", "C6H4F", {"D"}, {7, 8}}};
  inside.readings = {"formyl"};
  inside.forms = {Form::SaltOrSolvate};
  return inside;
}

/// Inside as the reference substance itself, with no limb met.
inline ClassFinding unchanged_class() {
  ClassFinding inside;
  inside.rule = "cn-class";
  inside.rule_name = "another class";
  inside.jurisdiction = "CN";
  inside.is_inside = true;
  inside.core_atoms = {0, 1, 2};
  return inside;
}

inline ClassFinding outside_class(std::string jurisdiction) {
  ClassFinding outside;
  outside.rule = "cn-class";
  outside.rule_name = "another class";
  outside.jurisdiction = std::move(jurisdiction);
  outside.core_atoms = {0, 1, 2};
  outside.sites = {{"ring nitrogen", "", "CH3", {}, {3}}};
  outside.failing = {other_group("ring nitrogen", "CH3", {})};
  return outside;
}

inline JurisdictionFinding covered_by(std::string jurisdiction, std::string rule) {
  JurisdictionFinding finding = listed(std::move(jurisdiction), true);
  finding.status = Status::Covered;
  finding.entry = "base";
  finding.decided_by = DecidedBy::Class;
  finding.rule = std::move(rule);
  finding.basis.class_name = "the class definition";
  finding.wording = {{Form::SaltOrSolvate, Wording::Mentioned}};
  return finding;
}

/// Covered in two jurisdictions, each by its class; the US date is in doubt.
inline Row class_member() {
  Row row{record(5, "E-5", "Cl.CCN"), {}};
  row.finding.status = Status::Covered;
  row.finding.classes = {inside_class(), unchanged_class()};
  row.finding.jurisdictions = {covered_by("US", "us-class"), covered_by("CN", "cn-class")};
  row.finding.jurisdictions.front().effective_verified = false;
  row.finding.jurisdictions.front().effective_confidence = Confidence::Unverified;
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
