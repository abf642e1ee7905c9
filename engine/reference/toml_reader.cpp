#include "reference/toml_reader.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cstdint>
#include <limits>
#include <utility>

#include "congener/error.hpp"
#include "reference/limits.hpp"
#include "support/text.hpp"

namespace congener::reference {

struct TomlTable::Node {
  std::shared_ptr<const toml::table> root;  // keeps the tree alive that table points into
  const toml::table* table = nullptr;
  std::string file;
  std::set<std::string> asked_for;
};

namespace {

std::string position(const std::string& file, const toml::source_region& region) {
  return fmt::format("{}:{}", file, region.begin.line);
}

std::optional<int> narrow(std::int64_t wide) {
  if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
    return std::nullopt;
  }
  return static_cast<int>(wide);
}

}  // namespace

TomlTable::TomlTable(std::unique_ptr<Node> node) : node_(std::move(node)) {}
TomlTable::TomlTable(TomlTable&&) noexcept = default;
TomlTable& TomlTable::operator=(TomlTable&&) noexcept = default;
TomlTable::~TomlTable() = default;

TomlTable TomlTable::parse_file(const std::string& path, const std::string& shown_name) {
  const std::string content = read_limited(path, shown_name);
  check_key_depth(content, shown_name);
  try {
    auto node = std::make_unique<Node>();
    auto root = std::make_shared<const toml::table>(toml::parse(std::string_view(content)));
    node->table = root.get();
    node->root = std::move(root);
    node->file = shown_name;
    return TomlTable(std::move(node));
  } catch (const toml::parse_error& error) {
    throw ReferenceSetError(fmt::format("{}: not valid TOML: {}",
                                        position(shown_name, error.source()), error.description()));
  }
}

std::string TomlTable::where() const {
  return position(node_->file, node_->table->source());
}

void TomlTable::fail(const std::string& message) const {
  throw ReferenceSetError(fmt::format("{}: {}", where(), message));
}

void TomlTable::fail_at(const std::string& key, const std::string& message) const {
  const toml::node* value = node_->table->get(key);
  if (value == nullptr) {
    fail(fmt::format("{}: {}", key, message));
  }
  throw ReferenceSetError(
      fmt::format("{}: {}: {}", position(node_->file, value->source()), key, message));
}

std::string TomlTable::text(const std::string& key) {
  std::string value = text_or(key, "");
  if (value.empty()) {
    fail_at(key, "missing or empty");
  }
  return value;
}

std::string TomlTable::text_or(const std::string& key, const std::string& otherwise) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr) {
    return otherwise;
  }
  if (!value->is_string()) {
    fail_at(key, "must be a text in quotes");
  }
  return checked_text(key, value->as_string()->get());
}

std::string TomlTable::checked_text(const std::string& key, const std::string& text) const {
  if (const std::string problem = problem_of_text(text); !problem.empty()) {
    fail_at(key, problem);
  }
  return text;
}

std::optional<std::vector<std::string>> TomlTable::texts_or_nothing(const std::string& key) {
  if (node_->table->get(key) == nullptr) {
    node_->asked_for.insert(key);
    return std::nullopt;
  }
  return texts_or_empty(key);
}

std::vector<std::string> TomlTable::texts_or_empty(const std::string& key) {
  node_->asked_for.insert(key);
  std::vector<std::string> result;
  const toml::node* value = node_->table->get(key);
  if (value == nullptr) {
    return result;
  }
  if (!value->is_array()) {
    fail_at(key, "must be a list of texts");
  }
  for (const toml::node& element : *value->as_array()) {
    if (!element.is_string()) {
      fail_at(key, "must be a list of texts");
    }
    result.push_back(checked_text(key, element.as_string()->get()));
  }
  return result;
}

std::optional<Date> TomlTable::date(const std::string& key) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (!value->is_date()) {
    fail_at(key, "must be a date without quotes, YYYY-MM-DD");
  }
  const toml::date day = value->as_date()->get();
  const auto date = parse_date(fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day));
  if (!date) {
    fail_at(key, "no such day");
  }
  return date;
}

