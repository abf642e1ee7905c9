#include "reference/load_common.hpp"

namespace congener::reference {
namespace {

constexpr std::array<std::pair<const char*, Confidence>, 4> kConfidences = {
    {{"confirmed", Confidence::Confirmed},
     {"secondary", Confidence::Secondary},
     {"derived", Confidence::Derived},
     {"unverified", Confidence::Unverified}}};

constexpr std::array<std::pair<const char*, ControlStatus>, 8> kStatuses = {
    {{"listed", ControlStatus::Listed},
     {"believed_listed", ControlStatus::BelievedListed},
     {"covered", ControlStatus::Covered},
     {"scope_extended", ControlStatus::ScopeExtended},
     {"temporary", ControlStatus::Temporary},
     {"watch", ControlStatus::Watch},
     {"not_found", ControlStatus::NotFound},
     {"not_covered", ControlStatus::NotCovered}}};

constexpr std::array<std::pair<const char*, WordingForm>, 7> kWordingForms = {
    {{"salts", WordingForm::Salts},
     {"stereoisomers", WordingForm::Stereoisomers},
     {"isomers", WordingForm::Isomers},
     {"mixtures", WordingForm::Mixtures},
     {"isotopologues", WordingForm::Isotopologues},
     {"derivatives", WordingForm::Derivatives},
     {"analogues", WordingForm::Analogues}}};

ControlPeriod load_period(TomlTable& table, Confidence row_confidence) {
  ControlPeriod period;
  period.published = table.date("published");
  period.effective = table.date("effective");
  period.earliest = table.date("earliest");
  period.latest = table.date("latest");
  period.last_day = table.date("last_day");
  period.note = table.text_or("date_note", "");
  // Without a date there is nothing to be sure of.
  const Confidence otherwise = period.effective ? row_confidence : Confidence::Unverified;
  period.effective_confidence = confidence_or(table, "effective_confidence", otherwise);
  return period;
}

}  // namespace

Confidence confidence_or(TomlTable& table, const std::string& key, Confidence otherwise) {
  const std::string text = table.text_or(key, "");
  return text.empty() ? otherwise : named(table, key, text, kConfidences);
}

ControlRow load_control(TomlTable& table, const std::string& jurisdiction) {
  ControlRow row;
  row.where = table.where();
  row.jurisdiction = jurisdiction;
  row.status = named(table, "status", table.text("status"), kStatuses);
  row.instrument = table.text_or("instrument", "");
  row.list = table.text_or("list", "");
  row.citation = table.text_or("citation", "");
  row.confidence = confidence_or(table, "confidence", Confidence::Unverified);
  row.period = load_period(table, row.confidence);
  row.scope = table.text("scope");
  row.wording_read = table.flag_or("wording_read", false);
  for (const std::string& form : table.texts_or_empty("mentions")) {
    row.wording_forms.push_back(named(table, "mentions", form, kWordingForms));
  }
  row.sources = table.texts_or_empty("sources");
  row.note = table.text_or("note", "");
  table.finish();
  return row;
}

std::vector<RuleExample> load_examples(TomlTable& rule, const std::string& key) {
  std::vector<RuleExample> examples;
  for (TomlTable& table : rule.tables(key)) {
    RuleExample example;
    example.smiles = table.text("smiles");
    example.reason = table.text("reason");
    table.finish();
    examples.push_back(example);
  }
  return examples;
}

}  // namespace congener::reference
