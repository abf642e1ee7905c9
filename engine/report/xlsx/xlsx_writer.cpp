#include "report/xlsx/xlsx_writer.hpp"

#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "report/delimited_writer.hpp"
#include "report/json_line.hpp"
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

/// A cell takes 32,767 characters; a line goes on in the next one.
constexpr std::size_t kPieceBytes = 32000;

/// To which sheet a rendered record belongs.
char kind_of(const Finding& finding) {
  if (is_flagged(finding)) {
    return 'F';
  }
  return finding.status == Status::NotScreened ? 'N' : '-';
}

Cells pieces_of(std::string_view line) {
  Cells pieces;
  for (std::size_t at = 0; at < line.size(); at += kPieceBytes) {
    pieces.push_back(line.substr(at, kPieceBytes));
  }
  return pieces;
}

class XlsxWriter final : public ReportWriter {
 public:
  XlsxWriter(std::ostream& stream, const ReportOptions& options)
      : stream_(stream),
        case_details_(options.case_details),
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
    found_ = book_->add_sheet({"Findings", names, {}, false});
    not_screened_ = book_->add_sheet({"Not screened", names, {}, false});
    run_sheet_ = book_->add_sheet({"Run", {}, {28, 90}, false});
    evidence_ = book_->add_sheet({kEvidenceSheet, {}, {}, true});
    seals_.emplace();
    add_line(sealed(to_line(run_json(run_))));
  }

  /// The kind, the cells where they are shown, and the sealed line.
  std::string rendered(const Record& record, const Finding& finding) const override {
    const char kind = kind_of(finding);
    std::string text(1, kind);
    text += kind == '-' ? "\n" : rows_->rendered(record, finding);
    return text + lines_->rendered(record, finding);
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    const std::string_view text(rendered);
    const std::size_t end = text.find('\n');
    if (text.front() != '-') {
      book_->add_row(text.front() == 'F' ? found_ : not_screened_,
                     support::split(text.substr(1, end - 1), kCellEnd));
    }
    add_line(text.substr(end + 1));
  }

  void end(const RunSummary& summary) override {
    Json json = summary_json(summary);
    json["lines_sha256"] = seals_->hex_digest();
    const std::string line = sealed(to_line(json));
    book_->add_row(evidence_, pieces_of(line.substr(0, line.size() - 1)));
    for (const auto& [name, value] : run_facts(run_, summary, json["lines_sha256"])) {
      const std::string shown = support::printable(value);
      book_->add_row(run_sheet_, {name, shown});
    }
    book_->write_to(stream_);
    book_.reset();
    stream_.flush();
  }

 private:
  void add_line(std::string_view sealed_line) {
    seals_->update(seal_of(sealed_line));
    book_->add_row(evidence_, pieces_of(sealed_line.substr(0, sealed_line.size() - 1)));
  }

  std::ostream& stream_;
  CaseDetails case_details_;
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
  std::optional<support::Sha256> seals_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_xlsx_writer(std::ostream& stream, const ReportOptions& options) {
  return std::make_unique<XlsxWriter>(stream, options);
}

}  // namespace congener::report
