#include <array>
#include <cmath>
#include <utility>

#include "reference/load_common.hpp"
#include "reference/load_parts.hpp"
#include "reference/toml_reader.hpp"

namespace congener::reference {
namespace {

constexpr std::array<std::pair<const char*, ClassKind>, 3> kKinds = {
    {{"closed", ClassKind::Closed}, {"open", ClassKind::Open}, {"text", ClassKind::Text}}};

ClassReading load_reading(TomlTable& table) {
  ClassReading reading;
  reading.id = table.text("id");
  reading.question = table.text("question");
  reading.is_default = table.flag("default");
  reading.reason = table.text("reason");
  table.finish();
  return reading;
}

ClassLimb load_limb(TomlTable& table) {
  ClassLimb limb;
  limb.key = table.text("key");
  limb.words = table.text("words");
  limb.effective = table.date("effective");
  limb.effective_confidence = confidence_or(table, "effective_confidence", Confidence::Unverified);
  limb.citation = table.text_or("citation", "");
  table.finish();
  return limb;
}

ClassCore load_core(TomlTable& table) {
  ClassCore core;
  core.name = table.text("name");
  core.smiles = table.text("smiles");
  core.limbs = table.texts_or_empty("limbs");
  table.finish();
  return core;
}

std::vector<ClassAllowance> load_allowances(TomlTable& site, const std::string& key) {
  std::vector<ClassAllowance> allowances;
  for (TomlTable& table : site.tables(key)) {
    ClassAllowance allowance;
    allowance.groups = table.texts_or_empty("groups");
    if (allowance.groups.empty()) {
      table.fail("an allowance needs groups");
    }
    allowance.limbs = table.texts_or_empty("limbs");
    allowance.reading = table.text_or("reading", "");
    table.finish();
    allowances.push_back(std::move(allowance));
  }
  return allowances;
}

ClassSite load_site(TomlTable& table) {
  ClassSite site;
  site.name = table.text("name");
  site.labels = table.integers_or_empty("labels");
  if (site.labels.empty()) {
    table.fail("a site needs labels");
  }
  site.bears_one = load_allowances(table, "bears_one");
  site.may_bear = load_allowances(table, "may_bear");
  table.finish();
  return site;
}

ClassExample load_match(TomlTable& table) {
  ClassExample example;
  example.smiles = table.text("smiles");
  example.reason = table.text("reason");
  example.limbs = table.texts_or_nothing("limbs");
  table.finish();
  return example;
}

void load_structure(TomlTable& table, StructureClass& rule) {
  for (TomlTable& core : table.tables("core")) {
    rule.cores.push_back(load_core(core));
  }
  for (TomlTable& site : table.tables("site")) {
    rule.sites.push_back(load_site(site));
  }
  for (TomlTable& limb : table.tables("limb")) {
    rule.limbs.push_back(load_limb(limb));
  }
  for (TomlTable& reading : table.tables("reading")) {
    rule.readings.push_back(load_reading(reading));
  }
}

void load_limits(TomlTable& table, StructureClass& rule) {
  rule.least_limbs = table.integer_or("least_limbs", 0);
  if (rule.least_limbs < 0) {
    table.fail_at("least_limbs", "must not be negative");
  }
  if (table.has("max_mass_u")) {
    rule.max_mass_u = table.number("max_mass_u");
    if (!(rule.max_mass_u > 0) || !std::isfinite(rule.max_mass_u)) {
      table.fail_at("max_mass_u", "must be above 0; leave the key out for no limit");
    }
  }
  rule.only_flagged = table.flag_or("only_flagged", false);
  rule.leaves_out_named = table.flag_or("leaves_out_named", false);
}

}  // namespace

StructureClass load_class(const std::string& path, const std::string& shown_name) {
  TomlTable table = TomlTable::parse_file(path, shown_name);
  StructureClass rule;
  rule.where = table.where();
  rule.id = table.text("id");
  rule.name = table.text("name");
  rule.jurisdiction = table.text("jurisdiction");
  rule.kind = named(table, "kind", table.text("kind"), kKinds);
  rule.entry = table.text_or("entry", "");
  rule.logic = table.text("logic");
  rule.exceptions = table.text_or("exceptions", "");
  rule.not_covered = table.text_or("not_covered", "");
  rule.open_doubts = table.texts_or_empty("open_doubts");
  rule.families = table.texts_or_empty("families");
  load_limits(table, rule);
  load_structure(table, rule);
  for (TomlTable& control : table.tables("control")) {
    rule.controls.push_back(load_control(control, rule.jurisdiction));
  }
  for (TomlTable& match : table.tables("match")) {
    rule.matches.push_back(load_match(match));
  }
  for (RuleExample& miss : load_examples(table, "miss")) {
    rule.misses.push_back({std::move(miss.smiles), std::move(miss.reason), {}});
  }
  table.finish();
  return rule;
}

}  // namespace congener::reference
