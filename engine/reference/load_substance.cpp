#include <array>
#include <utility>

#include "reference/load_common.hpp"
#include "reference/load_parts.hpp"
#include "reference/toml_reader.hpp"

namespace congener::reference {
namespace {

constexpr std::array<std::pair<const char*, EntryRole>, 2> kRoles = {
    {{"precursor", EntryRole::Precursor}, {"end_product", EntryRole::EndProduct}}};

TariffCode load_tariff_code(TomlTable& table) {
  TariffCode code;
  code.nomenclature = table.text("nomenclature");
  code.code = table.text("code");
  code.words = table.text("words");
  code.confidence = confidence_or(table, "confidence", Confidence::Unverified);
  code.sources = table.texts_or_empty("sources");
  table.finish();
  return code;
}

}  // namespace

Entry load_substance(const std::string& path, const std::string& shown_name) {
  TomlTable table = TomlTable::parse_file(path, shown_name);
  Entry entry;
  entry.where = shown_name;
  entry.id = table.text("id");
  entry.role = named(table, "role", table.text_or("role", "precursor"), kRoles);
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
  for (TomlTable& code : table.tables("tariff_code")) {
    entry.tariff_codes.push_back(load_tariff_code(code));
  }
  for (TomlTable& control : table.tables("control")) {
    entry.controls.push_back(load_control(control, control.text("jurisdiction")));
  }
  table.finish();
  return entry;
}

}  // namespace congener::reference
