#include <utility>

#include "reference/load_common.hpp"
#include "reference/load_parts.hpp"
#include "reference/toml_reader.hpp"

namespace congener::reference {
namespace {

constexpr std::array<std::pair<const char*, LawKind>, 4> kLawKinds = {
    {{"precursors", LawKind::Precursors},
     {"end_products", LawKind::EndProducts},
     {"surveillance_lists", LawKind::SurveillanceLists},
     {"generic_definitions", LawKind::GenericDefinitions}}};

constexpr std::array<std::pair<const char*, ReadState>, 3> kReadStates = {
    {{"not_read", ReadState::NotRead},
     {"in_part", ReadState::InPart},
     {"whole", ReadState::Whole}}};

constexpr std::array<std::pair<const char*, ControlStatus>, 2> kFollowerStatuses = {
    {{"listed", ControlStatus::Listed}, {"covered", ControlStatus::Covered}}};

LawCoverage load_coverage(TomlTable& table) {
  LawCoverage coverage;
  coverage.kind = named(table, "kind", table.text("kind"), kLawKinds);
  coverage.read = named(table, "read", table.text("read"), kReadStates);
  coverage.as_of = table.date("as_of");
  coverage.gaps = table.text_or("gaps", "");
  if (coverage.read == ReadState::InPart && coverage.gaps.empty()) {
    table.fail("law that was read in part needs gaps: say what is known to be unread");
  }
  table.finish();
  return coverage;
}

JurisdictionFacts load_facts(TomlTable& table) {
  JurisdictionFacts facts;
  facts.where = table.where();
  facts.code = table.text("code");
  facts.name = table.text("name");
  for (TomlTable& coverage : table.tables("coverage")) {
    facts.coverage.push_back(load_coverage(coverage));
  }
  table.finish();
  return facts;
}

Membership load_member(TomlTable& table) {
  Membership member;
  member.where = table.where();
  member.of = table.text("of");
  member.code = table.text("code");
  member.name = table.text("name");
  member.since = table.date("since");
  member.last_day = table.date("last_day");
  member.confidence = confidence_or(table, "confidence", Confidence::Unverified);
  member.sources = table.texts_or_empty("sources");
  member.note = table.text_or("note", "");
  table.finish();
  return member;
}

FollowRule load_follow_rule(TomlTable& table) {
  FollowRule rule;
  rule.where = table.where();
  rule.id = table.text("id");
  rule.follows = table.text("follows");
  rule.instruments = table.texts_or_empty("instruments");
  rule.jurisdiction = table.text_or("jurisdiction", "");
  rule.members_of = table.text_or("members_of", "");
  if (rule.jurisdiction.empty() == rule.members_of.empty()) {
    table.fail("needs jurisdiction or members_of, and not both");
  }
  rule.status = named(table, "status", table.text("status"), kFollowerStatuses);
  rule.words = table.text("words");
  rule.citation = table.text_or("citation", "");
  rule.earliest = table.date("earliest");
  rule.confidence = confidence_or(table, "confidence", Confidence::Unverified);
  rule.sources = table.texts_or_empty("sources");
  table.finish();
  return rule;
}

}  // namespace

void load_jurisdictions(const std::string& path, const std::string& shown_name, ReferenceSet& set) {
  TomlTable file = TomlTable::parse_file(path, shown_name);
  for (TomlTable& table : file.tables("jurisdiction")) {
    set.jurisdiction_facts.push_back(load_facts(table));
  }
  for (TomlTable& table : file.tables("member")) {
    set.memberships.push_back(load_member(table));
  }
  for (TomlTable& table : file.tables("follows")) {
    set.follow_rules.push_back(load_follow_rule(table));
  }
  file.finish();
}

}  // namespace congener::reference
