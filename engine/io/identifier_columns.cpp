#include "io/identifier_columns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "support/text.hpp"

namespace congener::io {
namespace {

using Names = std::vector<std::string_view>;

/// Usual names of one kind, the most telling first and without what joins words, and the option
/// that chooses a column.
struct Kind {
  IdentifierKind kind;
  std::string_view option;
  std::string ReaderOptions::*chosen;  ///< null: there is no option
  Names usual_names;
};

/// A systematic name stands beside another one, and either may be the one that is known.
const std::array<Kind, 5>& kinds() {
  static const std::array<Kind, 5> kKinds = {
      {{IdentifierKind::Inchi,
        "inchi_column",
        &ReaderOptions::inchi_column,
        {"inchi", "standardinchi", "stdinchi", "inchistring", "inchicode", "ch$iupac"}},
       {IdentifierKind::InchiKey,
        "inchikey_column",
        &ReaderOptions::inchikey_column,
        {"inchikey", "standardinchikey", "stdinchikey"}},
       {IdentifierKind::Cas,
        "cas_column",
        &ReaderOptions::cas_column,
        {"cas", "casnumber", "casrn", "casno", "casnr", "casregistrynumber", "cas#", "casid"}},
       {IdentifierKind::Name,
        "name_column",
        &ReaderOptions::name_column,
        {"name", "compoundname", "cmpdname", "substance", "substancename", "chemicalname",
         "moleculename", "preferredname", "prefname", "commonname", "title", "productname",
         "product"}},
       {IdentifierKind::Name, "", nullptr, {"iupacname", "systematicname"}}}};
  return kKinds;
}

struct KindAndRank {
  std::size_t kind;  ///< its place among the kinds
  std::size_t rank;  ///< 0: the most telling name
};

const std::unordered_map<std::string_view, KindAndRank>& usual_names() {
  static const auto kNames = [] {
    std::unordered_map<std::string_view, KindAndRank> names;
    for (std::size_t kind = 0; kind < kinds().size(); ++kind) {
      for (std::size_t rank = 0; rank < kinds()[kind].usual_names.size(); ++rank) {
        names.emplace(kinds()[kind].usual_names[rank], KindAndRank{kind, rank});
      }
    }
    return names;
  }();
  return kNames;
}

bool may_hold_structures(const std::string& name) {
  const std::string lower = support::to_lower(name);
  return lower.find("smiles") != std::string::npos ||
         lower.find("structure") != std::string::npos || lower.find("molfile") != std::string::npos;
}

std::optional<std::size_t> position_of(IdentifierKind kind,
                                       const std::vector<IdentifierColumn>& identifiers) {
  for (const IdentifierColumn& column : identifiers) {
    if (column.kind == kind) {
      return column.position;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<IdentifierColumn> identifier_columns(const ColumnNames& names,
                                                 const ColumnFinder& finder,
                                                 const ReaderOptions& options) {
  std::vector<IdentifierColumn> columns;
  for (const Kind& kind : kinds()) {
    std::optional<std::size_t> position;
    if (kind.chosen != nullptr && !(options.*kind.chosen).empty()) {
      position = finder.named(options.*kind.chosen, kind.option);
    } else if (options.has_header) {
      position = finder.first_of(kind.usual_names);
    }
    if (position) {
      columns.push_back({kind.kind, *position, names[*position]});
    }
  }
  return columns;
}

bool is_usual_column_name(std::string_view name) {
  return is_structure_name(name) || is_id_name(name) || usual_names().count(usual_form(name)) > 0;
}

std::vector<Identifier> identifiers_of(
    const std::vector<std::pair<std::string, std::string>>& fields) {
  struct Found {
    std::size_t field;
    std::size_t rank;
  };
  std::map<std::size_t, Found> best;  // by the place of the kind
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const auto known = usual_names().find(usual_form(fields[field].first));
    if (known == usual_names().end() || support::trim(fields[field].second).empty()) {
      continue;
    }
    const auto [kind, rank] = known->second;
    const auto found = best.find(kind);
    if (found == best.end() || rank < found->second.rank) {
      best[kind] = {field, rank};
    }
  }
  std::vector<Identifier> identifiers;
  for (const auto& [kind, found] : best) {
    const auto& [name, value] = fields[found.field];
    identifiers.push_back({kinds()[kind].kind, name, std::string(support::trim(value))});
  }
  return identifiers;
}

StructureColumn structure_column(const ColumnNames& names, const ColumnFinder& finder,
                                 const ReaderOptions& options,
                                 const std::vector<IdentifierColumn>& identifiers) {
  if (!options.smiles_column.empty()) {
    return {finder.named(options.smiles_column, "smiles_column"), StructureFormat::Smiles};
  }
  if (options.has_header && finder.has_structure()) {
    return {finder.default_structure(), StructureFormat::Smiles};
  }
  if (const auto inchi = position_of(IdentifierKind::Inchi, identifiers)) {
    return {inchi, StructureFormat::Inchi};
  }
  const bool are_enough = options.with_identifiers && !identifiers.empty() &&
                          std::none_of(names.begin(), names.end(), may_hold_structures);
  if (are_enough) {
    return {};
  }
  return {options.has_header ? finder.default_structure() : 0, StructureFormat::Smiles};
}

}  // namespace congener::io
