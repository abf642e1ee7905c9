#pragma once
// What a file called .txt holds. The name does not say it, and read as something else all its
// records would be rubbish.

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// By the first lines of a source of which nothing has been read: an SD file or mol block, a
/// spectral library (MSP, MassBank), a table with a header (io/table_separator.hpp), else SMILES. A
/// delimiter that is given makes it a table.
InputFormat format_of_text(ByteSource& source, const ReaderOptions& options);

}  // namespace congener::io
