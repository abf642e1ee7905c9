// The validation as one JSON object.

#include <cmath>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "congener/validation.hpp"
#include "report/json_line.hpp"

namespace congener {
namespace {

using report::Json;

/// Nine significant digits: more would tell RDKit's or Boost's releases apart, not molecules.
double rounded(double value) {
  if (value == 0.0) {
    return 0.0;
  }
  const double scale = std::pow(10.0, 8.0 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

Json json_of(const Proportion& part) {
  Json json;
  json["count"] = part.count;
  json["of"] = part.of;
  json["low"] = rounded(part.low);
  json["high"] = rounded(part.high);
  return json;
}

Json json_of(const AnswerCounts& counts) {
  Json json;
  json["listed"] = counts.listed;
  json["covered"] = counts.covered;
  json["watch"] = counts.watch;
  json["strong"] = counts.strong;
  json["moderate"] = counts.moderate;
  json["weak"] = counts.weak;
  json["no_finding"] = counts.no_finding;
  json["not_screened"] = counts.not_screened;
  return json;
}

Json json_of(const Judgement& judgement) {
  Json json;
  json["status"] = to_string(judgement.status);
  json["grade"] = report::grade_or_null(judgement.grade);
  json["entry"] = report::text_or_null(judgement.entry);
  json["rule"] = report::text_or_null(judgement.rule);
  json["nearest"] = report::text_or_null(judgement.nearest);
  json["nearest_grade"] = report::grade_or_null(judgement.nearest_grade);
  json["relation"] = report::text_or_null(judgement.relation);
  json["family"] = report::text_or_null(judgement.family);
  json["reason"] = report::text_or_null(judgement.reason);
  return json;
}

Json json_of(const JudgedMolecule& molecule) {
  Json json;
  json["input"] = molecule.input;
  json["line"] = molecule.line;
  json["id"] = molecule.id;
  json["kind"] = report::text_or_null(molecule.kind);
  json["answer"] = json_of(molecule.judgement);
  return json;
}

Json json_of(const ValidatedInput& input) {
  Json json;
  json["name"] = input.name;
  json["sha256"] = input.sha256;
  json["records"] = input.records;
  return json;
}

Json json_of(const KindResult& kind) {
  Json json;
  json["kind"] = kind.kind;
  json["counts"] = json_of(kind.counts);
  json["flagged"] = json_of(kind.flagged);
  return json;
}

Json json_of(const BandResult& band) {
  Json json;
  json["heavy_atoms"] = band.heavy_atoms;
  json["members"] = json_of(band.members);
  json["others"] = json_of(band.others);
  json["false_flags"]["weak"] = json_of(band.false_flags[0]);
  json["false_flags"]["moderate"] = json_of(band.false_flags[1]);
  json["false_flags"]["strong"] = json_of(band.false_flags[2]);
  json["all_flags"] = json_of(band.all_flags);
  return json;
}

Json json_of(const EntryResult& entry) {
  Json json;
  json["entry"] = entry.entry;
  json["name"] = entry.name;
  json["listed_since"] = report::date_or_null(entry.listed_since);
  json["answer"] = json_of(entry.judgement);
  return json;
}

// What list_of is to find must be declared before it.
Json json_of(const BackgroundResult& background);
Json json_of(const BaselineResult& baseline);
Json json_of(const ReplayResult& replay);

template <typename Item>
Json list_of(const std::vector<Item>& items) {
  Json json = Json::array();
  for (const Item& item : items) {
    json.push_back(json_of(item));
  }
  return json;
}

Json json_of(const BackgroundResult& background) {
  Json json = json_of(background.input);
  json["not_screened"] = background.not_screened;
  json["bands"] = list_of(background.bands);
  json["false_flags"] = list_of(background.false_flags);
  json["members"] = list_of(background.members);
  return json;
}

Json cut_json(const BaselineResult& baseline) {
  Json json;
  json["metric"] = baseline.metric;
  json["background"] = baseline.background;
  json["rate"] = baseline.rate;
  json["molecules"] = baseline.molecules;
  json["is_resolved"] = baseline.is_resolved;
  json["cut_off"] = rounded(baseline.cut_off);
  return json;
}

Json json_of(const BaselineResult& baseline) {
  Json json = cut_json(baseline);
  json["positives"] = json_of(baseline.positives);
  json["unnamed"] = json_of(baseline.unnamed);
  json["by_kind"] = Json::array();
  for (const auto& [kind, part] : baseline.by_kind) {
    json["by_kind"].push_back({{"kind", kind}, {"found", json_of(part)}});
  }
  return json;
}

Json json_of(const ReplayResult& replay) {
  Json json;
  json["day"] = to_string(replay.day);
  json["in_force"] = replay.in_force;
  json["undated"] = replay.undated;
  json["later"] = list_of(replay.later);
  json["later_flagged"] = json_of(replay.later_flagged);
  json["later_resembling"] = json_of(replay.later_resembling);
  json["backgrounds"] = Json::array();
  for (const auto& [name, band] : replay.backgrounds) {
    Json background = json_of(band);
    background["name"] = name;
    json["backgrounds"].push_back(std::move(background));
  }
  json["baselines"] = Json::array();
  for (const BaselineResult& baseline : replay.baselines) {
    Json item = cut_json(baseline);
    item["later_entries"] = json_of(baseline.later_entries);
    item["missed"] = baseline.missed;
    json["baselines"].push_back(std::move(item));
  }
  return json;
}

Json head_json(const ValidationReport& report) {
  Json json;
  json["type"] = "validation";
  json["schema"] = report::kSchema;
  json["program"]["version"] = report.program_version;
  json["program"]["rdkit"] = report.rdkit_version;
  json["program"]["boost"] = report.boost_version;
  json["set"] = report::pack_json(report.set_id, report.set_version, report.set_sha256);
  json["calibration"] = report::calibration_json(report);
  json["settings"]["as_of"] = to_string(report.settings.as_of);
  json["settings"]["jurisdictions"] = report.settings.jurisdictions;
  json["settings"]["minimum_grade"] = to_string(report.settings.minimum_grade);
  json["settings"]["max_false_flags"] = report.settings.max_false_flags;
  json["settings"]["max_heavy_atoms"] = report.settings.max_heavy_atoms;
  json["settings"]["readings"] = report.settings.readings;
  json["notice"] = kLimitsSentence;
  return json;
}

}  // namespace

void write_validation_json(std::ostream& stream, const ValidationReport& report) {
  Json json = head_json(report);
  json["positives"]["inputs"] = list_of(report.positive_inputs);
  json["positives"]["kinds"] = list_of(report.kinds);
  json["positives"]["all"] = json_of(report.all_positives);
  json["positives"]["unnamed"] = json_of(report.unnamed_positives);
  json["positives"]["missed"] = list_of(report.missed);
  json["backgrounds"] = list_of(report.backgrounds);
  json["left_out"]["flagged"] = json_of(report.left_out_flagged);
  json["left_out"]["resembling"] = json_of(report.left_out_resembling);
  json["left_out"]["entries"] = list_of(report.left_out);
  json["replays"] = list_of(report.replays);
  json["baselines"] = list_of(report.baselines);
  stream << report::to_line(json) << '\n';
}

}  // namespace congener
