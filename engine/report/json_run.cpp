#include "report/json_run.hpp"

#include <array>
#include <cstdint>
#include <map>

#include "report/finding_text.hpp"
#include "report/sealed_line.hpp"

namespace congener::report {
namespace {

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

/// Only what is told.
void add_case_details(Json& json, const CaseDetails& details) {
  const auto add = [&json](const char* key, const std::string& text) {
    if (!text.empty()) {
      json["case"][key] = text;
    }
  };
  add("case_id", details.case_id);
  add("item", details.item);
  add("laboratory", details.laboratory);
  add("analyst", details.analyst);
}

Json coverage_json(const std::vector<JurisdictionFacts>& coverage) {
  Json json = Json::object();
  for (const JurisdictionFacts& facts : coverage) {
    json[facts.code]["name"] = facts.name;
    for (const LawCoverage& law : facts.coverage) {
      Json& kind = json[facts.code][to_string(law.kind)];
      kind["read"] = to_string(law.read);
      kind["as_of"] = date_or_null(law.as_of);
      kind["gaps"] = text_or_null(law.gaps);
    }
  }
  return json;
}

}  // namespace

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
  add_case_details(json, header.case_details);
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
    json["settings"]["records"] = to_string(header.records);
  }
  if (header.by_grade) {
    json["settings"]["order"] = "grade";
  }
  if (!header.names_read_by.empty()) {
    json["settings"]["names_read_by"] = header.names_read_by;
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

std::string run_line(const RunHeader& header) {
  Json json = context_json("run", header);
  json["inputs"] = header.inputs;
  if (!header.coverage.empty()) {
    json["coverage"] = coverage_json(header.coverage);
  }
  add_notices(json, header);
  return sealed(to_line(json));
}

std::string summary_line(const RunSummary& summary, const std::string& seals) {
  Json json = summary_json(summary);
  json["lines_sha256"] = seals;
  return sealed(to_line(json));
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
  json["inputs"] = Json::array();
  for (const InputDigest& input : summary.inputs) {
    json["inputs"].push_back(
        {{"name", input.name}, {"bytes", input.bytes}, {"sha256", text_or_null(input.sha256)}});
  }
  return json;
}

}  // namespace congener::report
