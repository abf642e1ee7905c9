#include "report/xlsx/workbook_file.hpp"

#include <xlsxwriter.h>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <ctime>

#include "congener/error.hpp"
#include "report/scratch_file.hpp"

namespace congener::report {
namespace {

constexpr lxw_row_t kMostRows = LXW_ROW_MAX - 1;
constexpr std::size_t kMostBytes = 32000;                  // Excel: 32,767 characters
constexpr std::string_view kUnderscoreEscaped = "x005F_";  // behind the underscore itself
constexpr std::string_view kCut = " ... (cut; whole in sheet Evidence)";

void check(lxw_error error, const char* what) {
  if (error != LXW_NO_ERROR) {
    throw FileError(
        fmt::format("the workbook cannot be {} ({}); is there room for temporary files?", what,
                    lxw_strerror(error)));
  }
}

/// "_x0041_" stands for a letter A in a workbook (ECMA-376, 22.9.2.19).
bool is_escape(std::string_view text) {
  constexpr std::size_t kSize = 7;
  return text.size() >= kSize && text[0] == '_' && text[1] == 'x' && text[kSize - 1] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + kSize - 1, [](char letter) {
           return std::isxdigit(static_cast<unsigned char>(letter)) != 0;
         });
}

/// Such that a text with "_x0041_" in it is read as it is given; the library does not see to that.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    result += text[at];
    if (is_escape(text.substr(at))) {
      result += kUnderscoreEscaped;
    }
  }
  return result;
}

/// How many bytes of the text fit into a cell together with so many others.
std::size_t bytes_that_fit(std::string_view text, std::size_t others) {
  std::size_t taken = others;
  for (std::size_t at = 0; at < text.size(); ++at) {
    taken += is_escape(text.substr(at)) ? 1 + kUnderscoreEscaped.size() : 1;
    if (taken > kMostBytes) {
      return at;
    }
  }
  return text.size();
}

/// Noon, so that the day is the same in all time zones.
std::time_t noon_of(const Date& day) {
  constexpr std::time_t kDay = 86400;
  return days_between(Date{1970, 1, 1}, day) * kDay + kDay / 2;
}

}  // namespace

std::string WorkbookFile::shown_text(std::string_view text) {
  if (bytes_that_fit(text, 0) == text.size()) {
    return std::string(text);
  }
  std::size_t end = bytes_that_fit(text, kCut.size());  // not in the middle of a character
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) {
    --end;
  }
  return std::string(text.substr(0, end)) + std::string(kCut);
}

class WorkbookFile::Implementation {
 public:
  explicit Implementation(const Date& day) : scratch_("congener-workbook") {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(scratch_.path().c_str(), &options);
    if (book_ == nullptr) {
      throw FileError("the workbook cannot be begun; is there room for temporary files?");
    }
    lxw_doc_properties properties{};
    properties.created = noon_of(day);
    check(workbook_set_properties(book_, &properties), "begun");
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    format_set_text_wrap(bold_);
    top_ = workbook_add_format(book_);
    format_set_align(top_, LXW_ALIGN_VERTICAL_TOP);
  }

  ~Implementation() {
    if (book_ != nullptr) {
      lxw_workbook_free(book_);
    }
  }

  std::size_t add_sheet(SheetOptions options) {
    sheets_.push_back({std::move(options), nullptr, 0, 0});
    begin(sheets_.back());
    return sheets_.size() - 1;
  }

