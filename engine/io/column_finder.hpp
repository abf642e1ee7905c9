#pragma once
// Which column of a table holds the structures, and which one the ids.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace congener::io {

using ColumnNames = std::vector<std::string>;

/// Finds columns, and throws FormatError, which says what is wrong, when there is no such column.
/// Names and file must outlive the finder.
class ColumnFinder {
 public:
  /// advice: what else to look at when a column is missing, "; ..."; may be empty.
  ColumnFinder(const ColumnNames& names, const std::string& file, std::string advice = {});

  /// A column that the user named: by its name, by any case of it, or by its number from 1. Two of
  /// that name are an error: the other one would go unread. option: how it was named.
  std::size_t named(const std::string& wanted, std::string_view option) const;

  /// The column with the best of the usual names of structures (smiles ...).
  std::size_t default_structure() const;

  bool has_structure() const;  ///< whether default_structure finds one

  /// The first column with the best of these usual names, if there is one. They are in lower case,
  /// without blanks, hyphens, underscores and dots, which do not count in a column's name.
  std::optional<std::size_t> first_of(const std::vector<std::string_view>& usual_names) const;

  /// The column with the best of the usual names of ids (id, name ...), if there is one.
  std::optional<std::size_t> default_id(std::optional<std::size_t> structure) const;

 private:
  std::vector<std::size_t> positions_of(std::string_view usual_name) const;
  [[noreturn]] void fail_missing(const std::string& wanted, std::string_view option,
                                 std::string_view advice) const;
  [[noreturn]] void fail_ambiguous(const std::string& wanted, const std::vector<std::size_t>& found,
                                   std::string_view option) const;
  std::string shown_names() const;

  const ColumnNames& names_;
  const std::string& file_;
  std::string advice_;
  ColumnNames usual_forms_;  ///< of the names, to compare with usual ones
};

/// Whether a column of this name is taken as the structures.
bool is_structure_name(std::string_view name);

/// Whether a column of this name is taken as the ids.
bool is_id_name(std::string_view name);

/// The position that an option means which is a number from 1; nothing when it is none.
std::optional<std::size_t> column_number(std::string_view option);

/// A name in the form in which usual names are compared: small letters, without blanks, hyphens,
/// underscores and dots. "CanonicalSMILES", "canonical_smiles" and "Canonical SMILES" are one name.
std::string usual_form(std::string_view name);

/// Name of a column that has none; the number is one higher than its position.
std::string numbered_column(std::size_t position);

}  // namespace congener::io
