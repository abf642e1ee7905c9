#include "io/column_finder.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

/// Default columns, the most telling name first, as usual_form makes them: SMILES that say more of
/// the stereo and isotopes go before those that may leave them out.
constexpr std::string_view kStructureNames[] = {
    "isomericsmiles", "isosmiles",          "smiles",          "ch$smiles", "canonicalsmiles",
    "cansmiles",      "connectivitysmiles", "structuresmiles", "structure"};
/// What a record calls itself, then what databases and catalogues call it, then names.
constexpr std::string_view kIdNames[] = {
    "id",         "compoundid",    "moleculeid", "sampleid",     "recordid",
    "identifier", "cid",           "pubchemcid", "chemblid",     "zincid",
    "catalogid",  "catalognumber", "catalogno",  "catno",        "moleculechemblid",
    "idnumber",   "accession",     "name",       "compoundname", "cmpdname",
    "title",      "cas",           "casnumber",  "casrn"};

template <std::size_t size>
bool is_one_of(std::string_view name, const std::string_view (&usual_names)[size]) {
  const std::string form = usual_form(name);
  return std::find(std::begin(usual_names), std::end(usual_names), form) != std::end(usual_names);
}

}  // namespace

std::string usual_form(std::string_view name) {
  std::string form = support::to_lower(name);
  const auto joins_words = [](char letter) {
    return letter == ' ' || letter == '-' || letter == '_' || letter == '.';
  };
  form.erase(std::remove_if(form.begin(), form.end(), joins_words), form.end());
  return form;
}

ColumnFinder::ColumnFinder(const ColumnNames& names, const std::string& file, std::string advice)
    : names_(names), file_(file), advice_(std::move(advice)) {
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
  const std::optional<std::size_t> by_number = column_number(wanted);
  if (!by_number || *by_number >= names_.size()) {
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
      "{} has no column \"{}\"; its columns are: {}. Choose one with option {}{}{}{}",
      support::printable(file_), support::printable(wanted), shown_names(), option, advice, advice_,
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
  return is_one_of(name, kStructureNames);
}

bool is_id_name(std::string_view name) {
  return is_one_of(name, kIdNames);
}

std::optional<std::size_t> column_number(std::string_view option) {
  std::size_t number = 0;
  const char* end = option.data() + option.size();
  const auto result = std::from_chars(option.data(), end, number);
  const bool is_number = result.ec == std::errc() && result.ptr == end && number > 0;
  return is_number ? std::optional(number - 1) : std::nullopt;
}

std::string numbered_column(std::size_t position) {
  return fmt::format("column_{}", position + 1);
}

}  // namespace congener::io
