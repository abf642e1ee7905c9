#include "io/column_finder.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

/// Default columns, the most telling name first. Blanks and hyphens count as underscores.
constexpr std::string_view kStructureNames[] = {"smiles", "canonical_smiles", "isomeric_smiles",
                                                "structure"};
constexpr std::string_view kIdNames[] = {"id",        "compound_id", "molecule_id", "sample_id",
                                         "record_id", "identifier",  "name",        "compound_name",
                                         "title",     "cas",         "cas_number",  "cas_rn"};

std::string usual_form(std::string_view name) {
  std::string lower = support::to_lower(name);
  std::replace_if(
      lower.begin(), lower.end(), [](char letter) { return letter == ' ' || letter == '-'; }, '_');
  return lower;
}

std::optional<std::size_t> position_by_number(const std::string& wanted, std::size_t columns) {
  std::size_t number = 0;
  const char* end = wanted.data() + wanted.size();
  const auto result = std::from_chars(wanted.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end || number < 1 || number > columns) {
    return std::nullopt;
  }
  return number - 1;
}

}  // namespace

ColumnFinder::ColumnFinder(const ColumnNames& names, const std::string& file)
    : names_(names), file_(file) {
  usual_forms_.reserve(names.size());
  for (const std::string& name : names) {
    usual_forms_.push_back(usual_form(name));
  }
}

std::size_t ColumnFinder::named(const std::string& wanted, std::string_view option) const {
  std::vector<std::size_t> exact;
  std::vector<std::size_t> in_any_case;
  const std::string lower = support::to_lower(wanted);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == wanted) {
      exact.push_back(i);
    }
    if (support::to_lower(names_[i]) == lower) {
      in_any_case.push_back(i);
    }
  }
  const std::vector<std::size_t>& found = exact.empty() ? in_any_case : exact;
  if (found.size() > 1) {
    fail_ambiguous(wanted, found, option);
  }
  if (found.size() == 1) {
    return found.front();
  }
  const std::optional<std::size_t> by_number = position_by_number(wanted, names_.size());
  if (!by_number) {
    fail_missing(wanted, option, "");
  }
  return *by_number;
}

std::size_t ColumnFinder::default_structure() const {
  for (const std::string_view name : kStructureNames) {
    const std::vector<std::size_t> found = positions_of(name);
    if (found.size() > 1) {
      fail_ambiguous(std::string(name), found, "smiles_column");
    }
    if (found.size() == 1) {
      return found.front();
    }
  }
  fail_missing("smiles", "smiles_column", "; if the first row is data, say so (option has_header)");
}

bool ColumnFinder::has_structure() const {
  return std::any_of(names_.begin(), names_.end(), is_structure_name);
}

std::optional<std::size_t> ColumnFinder::first_of(
    const std::vector<std::string_view>& usual_names) const {
  for (const std::string_view name : usual_names) {
    if (const std::vector<std::size_t> found = positions_of(name); !found.empty()) {
      return found.front();
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> ColumnFinder::default_id(std::optional<std::size_t> structure) const {
  for (const std::string_view name : kIdNames) {
    const std::vector<std::size_t> found = positions_of(name);
    if (!found.empty() && found.front() != structure) {
      return found.front();
    }
  }
  return std::nullopt;
}

std::vector<std::size_t> ColumnFinder::positions_of(std::string_view usual_name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < usual_forms_.size(); ++i) {
    if (usual_forms_[i] == usual_name) {
      found.push_back(i);
    }
  }
  return found;
}

void ColumnFinder::fail_missing(const std::string& wanted, std::string_view option,
                                std::string_view advice) const {
  const bool is_quoted =
      !names_.empty() && !names_.front().empty() && names_.front().front() == '"';
  throw FormatError(fmt::format(
      "{} has no column \"{}\"; its columns are: {}. Choose one with option {}{}{}",
      support::printable(file_), support::printable(wanted), shown_names(), option, advice,
      is_quoted
          ? ". Quotes are taken as they are here; say it when they are CSV quotes (option quoting)"
          : ""));
}

void ColumnFinder::fail_ambiguous(const std::string& wanted, const std::vector<std::size_t>& found,
                                  std::string_view option) const {
  std::vector<std::string> numbers;
  numbers.reserve(found.size());
  for (const std::size_t position : found) {
    numbers.push_back(fmt::format("{}", position + 1));
  }
  throw FormatError(fmt::format(
      "{} has more than one column \"{}\" (columns {}). Choose one by its number with option {}",
      support::printable(file_), support::printable(wanted), support::join(numbers, ", "), option));
}

std::string ColumnFinder::shown_names() const {
  constexpr std::size_t kMostNames = 30;
  constexpr std::size_t kMostCharacters = 40;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < names_.size() && i < kMostNames; ++i) {
    shown.push_back(support::shortened(names_[i], kMostCharacters));
  }
  if (names_.size() > kMostNames) {
    shown.push_back(fmt::format("and {} more", names_.size() - kMostNames));
  }
  return support::join(shown, ", ");
}

bool is_structure_name(std::string_view name) {
  const std::string form = usual_form(name);
  return std::find(std::begin(kStructureNames), std::end(kStructureNames), form) !=
         std::end(kStructureNames);
}

std::string numbered_column(std::size_t position) {
  return fmt::format("column_{}", position + 1);
}

}  // namespace congener::io
