#include "report/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/finding_text.hpp"
#include "report/json_line.hpp"

namespace congener::report {
namespace {

constexpr int kSchema = 1;

/// The text as it reads back from a report.
std::string as_read_back(const std::string& text) {
  const bool is_ascii = std::all_of(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_ascii ? text : Json::parse(to_line(text)).get<std::string>();
}

double rounded(double score) {
  return std::round(score * 10000.0) / 10000.0;
}

Json forms_json(const std::vector<Form>& forms) {
  Json json = Json::array();
  for (const Form form : forms) {
    json.push_back(to_string(form));
  }
  return json;
}

Json identity_json(const Identity& identity) {
  Json json;
  json["entry"] = identity.entry;
  json["name"] = identity.entry_name;
  json["rung"] = rung(identity);
  json["forms"] = forms_json(identity.forms);
  json["atoms"] = identity.atoms;
  json["other_components"] = identity.other_components;
  return json;
}

Json wording_json(const std::vector<FormWording>& wording) {
  Json json = Json::object();
  for (const FormWording& item : wording) {
    json[to_string(item.form)] = to_string(item.wording);
  }
  return json;
}

Json jurisdiction_json(const JurisdictionFinding& finding) {
  Json json;
  json["status"] = to_string(finding.status);
  if (finding.status == Status::Analogue) {
    json["grade"] = grade_or_null(finding.grade);
  }
  json["entry"] = finding.entry;
  json["rule"] = text_or_null(finding.rule);
  json["basis"] = finding.basis;
  json["instrument"] = finding.instrument;
  json["list"] = finding.list;
  json["citation"] = finding.citation;
  json["effective"] = date_or_null(finding.effective);
  if (!finding.effective_note.empty()) {
    json["effective_note"] = finding.effective_note;
  }
  json["effective_verified"] = finding.effective_verified;
  json["confidence"] = to_string(finding.confidence);
  json["effective_confidence"] = to_string(finding.effective_confidence);
  json["wording"] = wording_json(finding.wording);
  json["notes"] = finding.notes;
  return json;
}

Json site_json(const ClassSiteFinding& site) {
  Json json;
  json["site"] = site.site;
  json["group"] = text_or_null(site.group);
  json["formula"] = text_or_null(site.formula);
  json["limbs"] = site.limbs;
  json["atoms"] = site.atoms;
  return json;
}

/// Three digits are all that a rate can mean.
double rounded_rate(double rate) {
  return std::stod(fmt::format("{:.3g}", rate));
}

Json rarity_json(const Rarity& rarity) {
  Json json;
  json["rate"] = rounded_rate(rarity.rate);
  json["fitted"] = rarity.is_fitted;
  json["molecules"] = rarity.molecules;
  return json;
}

/// null without a calibration.
Json rarities_json(const ScoreRarities& rarities) {
  if (rarities.entry.empty()) {
    return nullptr;
  }
  Json json;
  json["entry"] = rarities.entry;
  json["overlap"] = rarity_json(rarities.overlap);
  json["morgan"] = rarity_json(rarities.morgan);
  json["atom_pair"] = rarity_json(rarities.atom_pair);
  json["likeness"] = rounded(rarities.likeness);
  return json;
}

Json site_change_json(const SiteChange& change) {
  Json json;
  json["site"] = change.site;
  json["from"] = change.from;
  json["to"] = change.to;
  json["from_atoms"] = change.from_atoms;
  json["to_atoms"] = change.to_atoms;
  return json;
}

Json change_json(const StatusChange& change) {
  Json json;
  json["jurisdiction"] = change.jurisdiction;
  json["before"] = to_string(change.before);
  json["after"] = to_string(change.after);
  return json;
}

Json listing_json(const GapListing& listing) {
  Json json;
  json["listed_in"] = listing.jurisdiction;
  json["status"] = to_string(listing.status);
  json["since"] = date_or_null(listing.since);
  json["since_verified"] = listing.since_verified;
  return json;
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

template <typename Item>
Json array_of(const std::vector<Item>& items, Json (*to_json)(const Item&)) {
  Json json = Json::array();
  for (const Item& item : items) {
    json.push_back(to_json(item));
  }
  return json;
}

Json resemblance_json(const Resemblance& resemblance) {
  Json scores;
  scores["overlap"] = rounded(resemblance.scores.overlap);
  scores["morgan"] = rounded(resemblance.scores.morgan);
  scores["atom_pair"] = rounded(resemblance.scores.atom_pair);
  scores["core_share"] = rounded(resemblance.scores.core_share);
  Json json;
  json["entry"] = resemblance.entry;
  json["name"] = resemblance.entry_name;
  json["relation"] = to_string(resemblance.relation);
  json["family"] = resemblance.family;
  json["family_name"] = resemblance.family_name;
  json["grade"] = grade_or_null(resemblance.grade);
  json["variant"] = text_or_null(resemblance.variant);
  json["protecting_groups"] = resemblance.protecting_groups;
  json["atoms"] = resemblance.atoms;
  json["overlap_atoms"] = resemblance.overlap_atoms;
  json["changes"] = array_of(resemblance.changes, &site_change_json);
  json["mass_difference_u"] = rounded(resemblance.mass_difference_u);
  json["scores"] = std::move(scores);
  json["rarity"] = rarities_json(resemblance.rarities);
  json["false_flag_rate"] = rounded_rate(resemblance.false_flags.rate);
  json["false_flag_rate_fitted"] = resemblance.false_flags.is_fitted;
  json["jurisdictions"] = resemblance.jurisdictions;
  return json;
}

Json class_json(const ClassFinding& finding) {
  Json json;
  json["rule"] = finding.rule;
  json["rule_name"] = finding.rule_name;
  json["jurisdiction"] = finding.jurisdiction;
  json["inside"] = finding.is_inside;
  json["limbs"] = finding.limbs;
  json["core_atoms"] = finding.core_atoms;
  json["sites"] = array_of(finding.sites, &site_json);
  json["failing"] = finding.failing;
  json["readings"] = finding.readings;
  json["forms"] = forms_json(finding.forms);
  return json;
}

Json jurisdictions_json(const std::vector<JurisdictionFinding>& findings) {
  Json json = Json::object();
  for (const JurisdictionFinding& finding : findings) {
    json[finding.jurisdiction] = jurisdiction_json(finding);
  }
  return json;
}

Json run_json(const RunHeader& header) {
  Json json;
  json["type"] = "run";
  json["schema"] = kSchema;
  json["program"]["congener"] = header.program_version;
  json["program"]["rdkit"] = header.rdkit_version;
  json["program"]["boost"] = header.boost_version;
  json["pack"] = pack_json(header.pack_id, header.pack_version, header.pack_sha256);
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
  for (const auto& [name, holds] : header.readings) {
    json["settings"]["readings"][name] = holds;
  }
  json["inputs"] = header.inputs;
  json["set_age_days"] = header.set_age_days ? Json(*header.set_age_days) : Json(nullptr);
  json["notices"] = header.notices;
  json["notice"] = kLimitsSentence;
  return json;
}

Json record_json(const Record& record, const Finding& finding, const RunHeader& run) {
  Json json;
  json["type"] = "record";
  json["n"] = record.number;
  json["file"] = record.file;
  json["line"] = record.line;
  json["id"] = record.id;
  json["structure"] = record.structure;
  json["status"] = to_string(finding.status);
  json["grade"] = grade_or_null(finding.grade);
  json["reason"] = text_or_null(finding.reason);
  json["identity"] = array_of(finding.identities, &identity_json);
  json["classes"] = array_of(finding.classes, &class_json);
  if (run.changed_since) {
    json["changes"] = array_of(finding.changes, &change_json);
  }
  json["jurisdictions"] = jurisdictions_json(finding.jurisdictions);
  json["nearest"] = array_of(finding.nearest, &resemblance_json);
  json["gap"] = array_of(finding.gap.listed_in, &listing_json);
  json["not_found_in"] = finding.gap.not_found_in;
  json["gap_sentence"] = text_or_null(gap_sentence(finding.gap, run.as_of));
  json["fields"] = fields_json(record);
  return json;
}

Json by_status_json(const std::map<Status, std::uint64_t>& counts) {
  Json json = Json::object();
  for (const Status status : kStatusesDescending) {
    const auto found = counts.find(status);
    json[to_string(status)] = found == counts.end() ? 0 : found->second;
  }
  return json;
}

Json by_stage_json(const std::map<Stage, std::uint64_t>& counts) {
  Json json = Json::object();
  for (const Stage stage : {Stage::Parsed, Stage::Standardised, Stage::Compared}) {
    const auto found = counts.find(stage);
    json[to_string(stage)] = found == counts.end() ? 0 : found->second;
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
  json["by_status"] = by_status_json(summary.by_status);
  json["by_stage"] = by_stage_json(summary.by_stage);
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
    write(run_json(header));
  }

  void record(const Record& record, const Finding& finding) override {
    write(record_json(record, finding, run_));
  }

  void end(const RunSummary& summary) override {
    write(summary_json(summary));
    stream_.flush();
  }

 private:
  void write(const Json& json) {
    const std::string line = to_line(json) + '\n';
    stream_.write(line.data(), static_cast<std::streamsize>(line.size()));
  }

  std::ostream& stream_;
  RunHeader run_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_json_writer(std::ostream& stream) {
  return std::make_unique<JsonWriter>(stream);
}

}  // namespace congener::report
