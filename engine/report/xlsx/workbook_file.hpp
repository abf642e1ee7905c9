#pragma once
// Writes one workbook with libxlsxwriter, row by row, in flat memory.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/date.hpp"

namespace congener::report {

class WorkbookFile {
 public:
  /// day: told as the day on which the workbook was made, so that it is the same whenever it is.
  /// Throws FileError when there is no room for temporary files.
  explicit WorkbookFile(const Date& day);
  ~WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;

  struct SheetOptions {
    std::string name;
    std::vector<std::string> header;  ///< empty: none
    std::vector<double> widths;       ///< of the first columns; others are as Excel has them
    bool is_hidden = false;
    /// Of all rows but the header, with their texts at the top; 0: that of a line of text. A
    /// picture is placed by it, because rows that are written are forgotten.
    unsigned int row_height_px = 0;
  };

  /// Adds a sheet; returns its number.
  std::size_t add_sheet(SheetOptions options);

  /// A text as a cell shows it: one that is longer than Excel takes is cut, and says so.
  static std::string shown_text(std::string_view text);

  /// Adds a row. Texts stay texts, also "=1+1", and are shown as shown_text has them.
  /// is_low: as high as a line of text, whatever the sheet says; no picture may follow it.
  void add_row(std::size_t sheet, const std::vector<std::string_view>& cells, bool is_low = false);

  /// Puts a PNG file into a cell of the row that was added last, at this share of its size. The
  /// workbook keeps it in memory.
  void add_picture(std::size_t sheet, std::size_t column, std::string_view png, double scale);

  /// Ends the workbook and copies it there. Throws FileError.
  void write_to(std::ostream& stream);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace congener::report
