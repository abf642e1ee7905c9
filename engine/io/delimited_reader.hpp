#pragma once
// CSV and TSV tables (RFC 4180: quoted cells may hold separators, line breaks and doubled quotes).

#include <memory>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// A table with the given separator: ',' or a tab. Throws FormatError when its first row does not
/// have the columns that the options ask for.
std::unique_ptr<RecordReader> make_delimited_reader(std::unique_ptr<ByteSource> source,
                                                    char separator, const ReaderOptions& options);

}  // namespace congener::io
