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
  };

  /// Adds a sheet; returns its number.
  std::size_t add_sheet(SheetOptions options);

  /// Adds a row. Texts stay texts, also "=1+1"; a text that is longer than Excel takes is cut, and
  /// says so.
  void add_row(std::size_t sheet, const std::vector<std::string_view>& cells);

  /// Ends the workbook and copies it there. Throws FileError.
  void write_to(std::ostream& stream);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace congener::report
