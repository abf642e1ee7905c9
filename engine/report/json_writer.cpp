#include "report/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/finding_text.hpp"
#include "report/json_finding.hpp"
#include "report/json_line.hpp"
#include "report/plain_finding.hpp"

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

/// By what and for which question findings were made.
Json context_json(const std::string& type, const RunHeader& header) {
  Json json;
  json["type"] = type;
  json["schema"] = kSchema;
  json["program"]["congener"] = header.program_version;
  json["program"]["rdkit"] = header.rdkit_version;
  json["program"]["boost"] = header.boost_version;
  json["set"] = pack_json(header.set_id, header.set_version, header.set_sha256);
  json["packs"] = Json::array();
  for (const ReferencePack& pack : header.packs) {
    json["packs"].push_back(pack_json(pack.id, pack.version, pack.sha256));
  }
  if (header.calibration_molecules > 0) {
    json["calibration"] = calibration_json(header);
  }
  json["settings"]["as_of"] = to_string(header.as_of);
  json["settings"]["as_of_source"] = header.as_of_is_from_clock ? "clock" : "given";
  if (header.changed_since) {
    json["settings"]["changed_since"] = to_string(*header.changed_since);
  }
  json["settings"]["jurisdictions"] = header.jurisdictions;
  json["settings"]["minimum_grade"] = to_string(header.minimum_grade);
  json["settings"]["max_false_flags"] = header.max_false_flags;
  json["settings"]["max_heavy_atoms"] = header.max_heavy_atoms;
  json["settings"]["near_misses"] = header.near_misses;
  if (header.records != ReportOptions::Records::All) {
    json["settings"]["records"] =
        header.records == ReportOptions::Records::Flagged ? "flagged" : "not_screened";
  }
  if (header.by_grade) {
    json["settings"]["order"] = "grade";
  }
  for (const auto& [name, holds] : header.readings) {
    json["settings"]["readings"][name] = holds;
  }
  return json;
}

void add_notices(Json& json, const RunHeader& header) {
  json["set_age_days"] = header.set_age_days ? Json(*header.set_age_days) : Json(nullptr);
  json["notices"] = header.notices;
  json["notice"] = kLimitsSentence;
}

Json run_json(const RunHeader& header) {
  Json json = context_json("run", header);
  json["inputs"] = header.inputs;
  add_notices(json, header);
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
  row += ',';
  row += plain_part;
  row += R"(,"fields":)" + (record.fields.empty() ? "{}" : to_line(fields_json(record)));
  row += "}\n";
  return row;
}

constexpr std::array<Stage, 3> kStages = {Stage::Parsed, Stage::Standardised, Stage::Compared};
constexpr std::array<GateScreen, 5> kScreens = {GateScreen::Record, GateScreen::Composition,
                                                GateScreen::Family, GateScreen::ClassCore,
                                                GateScreen::Likeness};

/// A count for each key, also for those that were never met.
template <typename Keys, typename Key>
Json counts_json(const Keys& keys, const std::map<Key, std::uint64_t>& counts) {
  Json json = Json::object();
  for (const Key key : keys) {
    const auto found = counts.find(key);
    json[to_string(key)] = found == counts.end() ? 0 : found->second;
  }
  return json;
}

Json summary_json(const RunSummary& summary) {
  Json json;
  json["type"] = "summary";
  json["read"] = summary.read;
  json["flagged"] = summary.flagged;
  json["no_finding"] = summary.no_finding;
  json["not_screened"] = summary.not_screened;
  json["by_status"] = counts_json(kStatusesDescending, summary.by_status);
  json["by_stage"] = counts_json(kStages, summary.by_stage);
  json["let_through_by"] = counts_json(kScreens, summary.let_through_by);
  json["complete"] = summary.complete;
  json["input_problems"] = summary.input_problems;
  add_reading(json, summary.reading);
  return json;
}

class JsonWriter final : public ReportWriter {
 public:
  explicit JsonWriter(std::ostream& stream) : stream_(stream) {}

  void begin(const RunHeader& header) override {
    run_ = header;
    plain_part_ = plain_part(header);
    write_line(run_json(header));
  }

  std::string rendered(const Record& record, const Finding& finding) const override {
    const bool is_plain_row = record.format != StructureFormat::MolBlock && is_plain(finding);
    return is_plain_row ? plain_row(record, plain_part_)
                        : to_line(record_json(record, finding, run_)) + '\n';
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    stream_.write(rendered.data(), static_cast<std::streamsize>(rendered.size()));
  }

  void end(const RunSummary& summary) override {
    write_line(summary_json(summary));
    stream_.flush();
  }

 private:
  void write_line(const Json& json) {
    const std::string line = to_line(json) + '\n';
    stream_.write(line.data(), static_cast<std::streamsize>(line.size()));
  }

  std::ostream& stream_;
  RunHeader run_;
  std::string plain_part_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_json_writer(std::ostream& stream) {
  return std::make_unique<JsonWriter>(stream);
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
