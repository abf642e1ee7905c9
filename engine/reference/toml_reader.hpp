#pragma once
// Strict reading of TOML tables: typed access, errors with file and line, unknown keys refused (a
// misspelt key would otherwise be silently ignored).

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "congener/date.hpp"

namespace congener::reference {

/// One table of a TOML file. Every accessor throws ReferenceSetError "file:line: what"; texts are
/// limited as limits.hpp says.
class TomlTable {
 public:
  /// Parses a whole file. shown_name stands for it in messages.
  static TomlTable parse_file(const std::string& path, const std::string& shown_name);

  TomlTable(TomlTable&&) noexcept;
  TomlTable& operator=(TomlTable&&) noexcept;
  TomlTable(const TomlTable&) = delete;
  TomlTable& operator=(const TomlTable&) = delete;
  ~TomlTable();

  std::string text(const std::string& key);  ///< required, not empty
  std::string text_or(const std::string& key, const std::string& otherwise);
  std::vector<std::string> texts_or_empty(const std::string& key);
  std::optional<std::vector<std::string>> texts_or_nothing(const std::string& key);
  std::optional<Date> date(const std::string& key);
  bool flag_or(const std::string& key, bool otherwise);
  bool flag(const std::string& key);      ///< required
  double number(const std::string& key);  ///< required
  int integer(const std::string& key);    ///< required
  int integer_or(const std::string& key, int otherwise);
  std::vector<int> integers_or_empty(const std::string& key);
  std::uint64_t count(const std::string& key);                ///< required, not negative
  std::vector<std::uint64_t> counts(const std::string& key);  ///< required, none negative
  TomlTable table(const std::string& key);
  std::vector<TomlTable> tables(const std::string& key);  ///< array of tables, maybe empty

  bool has(const std::string& key) const;  ///< to tell a key left out from a default written down

  /// Call when everything has been read: throws when the table holds a key that nobody asked for.
  void finish() const;

  std::string where() const;  ///< "file:line"
  [[noreturn]] void fail(const std::string& message) const;
  [[noreturn]] void fail_at(const std::string& key, const std::string& message) const;

 private:
  struct Node;
  std::string checked_text(const std::string& key, const std::string& text) const;
  explicit TomlTable(std::unique_ptr<Node> node);
  std::unique_ptr<Node> node_;
};

}  // namespace congener::reference