  void add_row(std::size_t sheet, const std::vector<std::string_view>& cells, bool is_low) {
    Sheet& target = sheets_.at(sheet);
    if (target.next_row > kMostRows) {
      begin(target);
    }
    if (is_low) {
      check(worksheet_set_row(target.sheet, target.next_row, LXW_DEF_ROW_HEIGHT, nullptr),
            "written");
    }
    lxw_format* const format = target.options.row_height_px > 0 ? top_ : nullptr;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (!cells[column].empty()) {
        check(worksheet_write_string(target.sheet, target.next_row, static_cast<lxw_col_t>(column),
                                     escaped(shown_text(cells[column])).c_str(), format),
              "written");
      }
    }
    ++target.next_row;
  }

  void add_picture(std::size_t sheet, std::size_t column, std::string_view png, double scale) {
    const Sheet& target = sheets_.at(sheet);
    lxw_image_options options{};
    options.x_scale = scale;
    options.y_scale = scale;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.decorative = 1;
    check(worksheet_insert_image_buffer_opt(
              target.sheet, target.next_row - 1, static_cast<lxw_col_t>(column),
              reinterpret_cast<const unsigned char*>(png.data()), png.size(), &options),
          "given a picture");
  }

  void write_to(std::ostream& stream) {
    for (const Sheet& sheet : sheets_) {
      end(sheet);
    }
    lxw_workbook* const book = book_;
    book_ = nullptr;  // closing frees it, also when it fails
    check(workbook_close(book), "ended");
    scratch_.copy_to(stream);
  }

 private:
  struct Sheet {
    SheetOptions options;
    lxw_worksheet* sheet;
    lxw_row_t next_row;
    int number;  ///< of the sheets of this name
  };

  void begin(Sheet& sheet) {
    if (sheet.sheet != nullptr) {
      end(sheet);
    }
    ++sheet.number;
    const std::string name = sheet.number == 1
                                 ? sheet.options.name
                                 : fmt::format("{} {}", sheet.options.name, sheet.number);
    sheet.sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet.sheet == nullptr) {
      throw FileError("the workbook cannot take another sheet");
    }
    sheet.next_row = 0;
    if (sheet.options.row_height_px > 0) {
      constexpr double kPointsPerPixel = 0.75;
      worksheet_set_default_row(sheet.sheet, sheet.options.row_height_px * kPointsPerPixel,
                                LXW_FALSE);
      worksheet_set_row(sheet.sheet, 0, 2 * LXW_DEF_ROW_HEIGHT, nullptr);
    }
    for (std::size_t column = 0; column < sheet.options.widths.size(); ++column) {
      const auto place = static_cast<lxw_col_t>(column);
      worksheet_set_column(sheet.sheet, place, place, sheet.options.widths[column], nullptr);
    }
    for (std::size_t column = 0; column < sheet.options.header.size(); ++column) {
      worksheet_write_string(sheet.sheet, 0, static_cast<lxw_col_t>(column),
                             escaped(shown_text(sheet.options.header[column])).c_str(), bold_);
    }
    if (!sheet.options.header.empty()) {
      worksheet_freeze_panes(sheet.sheet, 1, 0);
      sheet.next_row = 1;
    }
    if (sheet.options.is_hidden) {
      worksheet_hide(sheet.sheet);
    }
  }

  static void end(const Sheet& sheet) {
    if (!sheet.options.header.empty() && sheet.next_row > 1) {
      worksheet_autofilter(sheet.sheet, 0, 0, sheet.next_row - 1,
                           static_cast<lxw_col_t>(sheet.options.header.size() - 1));
    }
  }

  ScratchFile scratch_;
  lxw_workbook* book_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_format* top_ = nullptr;
  std::vector<Sheet> sheets_;
};

WorkbookFile::WorkbookFile(const Date& day)
    : implementation_(std::make_unique<Implementation>(day)) {}
WorkbookFile::~WorkbookFile() = default;

std::size_t WorkbookFile::add_sheet(SheetOptions options) {
  return implementation_->add_sheet(std::move(options));
}

void WorkbookFile::add_row(std::size_t sheet, const std::vector<std::string_view>& cells,
                           bool is_low) {
  implementation_->add_row(sheet, cells, is_low);
}

void WorkbookFile::add_picture(std::size_t sheet, std::size_t column, std::string_view png,
                               double scale) {
  implementation_->add_picture(sheet, column, png, scale);
}

void WorkbookFile::write_to(std::ostream& stream) {
  implementation_->write_to(stream);
}

}  // namespace congener::report
