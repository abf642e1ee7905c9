#include "report/xlsx/xlsx_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/drawing.hpp"
#include "report/delimited_writer.hpp"
#include "report/json_run.hpp"
#include "report/json_writer.hpp"
#include "report/run_facts.hpp"
#include "report/sealed_line.hpp"
#include "report/xlsx/workbook_file.hpp"
#include "support/sha256.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

using Cells = std::vector<std::string_view>;

/// A cell takes 32,767 characters, of which a text that looks like escapes needs nearly two for
/// each of its own; a line goes on in the next cell.
constexpr std::size_t kPieceBytes = 17000;

// Pictures are drawn larger than they are shown, so that they print well.
constexpr double kPictureScale = 0.6;
constexpr unsigned int kPictureHeight_px = 134;
constexpr double kPictureColumn = 25;
constexpr std::string_view kNotDrawn = "not drawn: a workbook has room for so many pictures only";

/// To which sheet a rendered record belongs.
char kind_of(const Finding& finding) {
  if (is_flagged(finding)) {
    return 'F';
  }
  return finding.status == Status::NotScreened ? 'N' : '-';
}

/// The row of a sealed line: the seal of what people see of it, if anything, then the line.
Cells evidence_row(std::string_view seal_of_shown, std::string_view line) {
  Cells pieces{seal_of_shown};
  for (std::size_t at = 0; at < line.size(); at += kPieceBytes) {
    pieces.push_back(line.substr(at, kPieceBytes));
  }
  return pieces;
}

std::string seal_of_shown(const std::vector<std::string_view>& cells) {
  std::vector<std::string> shown;
  for (const std::string_view cell : cells) {
    shown.push_back(WorkbookFile::shown_text(cell));
  }
  return seal_of_cells({shown.begin(), shown.end()});
}

/// Pictures of a record as they follow its lines: both lengths, then the bytes.
std::string packed_pictures(const PairDrawing& drawing) {
  return fmt::format("{} {}\n{}{}", drawing.sample.size(), drawing.entry.size(), drawing.sample,
                     drawing.entry);
}

/// The picture of the sample and of the entry; empty where there is none.
std::array<std::string_view, 2> pictures_of(std::string_view packed) {
  const std::size_t end = packed.find('\n');
  const std::size_t space = packed.find(' ');
  std::size_t sample = 0;
  std::size_t entry = 0;
  std::from_chars(packed.data(), packed.data() + space, sample);
  std::from_chars(packed.data() + space + 1, packed.data() + end, entry);
  return {packed.substr(end + 1, sample), packed.substr(end + 1 + sample, entry)};
}

class XlsxWriter final : public ReportWriter {
 public:
  XlsxWriter(std::ostream& stream, const ReportOptions& options)
      : stream_(stream),
        case_details_(options.case_details),
        drawer_(options.pictures ? options.drawer : nullptr),
        lines_(make_json_writer(unused_, options)) {
    ReportOptions own_first;
    own_first.own_columns_first = true;
    rows_ = make_delimited_writer(Dialect::Cells, heading_, own_first);
  }

  void begin(const RunHeader& header) override {
    run_ = header;
    run_.case_details = case_details_;
    lines_->begin(run_);
    heading_.str("");
    rows_->begin(run_);
    book_.emplace(run_.as_of);
    std::vector<std::string> names;
    const std::string row = heading_.str();
    for (const std::string_view name :
         support::split(std::string_view(row).substr(0, row.size() - 1), kCellEnd)) {
      names.emplace_back(name);
    }
    std::vector<std::string> of_findings = names;
    std::vector<double> widths;
    if (drawer_) {
      of_findings.insert(of_findings.begin(), {"sample drawn", "entry drawn"});
      widths.assign(2, kPictureColumn);
    }
    found_ = book_->add_sheet(
        {"Findings", of_findings, std::move(widths), false, drawer_ ? kPictureHeight_px : 0});
    not_screened_ = book_->add_sheet({"Not screened", names, {}, false, 0});
    std::vector<std::string_view> headers(of_findings.begin(), of_findings.end());
    headers.insert(headers.end(), names.begin(), names.end());
    run_sheet_ = book_->add_sheet({"Run", {}, {28, 90}, false, 0});
    evidence_ = book_->add_sheet({kEvidenceSheet, {}, {}, true, 0});
    seals_.emplace();
    add_line(seal_of_shown(headers), run_line(run_));
  }

