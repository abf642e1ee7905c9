#pragma once
// Lines and table rows of an input, in bounded memory, and the few words that all record readers
// share.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/byte_cursor.hpp"

namespace congener::io {

/// One line without its end.
struct Line {
  std::string_view text;  ///< its first bytes, up to the reader's limit; valid until the next line
  std::uint64_t number = 0;  ///< from 1
  std::uint64_t bytes = 0;   ///< true length; larger than text.size() when the line was cut
  bool ended = false;        ///< false: the data end in this line, without a line end
};

/// Cuts an input into lines (io/byte_cursor.hpp says where they end). A line longer than the limit
/// is read to its end, but only its beginning is kept.
class LineReader {
 public:
  LineReader(std::unique_ptr<ByteSource> source, std::uint64_t max_line_bytes);

  /// False at the end of the data.
  bool next(Line& line);

  std::uint64_t line_number() const { return number_; }  ///< of the last line read; 0: none yet
  const ByteSource& source() const { return cursor_.source(); }

 private:
  void keep(std::string_view piece);
  void finish(std::string_view kept, bool ended, Line& line);

  ByteCursor cursor_;
  std::uint64_t max_line_bytes_;
  std::uint64_t number_ = 0;
  bool at_carriage_return_ = false;  ///< of the last line, looked at when the next one is read
  std::uint64_t line_ends_ = 0;      ///< that were used and not yet given
  std::string kept_;                 ///< beginning of a line that goes over several blocks
  std::uint64_t bytes_ = 0;
};

/// One row of a table. The cells are views, valid until the next row is read.
struct Row {
  std::vector<std::string_view> cells;  ///< unquoted; cut when bytes is over the reader's limit
  std::uint64_t first_line = 0;         ///< from 1
  std::uint64_t last_line = 0;
  std::uint64_t bytes = 0;        ///< true length, without the line end
  std::uint64_t quote_line = 0;   ///< where the quote opened that is not closed; 0: none such
  bool text_after_quote = false;  ///< a quoted cell goes on after its closing quote
  bool ended = false;             ///< false: the data end in this row, without a line end
};

/// Cuts an input into rows. Works byte by byte so that quotes are followed through rows of any
/// length, of which only the first max_row_bytes are kept.
class RowReader {
 public:
  /// quotes: a cell that begins with one goes on to the next one; else it is a letter as any other.
  RowReader(std::unique_ptr<ByteSource> source, char separator, bool quotes,
            std::uint64_t max_row_bytes);

  /// False at the end of the data.
  bool next(Row& row);

  std::uint64_t line_number() const { return line_; }  ///< of the last line read; 0: none yet
  const ByteSource& source() const { return cursor_.source(); }

 private:
  enum class Place { CellStart, Plain, Quoted, AfterQuote };

  void begin_row();
  bool read_piece();
  void take_plain();
  void take_quoted();
  void take_one();
  void keep(std::size_t count);
  void end_cell();
  void finish(bool ended, Row& row);

  ByteCursor cursor_;
  char separator_;
  bool quotes_;
  std::uint64_t max_row_bytes_;
  std::uint64_t line_ = 0;
  bool at_line_end_ = false;     ///< of the last row, which is used when the next one is read
  LineEndCounter quoted_lines_;  ///< of the quoted text being read

  // The row being read.
  std::string text_;                    ///< its cells, one after the other
  std::vector<std::size_t> cell_ends_;  ///< in text_
  Place place_ = Place::CellStart;
  std::uint64_t first_line_ = 0;
  std::uint64_t quote_line_ = 0;
  std::uint64_t bytes_ = 0;
  char last_byte_ = '\0';
  bool text_after_quote_ = false;
};

/// The first bytes of a text, without cutting a UTF-8 character.
std::string_view first_bytes(std::string_view text, std::size_t max_bytes);

/// What a record that cannot be screened carries of its structure or id: the first 200 bytes, or,
/// when they hold control characters, 200 characters that are safe to print.
std::string shown_text(std::string_view text);

/// Control characters other than tab: nothing that belongs into a line of chemistry.
bool holds_control_characters(std::string_view text);

/// "the line is 9 bytes long; the limit is 5 (max_record_bytes)".
std::string too_long_problem(std::string_view what, std::uint64_t bytes, std::uint64_t limit);

}  // namespace congener::io
