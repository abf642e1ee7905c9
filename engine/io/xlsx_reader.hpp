#pragma once
// Tables in workbooks (.xlsx).

#include <memory>
#include <string>

#include "congener/record_reader.hpp"

namespace congener::io {

/// One sheet: the one that options.sheet names, else the first that is not hidden; that others were
/// left out is told. Its first row with text is the header, a record's line is the number of its
/// row, and rows without text are no records. What stands in columns that the header does not name
/// is a field column_N. Throws FormatError when the file is no workbook, has no such sheet, or not
/// the columns that the options ask for; what is damaged later ends the input early.
std::unique_ptr<RecordReader> make_xlsx_reader(const std::string& path,
                                               const ReaderOptions& options);

/// The same of bytes in memory; name stands for the file in messages.
std::unique_ptr<RecordReader> make_xlsx_text_reader(std::string bytes, const std::string& name,
                                                    const ReaderOptions& options);

}  // namespace congener::io