  /// The kind, the cells where they are shown, the sealed line, and pictures.
  std::string rendered(const Record& record, const Finding& finding) const override {
    const char kind = kind_of(finding);
    std::string text(1, kind);
    text += kind == '-' ? "\n" : rows_->rendered(record, finding);
    text += lines_->rendered(record, finding);
    return drawer_ && kind == 'F' ? text + packed_pictures(drawer_->draw(finding, DrawingKind::Png))
                                  : text;
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    const std::string_view text(rendered);
    const std::size_t end = text.find('\n');
    const std::size_t end_of_line = text.find('\n', end + 1) + 1;
    Cells cells = support::split(text.substr(1, end - 1), kCellEnd);
    std::string seal;
    if (text.front() == 'F') {
      seal = add_finding(std::move(cells), text.substr(end_of_line));
    } else if (text.front() == 'N') {
      book_->add_row(not_screened_, cells);
      seal = seal_of_shown(cells);
    }
    add_line(seal, text.substr(end + 1, end_of_line - end - 1));
  }

  void end(const RunSummary& summary) override {
    seals_->update(seal_of_facts(run_facts(run_, summary, "")));
    const std::string seal = seals_->hex_digest();
    const std::string line = summary_line(summary, seal);
    book_->add_row(evidence_, evidence_row("", std::string_view(line).substr(0, line.size() - 1)));
    for (const auto& [name, value] : run_facts(run_, summary, seal)) {
      book_->add_row(run_sheet_, {name, value});
    }
    book_->write_to(stream_);
    book_.reset();
    stream_.flush();
  }

 private:
  /// Returns the seal of what it shows.
  std::string add_finding(Cells cells, std::string_view pictures) {
    if (!drawer_) {
      book_->add_row(found_, cells);
      return seal_of_shown(cells);
    }
    const bool is_drawn = ++pictured_ <= kMostPictured;
    const std::array<std::string_view, 2> drawings = pictures_of(pictures);
    for (std::size_t place = 0; place < drawings.size(); ++place) {
      const bool is_left_out = !is_drawn && !drawings[place].empty();
      cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(place),
                   is_left_out ? kNotDrawn : std::string_view());
    }
    book_->add_row(found_, cells, !is_drawn);
    for (std::size_t place = 0; is_drawn && place < drawings.size(); ++place) {
      if (!drawings[place].empty()) {
        book_->add_picture(found_, place, drawings[place], kPictureScale);
      }
    }
    return seal_of_shown(cells);
  }

  void add_line(std::string_view seal_of_shown, std::string_view sealed_line) {
    seals_->update(seal_of(sealed_line));
    seals_->update(seal_of_shown);
    book_->add_row(evidence_,
                   evidence_row(seal_of_shown, sealed_line.substr(0, sealed_line.size() - 1)));
  }

  std::ostream& stream_;
  CaseDetails case_details_;
  std::shared_ptr<const Drawer> drawer_;  ///< of pictures; null: none were asked for
  std::ostringstream unused_;
  std::unique_ptr<ReportWriter> lines_;
  std::ostringstream heading_;
  std::unique_ptr<ReportWriter> rows_;
  RunHeader run_;
  std::optional<WorkbookFile> book_;
  std::size_t found_ = 0;
  std::size_t not_screened_ = 0;
  std::size_t run_sheet_ = 0;
  std::size_t evidence_ = 0;
  std::size_t pictured_ = 0;  ///< flagged records so far
  std::optional<support::Sha256> seals_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_xlsx_writer(std::ostream& stream, const ReportOptions& options) {
  return std::make_unique<XlsxWriter>(stream, options);
}

}  // namespace congener::report
