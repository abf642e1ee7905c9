#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "congener/error.hpp"
#include "reference/check.hpp"
#include "reference/load_parts.hpp"
#include "reference/problems.hpp"
#include "reference/toml_reader.hpp"
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
const char* const kCounterComponents = "counter_components.tsv";

std::string file_content(const fs::path& path) {
  if (!fs::is_regular_file(path)) {
    throw FileError(fmt::format("{}: no such file", path.string()));
  }
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  if (!stream) {
    throw FileError(fmt::format("{}: cannot be read", path.string()));
  }
  return content.str();
}

/// Files of a set by the name that messages and the content hash use, in byte order of the names.
using SetFiles = std::map<std::string, fs::path>;

SetFiles substance_files(const fs::path& folder) {
  SetFiles files;
  const fs::path substances = folder / "substances";
  if (!fs::is_directory(substances)) {
    throw ReferenceSetError(fmt::format("{}: no folder \"substances\"", folder.string()));
  }
  for (const auto& item : fs::directory_iterator(substances)) {
    if (item.path().extension() == ".toml") {
      files.emplace("substances/" + item.path().filename().string(), item.path());
    }
  }
  return files;
}

std::string content_sha256(const SetFiles& files) {
  support::Sha256 hash;
  for (const auto& [name, path] : files) {
    const std::string content = file_content(path);
    hash.update(fmt::format("{}\n{}\n", name, content.size()));
    hash.update(content);
  }
  return hash.hex_digest();
}

SimilarityRules load_similarity(TomlTable table) {
  SimilarityRules rules;
  rules.strong_core_share = table.number("strong_core_share");
  rules.moderate_core_share = table.number("moderate_core_share");
  rules.max_size_ratio_percent = table.integer("max_size_ratio_percent");
  rules.required_smarts = table.text_or("required_smarts", "");
  for (TomlTable& band : table.tables("band")) {
    SimilarityBand row;
    row.heavy_atoms_max = band.integer("heavy_atoms_max");
    row.morgan = band.number("morgan");
    row.atom_pair = band.number("atom_pair");
    band.finish();
    rules.bands.push_back(row);
  }
  table.finish();
  return rules;
}

/// set.toml. counter_components_file receives the path of the shared table, if one is named.
ReferenceSet load_head(const fs::path& path, std::string& counter_components_file) {
  TomlTable table = TomlTable::parse_file(path.string(), kSet);
  if (const int schema = table.integer("schema"); schema != kSchema) {
    table.fail_at("schema",
                  fmt::format("this program reads schema {}, the set has {}", kSchema, schema));
  }
  ReferenceSet set;
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
  counter_components_file = table.text_or("counter_components", "");
  set.similarity = load_similarity(table.table("similarity"));
  table.finish();
  return set;
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

std::vector<CounterComponent> load_counter_components(const std::string& path,
                                                      const std::string& shown_name) {
  const std::string content = file_content(path);
  std::vector<CounterComponent> components;
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
    components.push_back(
        {std::string(support::trim(cells[0])), std::string(support::trim(cells[1]))});
  }
  return components;
}

namespace {

/// All files of a set. families.toml may be absent; the others are named even when they are
/// missing.
SetFiles files_of(const fs::path& root, const std::string& counter_components_file) {
  SetFiles files = substance_files(root);
  files.emplace(kSet, root / kSet);
  files.emplace(kSources, root / kSources);
  if (fs::exists(root / kFamilies)) {
    files.emplace(kFamilies, root / kFamilies);
  }
  if (!counter_components_file.empty()) {
    const fs::path table = root / counter_components_file;
    if (!fs::is_regular_file(table)) {
      throw FileError(
          fmt::format("{}: no such file; set.toml names it as counter_components: copy it along "
                      "with the set, or "
                      "correct that line",
                      table.string()));
    }
    files.emplace(kCounterComponents, table);
  }
  return files;
}

/// Everything but set.toml. What is wrong with one file does not keep the others from being read.
void load_body(const SetFiles& files, const std::string& counter_components_file,
               ReferenceSet& set) {
  Problems problems;
  for (const auto& [name, path] : files) {
    try {
      if (name == kSources) {
        set.sources = load_sources(path.string(), name);
      } else if (name == kFamilies) {
        set.families = load_families(path.string(), name);
      } else if (name == kCounterComponents) {
        set.counter_components = load_counter_components(path.string(), counter_components_file);
      } else if (name != kSet) {
        set.entries.push_back(load_substance(path.string(), name));
      }
    } catch (const ReferenceSetError& error) {
      problems.add(error.what());
    }
  }
  problems.throw_if_any();
  std::sort(set.entries.begin(), set.entries.end(),
            [](const Entry& a, const Entry& b) { return a.id < b.id; });
}

}  // namespace

}  // namespace reference

ReferenceSet load_reference_set(const std::string& folder) {
  const std::filesystem::path root(folder);
  if (!std::filesystem::is_directory(root)) {
    throw FileError(fmt::format("{}: no such folder; name a reference set with --refs", folder));
  }
  std::string counter_components_file;
  ReferenceSet set = reference::load_head(root / "set.toml", counter_components_file);
  const reference::SetFiles files = reference::files_of(root, counter_components_file);
  reference::load_body(files, counter_components_file, set);
  set.sha256 = reference::content_sha256(files);
  reference::check_reference_set(set);
  return set;
}

int find_entry(const ReferenceSet& set, const std::string& id) {
  for (std::size_t index = 0; index < set.entries.size(); ++index) {
    if (set.entries[index].id == id) {
      return static_cast<int>(index);
    }
  }
  return -1;
}

}  // namespace congener
