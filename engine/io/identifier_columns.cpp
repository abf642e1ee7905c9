#include "io/identifier_columns.hpp"

#include <algorithm>
#include <array>

#include "support/text.hpp"

namespace congener::io {
namespace {

using Names = std::vector<std::string_view>;

/// Usual names of one kind, the most telling first, and the option that chooses a column.
struct Kind {
  IdentifierKind kind;
  std::string_view option;
  std::string ReaderOptions::*chosen;
  Names usual_names;
};

const std::array<Kind, 4>& kinds() {
  static const std::array<Kind, 4> kKinds = {
      {{IdentifierKind::Inchi,
        "inchi_column",
        &ReaderOptions::inchi_column,
        {"inchi", "standard_inchi", "std_inchi", "inchi_string", "inchi_code"}},
       {IdentifierKind::InchiKey,
        "inchikey_column",
        &ReaderOptions::inchikey_column,
        {"inchikey", "inchi_key", "standard_inchikey", "standard_inchi_key", "std_inchikey"}},
       {IdentifierKind::Cas,
        "cas_column",
        &ReaderOptions::cas_column,
        {"cas", "cas_number", "cas_rn", "casrn", "cas_no", "cas_no.", "cas_nr", "cas_nr.",
         "cas_registry_number", "cas#"}},
       {IdentifierKind::Name,
        "name_column",
        &ReaderOptions::name_column,
        {"name", "compound_name", "substance", "substance_name", "chemical_name", "preferred_name",
         "product_name", "product", "iupac_name", "iupacname"}}}};
  return kKinds;
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
    const std::string& chosen = options.*kind.chosen;
    std::optional<std::size_t> position;
    if (!chosen.empty()) {
      position = finder.named(chosen, kind.option);
    } else if (options.has_header) {
      position = finder.first_of(kind.usual_names);
    }
    if (position) {
      columns.push_back({kind.kind, *position, names[*position]});
    }
  }
  return columns;
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
