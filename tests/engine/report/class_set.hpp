#pragma once
// A hand-made reference set with classes, for the tests of words about them. All law is invented.

#include <optional>
#include <string>
#include <vector>

#include "congener/reference_set.hpp"

namespace samples {

using namespace congener;

inline ControlRow class_row() {
  ControlRow row;
  row.jurisdiction = "US";
  row.status = ControlStatus::Covered;
  row.instrument = "Example Act";
  row.list = "Schedule 1";
  row.citation = "item (e)";
  row.period.effective = Date{2025, 7, 16};
  row.period.effective_confidence = Confidence::Confirmed;
  row.scope = "the class and its salts";
  row.wording_read = true;
  row.wording_forms = {WordingForm::Salts};
  row.sources = {"S-1"};
  row.confidence = Confidence::Confirmed;
  row.note = "exemptions not read";
  return row;
}

inline StructureClass closed_class() {
  StructureClass definition;
  definition.id = "us-class";
  definition.name = "example class";
  definition.jurisdiction = "US";
  definition.entry = "base";
  definition.least_limbs = 1;
  definition.max_mass_u = 500;
  definition.cores = {{"whole", "CN[C:1]", {}}};
  definition.sites = {{"ring nitrogen", {1}, {{{"phenethyl"}, {}, ""}}, {}},
                      {"aryl ring", {2, 3}, {{{"ring"}, {"D"}, "formyl"}}, {}}};
  definition.limbs = {
      {"A", "the phenyl is another ring", {}, Confidence::Unverified, ""},
      {"D", "the aryl is another ring", Date{2026, 1, 2}, Confidence::Secondary, "order 7"}};
  definition.readings = {{"formyl", "Does formyl count as acyl?", true, "the wider reading"}};
  definition.logic = "changed by one or more of A and D\nand by nothing else";
  definition.exceptions = "what is listed elsewhere";
  definition.not_covered = "a lost acyl group";
  definition.open_doubts = {"how long a chain may be"};
  ControlRow earlier = class_row();
  earlier.period.effective = Date{2018, 2, 6};
  earlier.citation = "temporary order";
  definition.controls = {class_row(), earlier};
  definition.matches = {{"CCN", "a published member", std::vector<std::string>{"A"}}};
  definition.misses = {{"CCO", "not the core", std::nullopt}};
  return definition;
}

inline StructureClass open_class() {
  StructureClass definition;
  definition.id = "open-words";
  definition.name = "derivatives and analogues";
  definition.jurisdiction = "US";
  definition.kind = ClassKind::Open;
  definition.families = {"piperidones"};
  definition.logic = "the item also names derivatives";
  ControlRow row = class_row();
  row.period.effective.reset();
  row.confidence = Confidence::Unverified;
  definition.controls = {row};
  return definition;
}

inline SubstituentGroup group() {
  SubstituentGroup group;
  group.id = "ring";
  group.name = "any ring";
  group.meaning = "any aromatic monocycle,\nheteroatoms included";
  group.start = {"a"};
  group.rest = {{{1, 2}, {"alkyl", "hydrogen"}}};
  group.lacks = {"[#7+]"};
  group.max_carbon_atoms = 8;
  group.matches = {{"*c1ccccc1", "phenyl"}};
  group.misses = {{"*CC", "ethyl"}};
  return group;
}

inline Entry end_product() {
  Entry entry;
  entry.id = "base";
  entry.role = EntryRole::EndProduct;
  entry.name = "base substance";
  entry.smiles = "CCN";
  entry.formula = "C2H7N";
  entry.controls = {class_row()};
  entry.controls.front().status = ControlStatus::Listed;
  return entry;
}

inline ReferenceSet class_set() {
  ReferenceSet set;
  set.id = "example-set";
  set.version = "1";
  set.sha256 = "0123456789abcdef";
  set.jurisdictions = {"US", "CN", "EU", "GB"};
  set.entries = {end_product()};
  set.classes = {open_class(), closed_class()};
  set.groups = {group()};
  set.sources = {{"S-1", "Example Act", "https://example.org", "full text", "official"},
                 {"S-2", "another", "https://example.org/2", "not used", "official"}};
  return set;
}

}  // namespace samples
