#pragma once
// CSV and TSV tables. In CSV (RFC 4180) quoted cells may hold separators, line breaks and doubled
// quotes; in TSV (IANA text/tab-separated-values) a quote is a letter as any other.

#include <memory>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// options.format is Csv or Tsv. What parts the cells is recognized (io/table_separator.hpp), and
/// told when it is not what the format stands for. Cells that are missing at the end of a row are
/// empty. A row over several lines is counted, and not screened where one of its lines reads as a
/// row of its own, for then a quote too many hides it. Throws FormatError when its first row does
/// not have the columns that the options ask for.
std::unique_ptr<RecordReader> make_delimited_reader(std::unique_ptr<ByteSource> source,
                                                    const ReaderOptions& options);

}  // namespace congener::io
