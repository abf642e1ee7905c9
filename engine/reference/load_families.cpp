#include "reference/load_common.hpp"
#include "reference/load_parts.hpp"
#include "reference/toml_reader.hpp"

namespace congener::reference {
namespace {

RequiredGroup load_required(TomlTable& table) {
  RequiredGroup group;
  group.name = table.text("name");
  group.site = table.integer("site");
  group.smarts = table.texts_or_empty("smarts");
  if (group.smarts.empty()) {
    table.fail("a required group needs at least one pattern in smarts");
  }
  table.finish();
  return group;
}

FamilySite load_site(TomlTable& table) {
  FamilySite site;
  site.name = table.text("name");
  site.place = table.text_or("place", site.name);
  site.labels = table.integers_or_empty("labels");
  site.whole = table.flag_or("whole", false);
  if (site.labels.empty()) {
    table.fail("a site needs labels");
  }
  table.finish();
  return site;
}

FamilyVariant load_variant(TomlTable& table) {
  FamilyVariant variant;
  variant.where = table.where();
  variant.name = table.text("name");
  variant.core = table.text("core");
  variant.precheck = table.text_or("precheck", "");
  for (TomlTable& required : table.tables("required")) {
    variant.required.push_back(load_required(required));
  }
  variant.matches = load_examples(table, "match");
  variant.misses = load_examples(table, "miss");
  table.finish();
  return variant;
}

Family load_family(TomlTable& table) {
  Family family;
  family.where = table.where();
  family.id = table.text("id");
  family.name = table.text("name");
  family.rests_on = table.texts_or_empty("rests_on");
  family.core = table.text("core");
  family.precheck = table.text_or("precheck", "");
  for (TomlTable& required : table.tables("required")) {
    family.required.push_back(load_required(required));
  }
  for (TomlTable& site : table.tables("site")) {
    family.sites.push_back(load_site(site));
  }
  for (TomlTable& variant : table.tables("variant")) {
    family.variants.push_back(load_variant(variant));
  }
  family.matches = load_examples(table, "match");
  family.misses = load_examples(table, "miss");
  table.finish();
  return family;
}

}  // namespace

std::vector<Family> load_families(const std::string& path, const std::string& shown_name) {
  TomlTable file = TomlTable::parse_file(path, shown_name);
  std::vector<Family> families;
  for (TomlTable& table : file.tables("family")) {
    families.push_back(load_family(table));
  }
  file.finish();
  return families;
}

}  // namespace congener::reference
