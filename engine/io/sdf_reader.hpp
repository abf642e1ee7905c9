#pragma once
// SD files (V2000 and V3000) and single MOL files.

#include <memory>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// A record ends with a line "$$$$". Its structure is the mol block up to "M  END", its fields are
/// the data items after that. The last record of a file needs its "$$$$" too, or it may be
/// truncated; only a lone mol block with nothing after it is taken as a MOL file.
std::unique_ptr<RecordReader> make_sdf_reader(std::unique_ptr<ByteSource> source,
                                              const ReaderOptions& options);

}  // namespace congener::io
