#include "reference/load_common.hpp"
#include "reference/load_parts.hpp"
#include "reference/toml_reader.hpp"

namespace congener::reference {
namespace {

GroupRest load_rest(TomlTable& table) {
  GroupRest rest;
  rest.labels = table.integers_or_empty("labels");
  rest.groups = table.texts_or_empty("groups");
  if (rest.labels.empty() || rest.groups.empty()) {
    table.fail("a rest needs labels and groups");
  }
  table.finish();
  return rest;
}

/// A limit that is left out is 0; one that is written down must limit something.
int upper_limit(TomlTable& table, const std::string& key) {
  const int limit = table.integer_or(key, 0);
  if (table.has(key) && limit < 1) {
    table.fail_at(key, "must be 1 or more; leave the key out for no limit");
  }
  return limit;
}

SubstituentGroup load_group(TomlTable& table) {
  SubstituentGroup group;
  group.where = table.where();
  group.id = table.text("id");
  group.name = table.text("name");
  group.meaning = table.text("meaning");
  group.attachments = table.integer_or("attachments", 1);
  group.bond_order = table.integer_or("bond_order", 1);
  group.generic = table.text_or("generic", "");
  group.every_atom = table.text_or("every_atom", "");
  group.start = table.texts_or_empty("start");
  for (TomlTable& rest : table.tables("rest")) {
    group.rest.push_back(load_rest(rest));
  }
  group.any_rest = table.flag_or("any_rest", false);
  group.contains = table.texts_or_empty("contains");
  group.lacks = table.texts_or_empty("lacks");
  group.max_carbon_atoms = upper_limit(table, "max_carbon_atoms");
  group.max_chain_atoms = upper_limit(table, "max_chain_atoms");
  group.matches = load_examples(table, "match");
  group.misses = load_examples(table, "miss");
  table.finish();
  return group;
}

}  // namespace

std::vector<SubstituentGroup> load_groups(const std::string& path, const std::string& shown_name) {
  TomlTable file = TomlTable::parse_file(path, shown_name);
  std::vector<SubstituentGroup> groups;
  for (TomlTable& table : file.tables("group")) {
    groups.push_back(load_group(table));
  }
  file.finish();
  return groups;
}

std::vector<ProtectingGroup> load_protecting_groups(const std::string& path,
                                                    const std::string& shown_name) {
  TomlTable file = TomlTable::parse_file(path, shown_name);
  std::vector<ProtectingGroup> groups;
  for (TomlTable& table : file.tables("group")) {
    ProtectingGroup group;
    group.where = table.where();
    group.name = table.text("name");
    group.smarts = table.text("smarts");
    for (TomlTable& match : table.tables("match")) {
      group.matches.push_back({match.text("smiles"), match.text("bare")});
      match.finish();
    }
    group.misses = load_examples(table, "miss");
    table.finish();
    groups.push_back(std::move(group));
  }
  file.finish();
  return groups;
}

}  // namespace congener::reference
