#pragma once
// Which columns of a table say what a substance is beside its structure: name, CAS number, InChI,
// InChIKey.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "congener/record_reader.hpp"
#include "congener/resolution.hpp"
#include "io/column_finder.hpp"

namespace congener::io {

struct IdentifierColumn {
  IdentifierKind kind = IdentifierKind::Name;
  std::size_t position = 0;
  std::string name;
};

/// At most one of each kind, in the order InChI, InChIKey, CAS number, name, systematic name: those
/// that the options name, else, if the table has a header, those with usual names. The finder
/// throws for a column that is named and not there.
std::vector<IdentifierColumn> identifier_columns(const ColumnNames& names,
                                                 const ColumnFinder& finder,
                                                 const ReaderOptions& options);

/// Whether a column of this name is one of structures, ids or identifiers.
bool is_usual_column_name(std::string_view name);

/// Where the structures are.
struct StructureColumn {
  std::optional<std::size_t> position;  ///< nothing: substances are looked up by identifiers
  StructureFormat format = StructureFormat::Smiles;
};

/// The column that the options name, else one with a usual name, else one of InChI. If there is
/// none, identifiers do, unless some column looks like one of structures: then its name must be
/// given, or what it holds would go unread. Throws FormatError.
StructureColumn structure_column(const ColumnNames& names, const ColumnFinder& finder,
                                 const ReaderOptions& options,
                                 const std::vector<IdentifierColumn>& identifiers);

/// The data fields with a usual name of an identifier and a value, at most one of each kind, in the
/// order of identifier_columns. For records that name their fields one by one.
std::vector<Identifier> identifiers_of(
    const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace congener::io
