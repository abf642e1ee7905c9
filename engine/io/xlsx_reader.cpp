#include "io/xlsx_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/byte_source.hpp"
#include "io/line_reader.hpp"
#include "io/sheet_rows.hpp"
#include "io/table_columns.hpp"
#include "io/workbook.hpp"
#include "support/sha256.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

constexpr std::string_view kZipMagic = "PK";
/// Of the older format of Excel; also what Excel wraps a workbook in that has a password.
constexpr std::string_view kOldMagic = "\xD0\xCF\x11\xE0";

void require_workbook(std::string_view beginning, const std::string& name) {
  if (beginning.substr(0, kOldMagic.size()) == kOldMagic) {
    throw FormatError(
        fmt::format("{} is an old Excel file (.xls), or one with a password; save it as .xlsx "
                    "without a password, or as CSV",
                    support::printable(name)));
  }
  if (beginning.substr(0, kZipMagic.size()) != kZipMagic) {
    throw FormatError(
        fmt::format("{} is no .xlsx file; save it as .xlsx or as CSV", support::printable(name)));
  }
}

class XlsxReader final : public RecordReader {
 public:
  XlsxReader(ZipArchive archive, const std::string& name, InputDigest digest,
             const ReaderOptions& options)
      : digest_(std::move(digest)),
        book_(std::move(archive), name),
        sheet_(book_.chosen_sheet(options.sheet)),
        rows_(book_.open(book_.sheets()[sheet_]), book_.texts(), options.max_record_bytes),
        options_(options) {
    const bool has_row = rows_.next(row_);
    if (!has_row && !rows_.problem().empty()) {
      throw FormatError(fmt::format("{}: {}; save it anew as .xlsx or as CSV",
                                    support::printable(name), rows_.problem()));
    }
    const bool is_cut = !rows_.problem().empty() && !row_.problem.empty();
    has_first_ = has_row && !options_.has_header;
    if (has_row && !is_cut) {
      read_header();
    }  // else the columns are not known; end() tells that the data end early
  }

  bool next(Record& record) override {
    if (!has_first_ && !rows_.next(row_)) {
      return false;
    }
    has_first_ = false;
    fill(record);
    ++records_;
    return true;
  }

  InputEnd end() const override {
    InputEnd end;
    end.stored_bytes = digest_.bytes;
    end.sha256 = digest_.sha256;
    const std::string name = support::printable(book_.name());
    if (!rows_.problem().empty()) {
      end.problem = fmt::format("{}: {}; the last row read is row {}, and records may be missing",
                                name, rows_.problem(), rows_.last_row());
    } else if (records_ == 0) {
      end.problem = fmt::format(
          "{}: sheet \"{}\" holds no record, only a header or rows without text (last row: {}); "
          "check that it is the right one (option sheet), and whole",
          name, support::printable(book_.sheets()[sheet_].name), rows_.last_row());
    }
    end.complete = end.problem.empty();
    if (std::string notice = notice_of_others(); !notice.empty()) {
      end.notices.push_back(std::move(notice));
    }
    if (std::string notice = columns_.lookup_notice(book_.name()); !notice.empty()) {
      end.notices.push_back(std::move(notice));
    }
    return end;
  }

  std::vector<std::string> field_names() const override { return columns_.field_names(); }

  std::uint64_t bytes_read() const override { return rows_.packed_bytes_read(); }

 private:
  void read_header() {
    SheetRows::cells_of(row_, book_.texts(), cells_);
    const std::string problem = problem_of_row();
    if (options_.has_header && !problem.empty()) {
      throw FormatError(fmt::format("{}, row {}: the header row cannot be used: {}",
                                    support::printable(book_.name()), row_.number, problem));
    }
    columns_ = TableColumns(
        options_.has_header ? header_names(cells_) : numbered_names(cells_.size()), book_.name(),
        options_,
        {fmt::format(
             "; these are the words of row {} of sheet \"{}\" (another sheet: option sheet)",
             row_.number, support::printable(book_.sheets()[sheet_].name)),
         false});
  }

  std::string problem_of_row() const {
    if (!row_.problem.empty()) {
      return row_.problem;
    }
    if (row_.bytes > options_.max_record_bytes) {
      return too_long_problem("row", row_.bytes, options_.max_record_bytes);
    }
    const bool is_binary = std::any_of(cells_.begin(), cells_.end(), [](std::string_view cell) {
      return cell.find('\0') != std::string_view::npos;
    });
    return is_binary ? "the row holds binary data" : "";
  }

  /// Each cell says where it stands, so that none is doubtful: what the header does not name has
  /// the number of its column.
  void fill(Record& record) {
    SheetRows::cells_of(row_, book_.texts(), cells_);
    record = Record();
    record.file = book_.name();
    record.line = row_.number;
    record.problem = problem_of_row();
    const bool is_usable = record.problem.empty();
    columns_.fill(cells_, record);
    for (std::size_t i = columns_.count(); is_usable && i < cells_.size(); ++i) {
      if (!support::trim(cells_[i]).empty()) {
        record.fields.emplace_back(numbered_column(i), cells_[i]);
      }
    }
  }

  /// Looked at when the sheet has been read: they were not needed before.
  std::string notice_of_others() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < book_.sheets().size(); ++i) {
      const Sheet& sheet = book_.sheets()[i];
      if (i != sheet_ && has_text(sheet)) {
        names.push_back(fmt::format("\"{}\"{}", support::printable(sheet.name),
                                    sheet.is_visible ? "" : " (hidden)"));
      }
    }
    return names.empty()
               ? ""
               : fmt::format(
                     "{}: read sheet \"{}\"; not read: {}", support::printable(book_.name()),
                     support::printable(book_.sheets()[sheet_].name), support::join(names, ", "));
  }

  /// A sheet that cannot be looked into may have some.
  bool has_text(const Sheet& sheet) const {
    try {
      SheetRows rows(book_.open(sheet), book_.texts(), options_.max_record_bytes);
      SheetRow row;
      return rows.next(row) || !rows.problem().empty();
    } catch (const FormatError&) {
      return true;
    }
  }

  InputDigest digest_;
  Workbook book_;
  std::size_t sheet_;
  SheetRows rows_;
  ReaderOptions options_;
  TableColumns columns_;
  SheetRow row_;
  Cells cells_;
  bool has_first_ = false;     ///< row_ is a record not yet given
  std::uint64_t records_ = 0;  ///< given so far
};

}  // namespace

std::unique_ptr<RecordReader> make_xlsx_reader(const std::string& path,
                                               const ReaderOptions& options) {
  std::error_code error;
  if (path == "-" || !std::filesystem::is_regular_file(path, error)) {
    throw FormatError(fmt::format(
        "{}: a workbook (.xlsx) is not read as it comes; save it as a file and name that",
        support::printable(path)));
  }
  require_workbook(ByteSource::open(path)->look_ahead(kOldMagic.size()), path);
  InputDigest digest{path, std::filesystem::file_size(path, error), support::sha256_of_file(path)};
  return std::make_unique<XlsxReader>(ZipArchive::open(path), path, std::move(digest), options);
}

std::unique_ptr<RecordReader> make_xlsx_text_reader(std::string bytes, const std::string& name,
                                                    const ReaderOptions& options) {
  require_workbook(bytes, name);
  support::Sha256 hash;
  hash.update(bytes);
  InputDigest digest{name, bytes.size(), hash.hex_digest()};
  return std::make_unique<XlsxReader>(ZipArchive::from_text(std::move(bytes), name), name,
                                      std::move(digest), options);
}

}  // namespace congener::io
