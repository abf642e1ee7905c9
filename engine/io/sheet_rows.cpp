#include "io/sheet_rows.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "support/text.hpp"

namespace congener::io {

namespace {

/// What a sheet can have at most (columns A to XFD).
constexpr std::size_t kMostColumns = 16384;
constexpr std::uint64_t kMostRows = 1048576;

std::optional<std::uint64_t> number_in(std::string_view digits) {
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, number);
  return result.ec == std::errc() && result.ptr == end ? std::optional(number) : std::nullopt;
}

/// "C5": column 2 and row 5.
struct Place {
  std::size_t column = 0;  ///< from 0
  std::uint64_t row = 0;   ///< from 1
};

std::optional<Place> place_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z') {
    column = 26 * column + static_cast<std::size_t>(reference[letters] - 'A' + 1);
    ++letters;
    if (column > kMostColumns) {
      return std::nullopt;
    }
  }
  const std::optional<std::uint64_t> row = number_in(reference.substr(letters));
  return letters > 0 && row ? std::optional(Place{column - 1, *row}) : std::nullopt;
}

}  // namespace

/// Puts rows together, cell by cell.
class SheetRows::Handler final : public XmlHandler {
 public:
  Handler(const SharedTexts& texts, std::uint64_t max_row_bytes)
      : texts_(texts), max_row_bytes_(max_row_bytes) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (part_ == Part::Outside) {
      part_ = name == "sheetData" ? Part::Sheet : part_;
    } else if (part_ == Part::Sheet && name == "row") {
      begin_row(attributes);
    } else if (part_ == Part::Row && name == "c") {
      begin_cell(attributes);
    } else if (part_ == Part::Cell) {
      begin_in_cell(name);
    }
  }

  void end(std::string_view name) override {
    if (part_ == Part::Cell) {
      end_in_cell(name);
    } else if (part_ == Part::Row && name == "row") {
      end_row();
    } else if (part_ == Part::Sheet && name == "sheetData") {
      part_ = Part::Outside;
    }
  }

  void text(std::string_view piece) override {
    if (part_ != Part::Cell) {
      return;
    }
    if (in_formula_) {
      append(formula_, piece);
    } else if (in_value_ || (in_inline_ && rich_.takes_text())) {
      append(value_, piece);
    }
  }

  /// The data end here: a row that has begun is given with this problem.
  void end_early(const std::string& problem) {
    if (part_ == Part::Row || part_ == Part::Cell) {
      row_.problem = problem;
      rows_.push_back(std::move(row_));
      part_ = Part::Outside;
    }
  }

  std::deque<SheetRow>& rows() { return rows_; }
  std::uint64_t last_row() const { return last_row_; }

 private:
  enum class Part { Outside, Sheet, Row, Cell };

  void begin_row(const XmlAttributes& attributes) {
    part_ = Part::Row;
    row_ = SheetRow();
    row_.number = last_row_ + 1;
    next_column_ = 0;
    if (const auto given = attributes.find("r")) {
      const std::uint64_t number = number_in(*given).value_or(0);
      if (number > last_row_ && number <= kMostRows) {
        row_.number = number;
      } else {
        row_.problem =
            fmt::format("its number in the sheet is \"{}\", after row {}; save the table anew",
                        support::shortened(*given, 20), last_row_);
      }
    }
    last_row_ = row_.number;
  }

  void begin_cell(const XmlAttributes& attributes) {
    part_ = Part::Cell;
    type_ = attributes.find("t").value_or("n");
    value_.clear();
    formula_.clear();
    has_value_ = false;
    has_formula_ = false;
    column_ = next_column_;
    if (const auto reference = attributes.find("r")) {
      const std::optional<Place> place = place_of(*reference);
      const bool fits = place && place->row == row_.number && place->column >= next_column_;
      if (fits) {
        column_ = place->column;
      } else {
        note(fmt::format("a cell of row {} is called \"{}\"; save the table anew", row_.number,
                         support::shortened(*reference, 20)));
      }
    }
    if (column_ >= kMostColumns) {
      note("the row has more columns than a sheet can have");
    }
    next_column_ = std::min(column_, kMostColumns) + 1;
  }

  void begin_in_cell(std::string_view name) {
    if (in_inline_) {
      rich_.begin(name);
    } else if (name == "v") {
      in_value_ = true;
      has_value_ = true;
    } else if (name == "f") {
      in_formula_ = true;
      has_formula_ = true;
    } else if (name == "is") {
      in_inline_ = true;
      has_value_ = true;
      rich_ = RichText();
    }
  }

  void end_in_cell(std::string_view name) {
    if (name == "c") {
      end_cell();
    } else if (in_inline_ && name != "is") {
      rich_.end(name);
    } else if (name == "v") {
      in_value_ = false;
    } else if (name == "f") {
      in_formula_ = false;
    } else if (name == "is") {
      in_inline_ = false;
    }
  }

  void end_cell() {
    part_ = Part::Row;
    in_value_ = in_formula_ = in_inline_ = false;
    if (type_ == "s" && has_value_) {
      add_shared();
      return;
    }
    // Only "str" says that an empty text is what the formula gave; libraries write an empty v.
    const bool has_result = !value_.empty() || (has_value_ && type_ == "str");
    if (has_formula_ && !has_result) {
      add_own("=" + formula_);
    } else if (type_ == "b") {
      add_own(value_ == "1" ? "TRUE" : value_ == "0" ? "FALSE" : value_);
    } else if ((type_ == "str" || type_ == "inlineStr") && value_.find("_x") != std::string::npos) {
      add_own(without_escapes(value_));
    } else {
      add_own(value_);
    }
  }

  void add_shared() {
    const std::optional<std::uint64_t> number = number_in(support::trim(value_));
    const std::optional<std::string_view> shared =
        number ? texts_.at(static_cast<std::size_t>(*number)) : std::nullopt;
    if (!shared) {
      note(fmt::format("a cell points to the shared text \"{}\", which is not there",
                       support::shortened(value_, 20)));
    } else if (!shared->empty() && has_room_for(shared->size())) {
      row_.cells.push_back({column_, 0, 0, static_cast<std::size_t>(*number)});
    }
  }

  void add_own(std::string_view text) {
    if (!text.empty() && has_room_for(text.size())) {
      row_.cells.push_back({column_, row_.text.size(), text.size(), std::nullopt});
      row_.text += text;
    }
  }

  bool has_room_for(std::size_t bytes) {
    row_.bytes += bytes;
    return row_.bytes <= max_row_bytes_ && column_ < kMostColumns;
  }

  /// The first problem of a row is the one that is told.
  void note(std::string problem) {
    if (row_.problem.empty()) {
      row_.problem = std::move(problem);
    }
  }

  /// What goes beyond the limit of a row is counted only.
  void append(std::string& text, std::string_view piece) {
    if (text.size() <= max_row_bytes_) {
      text += piece;
    } else {
      row_.bytes += piece.size();
    }
  }

  void end_row() {
    part_ = Part::Sheet;
    const bool has_text =
        std::any_of(row_.cells.begin(), row_.cells.end(), [this](const SheetRow::Cell& cell) {
          return !support::trim(cell.shared
                                    ? *texts_.at(*cell.shared)
                                    : std::string_view(row_.text).substr(cell.begin, cell.size))
                      .empty();
        });
    if (has_text || !row_.problem.empty() || row_.bytes > max_row_bytes_) {
      rows_.push_back(std::move(row_));
    }
  }

  const SharedTexts& texts_;
  std::uint64_t max_row_bytes_;
  std::deque<SheetRow> rows_;  ///< whole ones
  Part part_ = Part::Outside;
  std::uint64_t last_row_ = 0;
  SheetRow row_;
  std::size_t next_column_ = 0;
  // The cell that is being read.
  std::size_t column_ = 0;
  std::string type_;
  std::string value_;
  std::string formula_;
  RichText rich_;
  bool has_value_ = false;
  bool has_formula_ = false;
  bool in_value_ = false;
  bool in_formula_ = false;
  bool in_inline_ = false;
};

SheetRows::SheetRows(ZipPart part, const SharedTexts& texts, std::uint64_t max_row_bytes)
    : handler_(std::make_unique<Handler>(texts, max_row_bytes)), xml_(std::move(part), *handler_) {}

SheetRows::~SheetRows() = default;

bool SheetRows::next(SheetRow& row) {
  while (handler_->rows().empty()) {
    if (!xml_.read_some() && handler_->rows().empty()) {
      if (!xml_.problem().empty()) {
        handler_->end_early("the data cannot be read on inside this row");
      }
      if (handler_->rows().empty()) {
        return false;
      }
    }
  }
  row = std::move(handler_->rows().front());
  handler_->rows().pop_front();
  return true;
}

std::uint64_t SheetRows::last_row() const {
  return handler_->last_row();
}

void SheetRows::cells_of(const SheetRow& row, const SharedTexts& texts, Cells& cells) {
  cells.clear();
  for (const SheetRow::Cell& cell : row.cells) {
    cells.resize(cell.column);
    cells.push_back(cell.shared ? texts.at(*cell.shared).value_or("")
                                : std::string_view(row.text).substr(cell.begin, cell.size));
  }
}

}  // namespace congener::io
