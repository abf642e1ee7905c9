#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "reference/load_parts.hpp"
#include "reference/toml_reader.hpp"

namespace congener::reference {
namespace {

template <typename Value, std::size_t size>
Value named(const TomlTable& table, const std::string& key, const std::string& text,
            const std::array<std::pair<const char*, Value>, size>& names) {
  for (const auto& [name, value] : names) {
    if (text == name) {
      return value;
    }
  }
  std::string known;
  for (const auto& [name, value] : names) {
    known += fmt::format("{}{}", known.empty() ? "" : ", ", name);
  }
  table.fail_at(key, fmt::format("\"{}\" is not one of: {}", text, known));
}

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

constexpr std::array<std::pair<const char*, WordingForm>, 4> kWordingForms = {
    {{"salts", WordingForm::Salts},
     {"stereoisomers", WordingForm::Stereoisomers},
     {"isomers", WordingForm::Isomers},
     {"mixtures", WordingForm::Mixtures}}};

Confidence confidence_or(TomlTable& table, const std::string& key, Confidence otherwise) {
  const std::string text = table.text_or(key, "");
  return text.empty() ? otherwise : named(table, key, text, kConfidences);
}

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

ControlRow load_control(TomlTable& table) {
  ControlRow row;
  row.where = table.where();
  row.jurisdiction = table.text("jurisdiction");
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

}  // namespace

Entry load_substance(const std::string& path, const std::string& shown_name) {
  TomlTable table = TomlTable::parse_file(path, shown_name);
  Entry entry;
  entry.where = shown_name;
  entry.id = table.text("id");
  entry.name = table.text("name");
  entry.iupac_name = table.text("iupac_name");
  entry.synonyms = table.texts_or_empty("synonyms");
  entry.smiles = table.text("smiles");
  entry.formula = table.text("formula");
  entry.inchikey = table.text_or("inchikey", "");
  entry.cas = table.text_or("cas", "");
  entry.cas_confidence = confidence_or(table, "cas_confidence", Confidence::Unverified);
  entry.identity_only = table.flag_or("identity_only", false);
  entry.note = table.text_or("note", "");
  entry.named_by = table.text_or("named_by", "");
  for (TomlTable& control : table.tables("control")) {
    entry.controls.push_back(load_control(control));
  }
  table.finish();
  return entry;
}

}  // namespace congener::reference
