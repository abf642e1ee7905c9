#pragma once
// SMILES files: one structure per line, then its id and perhaps more columns.

#include <memory>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// A line is a SMILES (with its CXSMILES extension "|...|"), white space, and the id up to the end
/// of the line or to the first tab; what follows tabs are fields "column_3" and on. Empty lines and
/// lines that begin with # are no records. A first line that names columns is a header: "smiles
/// ...", or, with tabs or of two words, one in which any column has a usual name of structures.
///
/// If the first records have a SMILES in another column (without tabs: as the last word) and hardly
/// ever one in front, that column is read, and a notice says so. If two columns could hold the
/// structures, the file is refused (FormatError) until options.smiles_column names one: by a number
/// from 1, or by a name in the header (a name that is not there does not concern this file).
///
/// In a single record an id that no ordinary id looks like (c1ccccc1), or that reads on as the
/// structure (a blank inside a SMILES), makes the record one with a problem, unless the column was
/// chosen; where ids are SMILES throughout, that is every record.
std::unique_ptr<RecordReader> make_smiles_reader(std::unique_ptr<ByteSource> source,
                                                 const ReaderOptions& options);

}  // namespace congener::io
