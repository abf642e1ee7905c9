#include "report/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/finding_text.hpp"
#include "report/json_finding.hpp"
#include "report/json_line.hpp"
#include "report/json_run.hpp"
#include "report/plain_finding.hpp"
#include "report/sealed_line.hpp"
#include "support/sha256.hpp"

namespace congener::report {
namespace {

/// The text as it reads back from a report.
std::string as_read_back(const std::string& text) {
  const bool is_ascii = std::all_of(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_ascii ? text : Json::parse(to_line(text)).get<std::string>();
}

Json fields_json(const Record& record) {
  std::vector<std::string> names;
  // Names that differ only in bad bytes would read back as one.
  for (const auto& field : record.fields) {
    names.push_back(as_read_back(field.first));
  }
  names = unique_names(names);
  Json json = Json::object();
  auto& members = json.get_ref<Json::object_t&>();
  // The names are unique already; operator[] would compare each with all before it.
  for (std::size_t i = 0; i < names.size(); ++i) {
    members.emplace_back(names[i], record.fields[i].second);
  }
  return json;
}

/// Their texts mostly stand among the fields, too, and then are not told twice.
Json identifiers_json(const Record& record) {
  Json json = Json::array();
  for (const Identifier& identifier : record.identifiers) {
    Json item = {{"kind", to_string(identifier.kind)}, {"column", identifier.column}};
    const bool is_field =
        std::any_of(record.fields.begin(), record.fields.end(), [&](const auto& field) {
          return field.first == identifier.column && field.second == identifier.text;
        });
    if (!is_field) {
      item["text"] = identifier.text;
    }
    json.push_back(std::move(item));
  }
  return json;
}

Json record_json(const Record& record, const Finding& finding, const RunHeader& run) {
  constexpr std::size_t kMostKeys = 24;
  Json json = Json::object();
  json.get_ref<Json::object_t&>().reserve(kMostKeys);  // or each key copies all before it
  json["type"] = "record";
  json["n"] = record.number;
  json["file"] = record.file;
  json["line"] = record.line;
  json["id"] = record.id;
  const bool is_mol_block = record.format == StructureFormat::MolBlock;
  json["structure"] = is_mol_block ? std::string() : record.structure;
  if (is_mol_block) {
    json["mol_block"] = record.structure;
  }
  if (!record.identifiers.empty()) {
    json["identifiers"] = identifiers_json(record);
  }
  if (!record.problem.empty()) {
    json["not_read"] = true;
  }
  add_finding(json, finding, run.as_of, run.changed_since.has_value());
  json["fields"] = fields_json(record);
  return json;
}

/// What record_json tells of a record without a finding after the structure and before the fields.
std::string plain_part(const RunHeader& run) {
  Json json = Json::object();
  add_finding(json, plain_finding(), run.as_of, run.changed_since.has_value());
  const std::string line = to_line(json);
  return line.substr(1, line.size() - 2);  // without its braces
}

/// The line of record_json, put together of the part that all such records share.
std::string plain_row(const Record& record, const std::string& plain_part) {
  std::string row = R"({"type":"record","n":)";
  row += std::to_string(record.number);
  row += R"(,"file":)" + json_text(record.file);
  row += R"(,"line":)" + std::to_string(record.line);
  row += R"(,"id":)" + json_text(record.id);
  row += R"(,"structure":)" + json_text(record.structure);
  if (!record.identifiers.empty()) {
    row += R"(,"identifiers":)" + to_line(identifiers_json(record));
  }
  row += ',';
  row += plain_part;
  row += R"(,"fields":)" + (record.fields.empty() ? "{}" : to_line(fields_json(record)));
  row += '}';
  return sealed(std::move(row));
}

class JsonWriter final : public ReportWriter {
 public:
  JsonWriter(std::ostream& stream, const ReportOptions& options)
      : stream_(stream), case_details_(options.case_details) {}

  void begin(const RunHeader& header) override {
    run_ = header;
    run_.case_details = case_details_;
    plain_part_ = plain_part(header);
    seals_.emplace();
    write({}, {}, run_line(run_));
  }

  std::string rendered(const Record& record, const Finding& finding) const override {
    const bool is_plain_row = record.format != StructureFormat::MolBlock && is_plain(finding);
    return is_plain_row ? plain_row(record, plain_part_)
                        : sealed(to_line(record_json(record, finding, run_)));
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    seals_->update(seal_of(rendered));
    stream_.write(rendered.data(), static_cast<std::streamsize>(rendered.size()));
  }

  void end(const RunSummary& summary) override {
    const std::string line = summary_line(summary, seals_->hex_digest());
    stream_.write(line.data(), static_cast<std::streamsize>(line.size()));
    stream_.flush();
  }

 private:
  std::ostream& stream_;
  CaseDetails case_details_;
  RunHeader run_;
  std::string plain_part_;
  std::optional<support::Sha256> seals_{std::in_place};  ///< of all lines before the summary
};

}  // namespace

std::unique_ptr<ReportWriter> make_json_writer(std::ostream& stream, const ReportOptions& options) {
  return std::make_unique<JsonWriter>(stream, options);
}

}  // namespace congener::report

namespace congener {

std::string to_json(const Finding& finding) {
  const RunHeader header = header_of(report::context_of(finding));
  report::Json json = report::context_json("finding", header);
  report::add_notices(json, header);
  report::add_finding(json, finding, header.as_of, header.changed_since.has_value());
  return report::to_line(json);
}

}  // namespace congener
