#pragma once
// What parts the cells of a CSV table. Offices write semicolons where the comma is the decimal
// sign, and tabs; which it is stands nowhere but in the table itself.

#include <optional>
#include <string>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

struct TableSeparator {
  char character = ',';
  bool is_recognized = false;  ///< by the table itself, not by its format or an option
  bool has_own_line = false;   ///< the first line is "sep=;", as Excel reads it: it is no row
};

/// What parts the cells of a table that is open and of which nothing has been read. An option goes
/// before all. TSV has tabs. In CSV a first line "sep=;" says it. Else it is the comma, semicolon,
/// tab or bar with which the first row has a column of structures; of several, the one with more
/// columns of usual names, then the one with more columns; the comma where they are alike. Without
/// a header, bars are left out: a structure may have them behind it (CXSMILES).
TableSeparator separator_of(ByteSource& source, const ReaderOptions& options);

/// CSV or TSV where the first row of a text names columns with a usual name of structures, or two
/// with usual names of any kind; nothing where it is no header. Where tabs part them it is TSV,
/// unless the header is in quotes, which TSV does not have.
std::optional<InputFormat> table_format_of(ByteSource& source, const ReaderOptions& options);

/// Whether a character can part cells: neither letter nor digit, nor what quotes or ends lines.
bool is_usable_delimiter(char character);

/// "comma", "semicolon", "tab", or the character in quotes.
std::string name_of_separator(char character);

}  // namespace congener::io
