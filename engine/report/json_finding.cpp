#include "report/json_finding.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "congener/finding_context.hpp"

namespace congener::report {
namespace {

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
  json["match"] = match_of(identity);
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

/// What the kind says is given as data, and the whole in words.
Json note_json(const Note& note) {
  Json json;
  json["kind"] = to_string(note.kind);
  if (!note.subject.empty()) {
    json["subject"] = note.subject;
  }
  if (!note.citation.empty()) {
    json["citation"] = note.citation;
  }
  if (note.date) {
    json["date"] = to_string(*note.date);
  }
  if (note.kind == Note::Kind::EarlierAnswer) {
    json["status"] = to_string(note.status);
  }
  if (note.coverage) {
    json["law"] = to_string(note.coverage->kind);
    json["read"] = to_string(note.coverage->read);
    json["as_of"] = date_or_null(note.coverage->as_of);
  }
  json["words"] = in_words(note);
  return json;
}

Json notes_json(const std::vector<Note>& notes) {
  Json json = Json::array();
  for (const Note& note : notes) {
    json.push_back(note_json(note));
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
  json["decided_by"] = to_string(finding.decided_by);
  json["basis"] = basis_in_words(finding);
  json["instrument"] = finding.instrument;
  json["list"] = finding.list;
  json["citation"] = finding.citation;
  if (!finding.through.jurisdiction.empty()) {
    json["through"] = finding.through.jurisdiction;
    json["through_words"] = finding.through.words;
  }
  json["effective"] = date_or_null(finding.effective);
  if (!finding.effective) {
    json["not_before"] = date_or_null(finding.not_before);
    json["at_the_latest"] = date_or_null(finding.at_the_latest);
  }
  if (!finding.effective_note.empty()) {
    json["effective_note"] = finding.effective_note;
  }
  json["effective_verified"] = finding.effective_verified;
  json["confidence"] = to_string(finding.confidence);
  json["effective_confidence"] = to_string(finding.effective_confidence);
  json["wording"] = wording_json(finding.wording);
  json["notes"] = notes_json(finding.notes);
  return json;
}

Json reason_json(const ClassReason& reason) {
  Json json;
  json["kind"] = to_string(reason.kind);
  if (!reason.site.empty()) {
    json["site"] = reason.site;
  }
  if (!reason.found.empty() || reason.kind == ClassReason::Kind::OtherGroup) {
    json["found"] = reason.found;
  }
  if (reason.kind == ClassReason::Kind::OtherGroup) {
    json["allowed"] = reason.allowed;
  }
  if (reason.kind == ClassReason::Kind::ClosedRing) {
    json["positions"] = reason.positions;
  }
  if (reason.kind == ClassReason::Kind::NotYetInForce) {
    json["limb"] = reason.limb;
    json["date"] = date_or_null(reason.date);
  }
  if (reason.kind == ClassReason::Kind::TooHeavy) {
    json["limit_u"] = reason.limit_u;
  }
  json["words"] = in_words(reason);
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
  json["added_atoms"] = change.added_atoms;
  json["missing_atoms"] = change.missing_atoms;
  return json;
}

/// null for what is no member of a family.
Json closeness_json(const std::optional<Closeness>& closeness) {
  if (!closeness) {
    return nullptr;
  }
  Json json;
  json["value"] = rounded(closeness->value);
  json["molecule_share"] = rounded(closeness->molecule_share);
  json["entry_share"] = rounded(closeness->entry_share);
  json["added_atoms"] = closeness->added_atoms;
  json["missing_atoms"] = closeness->missing_atoms;
  json["fingerprints"] = rounded(closeness->fingerprints);
  json["core_rarity"] = rounded(closeness->core_rarity);
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
  json["closeness"] = closeness_json(resemblance.closeness);
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
  json["failing"] = Json::array();
  for (const ClassReason& reason : finding.failing) {
    json["failing"].push_back(reason_json(reason));
  }
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

/// The jurisdictions that give the record its status.
Json status_places(const Finding& finding) {
  Json json = Json::array();
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.status == finding.status && finding.status > Status::NoFinding) {
      json.push_back(answer.jurisdiction);
    }
  }
  return json;
}

/// Only what it says beside its kind.
Json reading_json(const Reading& reading) {
  Json json;
  json["kind"] = to_string(reading.kind);
  if (!reading.column.empty()) {
    json["column"] = reading.column;
  }
  if (!reading.column.empty() || !reading.entry.empty() || !reading.read_by.empty()) {
    json["given"] = reading.given;
  }
  if (!reading.entry.empty()) {
    json["entry"] = reading.entry;
    json["name"] = reading.entry_name;
  }
  if (!reading.read_by.empty()) {
    json["read_by"] = reading.read_by;
    json["smiles"] = reading.structure;
  }
  if (reading.is_skeleton_only) {
    json["skeleton_only"] = true;
  }
  return json;
}

Json other_reading_json(const OtherReading& other) {
  Json json = reading_json(other.reading);
  json["status"] = to_string(other.status);
  json["another_substance"] = other.is_another_substance;
  json["words"] = in_words(other);
  return json;
}

Json substance_json(const SubstanceDescription& substance) {
  Json json;
  json["canonical_smiles"] = substance.canonical_smiles;
  json["formula"] = substance.formula;
  json["average_mass_u"] = rounded(substance.average_mass_u);
  json["exact_mass_u"] = rounded(substance.exact_mass_u);
  json["inchikey"] = text_or_null(substance.inchikey);
  if (!substance.inchi_problem.empty()) {
    json["inchi_problem"] = substance.inchi_problem;
  }
  return json;
}

/// null where it was not made.
Json judged_json(const Finding& finding) {
  if (!finding.judged) {
    return nullptr;
  }
  Json json;
  json["canonical_smiles_by"] =
      finding.context ? Json("RDKit " + finding.context->made_by.rdkit_version) : Json(nullptr);
  json["record"] = substance_json(finding.judged->record);
  if (finding.judged->component) {
    json["component"] = substance_json(*finding.judged->component);
    json["component"]["atoms"] = finding.judged->component_atoms;
  }
  return json;
}

}  // namespace

void add_finding(Json& json, const Finding& finding, const Date& as_of, bool with_changes) {
  json["status"] = to_string(finding.status);
  json["status_in"] = status_places(finding);
  json["headline"] = headline(finding);
  json["grade"] = grade_or_null(finding.grade);
  json["reason"] = text_or_null(finding.reason);
  json["resolved_by"] = finding.resolved_by ? reading_json(*finding.resolved_by) : Json(nullptr);
  if (!finding.other_readings.empty()) {
    json["other_readings"] = array_of(finding.other_readings, &other_reading_json);
  }
  json["judged"] = judged_json(finding);
  json["identity"] = array_of(finding.identities, &identity_json);
  json["classes"] = array_of(finding.classes, &class_json);
  if (with_changes) {
    json["changes"] = array_of(finding.changes, &change_json);
  }
  json["jurisdictions"] = jurisdictions_json(finding.jurisdictions);
  json["nearest"] = array_of(finding.nearest, &resemblance_json);
  json["gap"] = array_of(finding.gap.listed_in, &listing_json);
  json["not_found_in"] = finding.gap.not_found_in;
  json["gap_sentence"] = text_or_null(gap_sentence(finding.gap, as_of));
}

}  // namespace congener::report
