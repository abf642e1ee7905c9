#pragma once
// SMILES files: one structure per line, then its id and perhaps more columns.

#include <memory>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// A line is a SMILES (with its CXSMILES extension "|...|"), white space, and the id up to the end
/// of the line or to the first tab; what follows tabs are fields "column_3" and on. Empty lines and
/// lines that begin with # are no records. A first line that begins with the word "smiles" is a
/// header.
std::unique_ptr<RecordReader> make_smiles_reader(std::unique_ptr<ByteSource> source,
                                                 const ReaderOptions& options);

}  // namespace congener::io
