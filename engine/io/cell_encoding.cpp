#include "io/cell_encoding.hpp"

#include <fmt/format.h>

#include "io/character_codes.hpp"
#include "support/text.hpp"

namespace congener::io {

const Cells& CellEncoding::as_utf8(const Cells& cells, std::uint64_t line,
                                   std::optional<std::size_t> structure) {
  converted_.clear();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == structure || is_utf8(cells[i])) {
      continue;
    }
    if (converted_.empty()) {
      cells_ = cells;
    }
    const std::uint64_t replaced_before = replaced_;
    converted_.push_back(utf8_of_windows_1252(cells[i], replaced_));
    cells_[i] = converted_.back();
    first_line_ = count_ == 0 ? line : first_line_;
    first_replaced_line_ = replaced_before == 0 && replaced_ > 0 ? line : first_replaced_line_;
    ++count_;
  }
  return converted_.empty() ? cells : cells_;
}

std::string CellEncoding::notice(const std::string& file) const {
  if (count_ == 0) {
    return "";
  }
  std::string text =
      fmt::format("{}: cells that are not UTF-8 were read as Windows-1252: {}, first at line {}",
                  support::printable(file), count_, first_line_);
  if (replaced_ > 0) {
    text += fmt::format("; bytes that are no character there became U+FFFD: {}, first at line {}",
                        replaced_, first_replaced_line_);
  }
  return text;
}

}  // namespace congener::io