bool TomlTable::flag_or(const std::string& key, bool otherwise) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr) {
    return otherwise;
  }
  if (!value->is_boolean()) {
    fail_at(key, "must be true or false");
  }
  return value->as_boolean()->get();
}

bool TomlTable::flag(const std::string& key) {
  if (!has(key)) {
    fail_at(key, "missing");
  }
  return flag_or(key, false);
}

double TomlTable::number(const std::string& key) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr || !value->is_number()) {
    fail_at(key, "missing, or not a number");
  }
  return *value->value<double>();
}

int TomlTable::integer(const std::string& key) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr || !value->is_integer()) {
    fail_at(key, "missing, or not a whole number");
  }
  const auto number = narrow(value->as_integer()->get());
  if (!number) {
    fail_at(key, "out of range");
  }
  return *number;
}

int TomlTable::integer_or(const std::string& key, int otherwise) {
  return has(key) ? integer(key) : otherwise;
}

std::vector<int> TomlTable::integers_or_empty(const std::string& key) {
  node_->asked_for.insert(key);
  std::vector<int> result;
  const toml::node* value = node_->table->get(key);
  if (value == nullptr) {
    return result;
  }
  if (!value->is_array()) {
    fail_at(key, "must be a list of whole numbers");
  }
  for (const toml::node& element : *value->as_array()) {
    if (!element.is_integer()) {
      fail_at(key, "must be a list of whole numbers");
    }
    const auto number = narrow(element.as_integer()->get());
    if (!number) {
      fail_at(key, "out of range");
    }
    result.push_back(*number);
  }
  return result;
}

std::uint64_t TomlTable::count(const std::string& key) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr || !value->is_integer() || value->as_integer()->get() < 0) {
    fail_at(key, "missing, or not a whole number from 0");
  }
  return static_cast<std::uint64_t>(value->as_integer()->get());
}

std::vector<std::uint64_t> TomlTable::counts(const std::string& key) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr || !value->is_array()) {
    fail_at(key, "missing, or not a list of whole numbers from 0");
  }
  std::vector<std::uint64_t> result;
  for (const toml::node& element : *value->as_array()) {
    if (!element.is_integer() || element.as_integer()->get() < 0) {
      fail_at(key, "must be a list of whole numbers from 0");
    }
    result.push_back(static_cast<std::uint64_t>(element.as_integer()->get()));
  }
  return result;
}

TomlTable TomlTable::table(const std::string& key) {
  node_->asked_for.insert(key);
  const toml::node* value = node_->table->get(key);
  if (value == nullptr || !value->is_table()) {
    fail_at(key, "missing, or not a table");
  }
  return TomlTable(std::make_unique<Node>(Node{node_->root, value->as_table(), node_->file, {}}));
}

std::vector<TomlTable> TomlTable::tables(const std::string& key) {
  node_->asked_for.insert(key);
  std::vector<TomlTable> result;
  const toml::node* value = node_->table->get(key);
  if (value == nullptr) {
    return result;
  }
  if (!value->is_array_of_tables()) {
    fail_at(key, "must be tables, as [[" + key + "]] or as a list of { ... }");
  }
  for (const toml::node& element : *value->as_array()) {
    result.push_back(
        TomlTable(std::make_unique<Node>(Node{node_->root, element.as_table(), node_->file, {}})));
  }
  return result;
}

bool TomlTable::has(const std::string& key) const {
  return node_->table->get(key) != nullptr;
}

void TomlTable::finish() const {
  for (const auto& [key, value] : *node_->table) {
    if (node_->asked_for.count(std::string(key.str())) == 0) {
      throw ReferenceSetError(
          fmt::format("{}: unknown key \"{}\"; see SCHEMA.md for the keys of this table",
                      position(node_->file, value.source()), support::shortened(key.str(), 60)));
    }
  }
}

}  // namespace congener::reference
