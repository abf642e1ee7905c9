#include "settings.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <optional>
#include <sstream>
#include <string_view>

#include "congener/error.hpp"

namespace congener::cli {
namespace {

using Texts = std::vector<std::string>;

std::optional<std::string> variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Empty places between separators say nothing.
Setting setting_of_variable(const char* name, char separator) {
  std::istringstream places(variable(name).value_or(""));
  Setting setting;
  for (std::string place; std::getline(places, place, separator);) {
    if (!place.empty()) {
      setting.values.push_back(place);
    }
  }
  setting.origin = setting.values.empty() ? "" : fmt::format("variable {}", name);
  return setting;
}

std::string path_of_file() {
  if (const auto named = variable("CONGENER_CONFIG")) {
    return *named;
  }
  std::filesystem::path folder = variable("XDG_CONFIG_HOME").value_or("");
  if (!folder.is_absolute()) {  // as the XDG Base Directory Specification asks for
    const std::string home = variable("HOME").value_or("");
    if (home.empty()) {
      return {};
    }
    folder = std::filesystem::path(home) / ".config";
  }
  return (folder / "congener/config.toml").string();
}

/// The configuration file, read strictly: a misspelt key would otherwise be ignored in silence.
class ConfigFile {
 public:
  explicit ConfigFile(std::string path) : path_(std::move(path)) {
    try {
      table_ = toml::parse_file(path_);
    } catch (const toml::parse_error& error) {
      fail(error.source(), std::string(error.description()));
    }
    constexpr std::string_view kKnown[] = {"jurisdictions", "refs",    "watch",
                                           "laboratory",    "analyst", "audit"};
    for (const auto& [key, value] : table_) {
      const std::string_view name = key.str();
      if (std::find(std::begin(kKnown), std::end(kKnown), name) == std::end(kKnown)) {
        fail(value.source(),
             fmt::format("unknown key {}; known are {}", name, fmt::join(kKnown, ", ")));
      }
    }
  }

  Setting texts(std::string_view key) const {
    Setting setting;
    const toml::node* const node = table_.get(key);
    if (node == nullptr) {
      return setting;
    }
    const toml::array* const array = node->as_array();
    if (array == nullptr) {
      fail(node->source(), fmt::format("{} must be a list of texts, as [\"...\"]", key));
    }
    for (const toml::node& element : *array) {
      const auto text = element.value_exact<std::string>();
      if (!text || text->empty()) {
        fail(element.source(), fmt::format("{} must be a list of texts that are not empty", key));
      }
      setting.values.push_back(*text);
    }
    setting.origin = "configuration file";
    return setting;
  }

  Setting text(std::string_view key) const {
    Setting setting;
    const toml::node* const node = table_.get(key);
    if (node == nullptr) {
      return setting;
    }
    const auto text = node->value_exact<std::string>();
    if (!text || text->empty()) {
      fail(node->source(), fmt::format("{} must be a text that is not empty", key));
    }
    setting.values.push_back(*text);
    setting.origin = "configuration file";
    return setting;
  }

  Setting paths(std::string_view key) const { return from_folder(texts(key)); }
  Setting path(std::string_view key) const { return from_folder(text(key)); }

 private:
  Setting from_folder(Setting setting) const {
    for (std::string& path : setting.values) {
      path = (std::filesystem::path(path_).parent_path() / path).lexically_normal().string();
    }
    return setting;
  }

  [[noreturn]] void fail(const toml::source_region& place, const std::string& problem) const {
    throw OptionError(
        fmt::format("configuration file {}, line {}: {}", path_, place.begin.line, problem));
  }

  std::string path_;
  toml::table table_;
};

void take_where_open(Setting& setting, Setting from_file) {
  if (setting.origin.empty()) {
    setting = std::move(from_file);
  }
}

}  // namespace

Settings read_settings() {
  Settings settings;
  settings.jurisdictions = setting_of_variable("CONGENER_JURISDICTION", ',');
  settings.reference_folders = setting_of_variable("CONGENER_REFS", ':');
  settings.file = path_of_file();
  std::error_code ignored;
  settings.file_exists = !settings.file.empty() && std::filesystem::exists(settings.file, ignored);
  if (!settings.file_exists) {
    if (!settings.file.empty() && variable("CONGENER_CONFIG")) {
      throw FileError(fmt::format("CONGENER_CONFIG: there is no file {}", settings.file));
    }
    return settings;
  }
  if (!std::filesystem::is_regular_file(settings.file, ignored)) {
    throw FileError(fmt::format("configuration file {}: not a regular file", settings.file));
  }
  const ConfigFile file(settings.file);
  take_where_open(settings.jurisdictions, file.texts("jurisdictions"));
  take_where_open(settings.reference_folders, file.paths("refs"));
  take_where_open(settings.watch_lists, file.paths("watch"));
  settings.laboratory = file.text("laboratory");
  settings.analyst = file.text("analyst");
  settings.audit_log = file.path("audit");
  return settings;
}

}  // namespace congener::cli
