#pragma once
// Chooses the reader for an input. open_record_reader and open_text_reader are declared in
// congener/record_reader.hpp.

#include <memory>
#include <string>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// The format that a file name stands for, .gz looked through; SMILES for "-"; Automatic for .txt,
/// of which only the content tells. Throws FormatError.
InputFormat format_of_name(const std::string& path);

/// A reader of a source that is open. options.format must be neither Automatic nor Xlsx, which is
/// not read as it comes (io/xlsx_reader.hpp). Throws FormatError or OptionError.
std::unique_ptr<RecordReader> make_reader(std::unique_ptr<ByteSource> source,
                                          const ReaderOptions& options);

}  // namespace congener::io
