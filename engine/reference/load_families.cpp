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

Family load_family(TomlTable& table) {
  Family family;
  family.where = table.where();
  family.id = table.text("id");
  family.name = table.text("name");
  family.rests_on = table.texts_or_empty("rests_on");
  family.core = table.text("core");
  for (TomlTable& required : table.tables("required")) {
    family.required.push_back(load_required(required));
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
