#pragma once
// What the readers of several files of a reference set share: words with a meaning, rows of law,
// examples of a rule.

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "congener/reference_set.hpp"
#include "reference/toml_reader.hpp"

namespace congener::reference {

/// The value that a word stands for; anything else is refused with the known words.
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

Confidence confidence_or(TomlTable& table, const std::string& key, Confidence otherwise);

/// One [[control]]; the caller says where its jurisdiction is written.
ControlRow load_control(TomlTable& table, const std::string& jurisdiction);

/// The [[...match]] or [[...miss]] tables of a rule.
std::vector<RuleExample> load_examples(TomlTable& rule, const std::string& key);

}  // namespace congener::reference
