#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "congener/error.hpp"
#include "reference/check.hpp"
#include "reference/follow.hpp"
#include "reference/limits.hpp"
#include "reference/load_parts.hpp"
#include "reference/merge.hpp"
#include "reference/problems.hpp"
#include "reference/toml_reader.hpp"
#include "reference/watch_list.hpp"
#include "support/sha256.hpp"
#include "support/text.hpp"

namespace congener {
namespace reference {
namespace {

namespace fs = std::filesystem;

constexpr int kSchema = 1;

// Names of the files in messages and in the content hash.
const char* const kSet = "set.toml";
const char* const kSources = "sources.toml";
const char* const kFamilies = "families.toml";
const char* const kJurisdictions = "jurisdictions.toml";
const char* const kCounterComponents = "counter_components.tsv";
const char* const kSubstituentNames = "substituent_names.tsv";
const char* const kProtectingGroups = "protecting_groups.toml";
const char* const kGroups = "groups.toml";
const char* const kCalibration = "calibration";
const char* const kSubstances = "substances";
const char* const kClasses = "classes";

/// Files of a set by the name that messages and the content hash use, in byte order of the names.
using SetFiles = std::map<std::string, fs::path>;

/// The *.toml files of a folder of the set; none when there is no such folder.
SetFiles files_in(const fs::path& root, const std::string& folder) {
  SetFiles files;
  if (!fs::is_directory(root / folder)) {
    return files;
  }
  for (const auto& item : fs::directory_iterator(root / folder)) {
    if (item.path().extension() == ".toml") {
      files.emplace(folder + "/" + item.path().filename().string(), item.path());
    }
  }
  return files;
}

/// Paths of shared files as set.toml gives them; empty: not named.
struct SharedFiles {
  std::string counter_components;
  std::string substituent_names;
  std::string protecting_groups;
  std::string groups;
  std::string calibration;  ///< not a part of the content hash: it says which set it was made with
};

std::string content_sha256(const SetFiles& files) {
  support::Sha256 hash;
  for (const auto& [name, path] : files) {
    const std::string content = read_limited(path.string(), name);
    hash.update(fmt::format("{}\n{}\n", name, content.size()));
    hash.update(content);
  }
  return hash.hex_digest();
}

ClosenessRules load_closeness(TomlTable table) {
  ClosenessRules rules;
  rules.constant = table.number("constant");
  rules.added = table.number("added");
  rules.missing = table.number("missing");
  rules.fingerprints = table.number("fingerprints");
  rules.core_rarity = table.number("core_rarity");
  rules.most_decades = table.number("most_decades");
  rules.least_strong = table.number("least_strong");
  rules.least_moderate = table.number("least_moderate");
  rules.most_added = table.integer_or("most_added", 0);
  table.finish();
  return rules;
}

SimilarityRules load_similarity(TomlTable table) {
  SimilarityRules rules;
  if (table.has("closeness")) {
    rules.closeness = load_closeness(table.table("closeness"));
  }
  if (table.has("candidate_rate")) {
    rules.candidate_rate = table.number("candidate_rate");
  }
  rules.max_size_ratio_percent = table.integer_or("max_size_ratio_percent", 0);
  rules.required_smarts = table.text_or("required_smarts", "");
  table.finish();
  return rules;
}

std::string path_or_empty(TomlTable& table, const std::string& key) {
  const std::string path = table.text_or(key, "");
  if (const std::string problem = problem_of_path(path); !problem.empty()) {
    table.fail_at(key, problem);
  }
  return path;
}

/// set.toml. shared receives the paths of the files that it names.
Pack load_head(const fs::path& path, const std::string& prefix, SharedFiles& shared) {
  TomlTable table = TomlTable::parse_file(path.string(), prefix + kSet);
  if (const int schema = table.integer("schema"); schema != kSchema) {
    table.fail_at("schema",
                  fmt::format("this program reads schema {}, the set has {}", kSchema, schema));
  }
  Pack pack;
  pack.prefix = prefix;
  ReferenceSet& set = pack.set;
  set.id = table.text("id");
  set.title = table.text("title");
  set.version = table.text("version");
  const auto date = table.date("date");
  if (!date) {
    table.fail_at("date", "missing");
  }
  set.date = *date;
  set.licence = table.text("licence");
  set.jurisdictions = table.texts_or_empty("jurisdictions");
  shared.counter_components = path_or_empty(table, "counter_components");
  shared.substituent_names = path_or_empty(table, "substituent_names");
  shared.protecting_groups = path_or_empty(table, "protecting_groups");
  shared.groups = path_or_empty(table, "groups");
  shared.calibration = path_or_empty(table, kCalibration);
  pack.has_similarity = table.has("similarity");
  if (pack.has_similarity) {
    set.similarity = load_similarity(table.table("similarity"));
  }
  table.finish();
  return pack;
}

}  // namespace

std::vector<Source> load_sources(const std::string& path, const std::string& shown_name) {
  TomlTable file = TomlTable::parse_file(path, shown_name);
  std::vector<Source> sources;
  for (TomlTable& table : file.tables("source")) {
    Source source;
    source.id = table.text("id");
    source.what = table.text("what");
    source.where = table.text("where");
    source.how_read = table.text("how_read");
    source.kind = table.text("kind");
    table.finish();
    sources.push_back(source);
  }
  file.finish();
  return sources;
}

namespace {

/// Rows of a table of names and structures. Item: a name and a SMILES.
template <typename Item>
std::vector<Item> named_structures(const std::string& path, const std::string& shown_name) {
  const std::string content = read_limited(path, shown_name);
  std::vector<Item> items;
  int line_number = 0;
  for (const std::string_view line : support::split(content, '\n')) {
    ++line_number;
    if (line_number == 1 && support::trim(line) != "name\tsmiles") {
      throw ReferenceSetError(
          fmt::format("{}:1: the first line must be: name, a tab, smiles", shown_name));
    }
    if (line_number == 1 || support::trim(line).empty()) {
      continue;
    }
    const auto cells = support::split(line, '\t');
    if (cells.size() != 2 || support::trim(cells[0]).empty() || support::trim(cells[1]).empty()) {
      throw ReferenceSetError(
          fmt::format("{}:{}: must be a name, a tab, a SMILES", shown_name, line_number));
    }
    for (const std::string_view cell : cells) {
      if (const std::string problem = problem_of_text(cell); !problem.empty()) {
        throw ReferenceSetError(fmt::format("{}:{}: {}", shown_name, line_number, problem));
      }
    }
    items.push_back({std::string(support::trim(cells[0])), std::string(support::trim(cells[1]))});
  }
  return items;
}

}  // namespace

std::vector<CounterComponent> load_counter_components(const std::string& path,
                                                      const std::string& shown_name) {
  return named_structures<CounterComponent>(path, shown_name);
}

std::vector<SubstituentName> load_substituent_names(const std::string& path,
                                                    const std::string& shown_name) {
  return named_structures<SubstituentName>(path, shown_name);
}

namespace {

/// Adds a file that set.toml names, if it names one.
void add_shared(SetFiles& files, const fs::path& root, const std::string& key, const char* name,
                const std::string& path) {
  if (path.empty()) {
    return;
  }
  if (!fs::is_regular_file(root / path)) {
    throw FileError(
        fmt::format("{}: no such file; set.toml names it as {}: copy it along with the set, or "
                    "correct that line",
                    (root / path).string(), key));
  }
  files.emplace(name, root / path);
}

/// All files of a set. Some may be absent; set.toml and sources.toml are named even when they are
/// missing.
SetFiles files_of(const fs::path& root, const SharedFiles& shared) {
  SetFiles files = files_in(root, kSubstances);
  files.merge(files_in(root, kClasses));
  files.emplace(kSet, root / kSet);
  files.emplace(kSources, root / kSources);
  for (const char* const optional : {kFamilies, kJurisdictions}) {
    if (fs::exists(root / optional)) {
      files.emplace(optional, root / optional);
    }
  }
  add_shared(files, root, "counter_components", kCounterComponents, shared.counter_components);
  add_shared(files, root, "substituent_names", kSubstituentNames, shared.substituent_names);
  add_shared(files, root, "protecting_groups", kProtectingGroups, shared.protecting_groups);
  add_shared(files, root, "groups", kGroups, shared.groups);
  return files;
}

bool lies_in(const std::string& name, const std::string& folder) {
  return name.compare(0, folder.size() + 1, folder + "/") == 0;
}

/// Reads one file into the pack.
void load_file(const std::string& name, const std::string& path, const SharedFiles& shared,
               Pack& pack) {
  ReferenceSet& set = pack.set;
  const std::string shown_name = pack.prefix + name;
  if (name == kSources) {
    set.sources = load_sources(path, shown_name);
  } else if (name == kFamilies) {
    set.families = load_families(path, shown_name);
  } else if (name == kJurisdictions) {
    load_jurisdictions(path, shown_name, set);
  } else if (name == kCounterComponents) {
    set.counter_components = load_counter_components(path, pack.prefix + shared.counter_components);
  } else if (name == kSubstituentNames) {
    set.substituent_names = load_substituent_names(path, pack.prefix + shared.substituent_names);
  } else if (name == kProtectingGroups) {
    set.protecting_groups = load_protecting_groups(path, pack.prefix + shared.protecting_groups);
  } else if (name == kGroups) {
    set.groups = load_groups(path, pack.prefix + shared.groups);
  } else if (lies_in(name, kClasses)) {
    set.classes.push_back(load_class(path, shown_name));
  } else if (lies_in(name, kSubstances)) {
    set.entries.push_back(load_substance(path, shown_name));
    set.entries.back().pack = set.id;
  }
}

void load_calibration_of(const fs::path& root, const std::string& path, Pack& pack,
                         Problems& problems) {
  SetFiles files;
  add_shared(files, root, kCalibration, kCalibration, path);
  try {
    for (const auto& [name, full_path] : files) {
      pack.set.calibration = load_calibration(full_path.string());
    }
  } catch (const ReferenceSetError& error) {
    problems.add(error.what());
  }
}

/// Everything but set.toml. What is wrong with one file does not keep the others from being read.
void load_body(const SetFiles& files, const SharedFiles& shared, Pack& pack, Problems& problems) {
  for (const auto& [name, path] : files) {
    try {
      load_file(name, path.string(), shared, pack);
    } catch (const ReferenceSetError& error) {
      problems.add(error.what());
    }
  }
}

Pack load_pack(const fs::path& root, const std::string& prefix, Problems& problems) {
  if (!fs::is_directory(root)) {
    throw FileError(
        fmt::format("{}: no such folder; name the folder of a reference set", root.string()));
  }
  SharedFiles shared;
  Pack pack = load_head(root / kSet, prefix, shared);
  const SetFiles files = files_of(root, shared);
  load_body(files, shared, pack, problems);
  load_calibration_of(root, shared.calibration, pack, problems);
  const ReferenceSet& set = pack.set;
  pack.set.packs = {{set.id, set.title, set.version, set.date, set.licence, content_sha256(files)}};
  return pack;
}

/// What a pack has put into a message must not steer a terminal either.
std::string printable_lines(const std::string& message) {
  std::vector<std::string> lines;
  for (const std::string_view line : support::split(message, '\n')) {
    lines.push_back(support::printable(line));
  }
  return support::join(lines, "\n");
}

/// A lone pack's files are shown by their names, those of several with their folder.
std::string prefix_of(const std::string& folder, std::size_t folders) {
  if (folders == 1 || folder.empty()) {
    return "";
  }
  return folder.back() == '/' ? folder : folder + "/";
}

ReferenceSet load_sets(const std::vector<std::string>& folders) {
  Problems problems;
  std::vector<Pack> packs;
  for (const std::string& folder : folders) {
    packs.push_back(fs::is_regular_file(folder)
                        ? load_watch_list(folder, packs, problems)
                        : load_pack(folder, prefix_of(folder, folders.size()), problems));
  }
  problems.throw_if_any();
  ReferenceSet set = merged(std::move(packs), problems);
  check_reference_set(set, problems);
  add_followed_rows(set, problems);
  problems.throw_if_any();
  return set;
}

}  // namespace

}  // namespace reference

ReferenceSet load_reference_set(const std::string& folder) {
  return load_reference_sets(std::vector<std::string>{folder});
}

ReferenceSet load_reference_sets(const std::vector<std::string>& folders) {
  if (folders.empty()) {
    throw OptionError("no folder of a reference set is named");
  }
  try {
    return reference::load_sets(folders);
  } catch (const ReferenceSetError& error) {
    throw ReferenceSetError(reference::printable_lines(error.what()));
  } catch (const FileError& error) {
    throw FileError(reference::printable_lines(error.what()));
  }
}

}  // namespace congener
