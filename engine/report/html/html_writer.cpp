#include "report/html/html_writer.hpp"

#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "congener/drawing.hpp"
#include "congener/finding_context.hpp"
#include "report/explanation_short.hpp"
#include "report/html/page_text.hpp"
#include "report/json_line.hpp"
#include "report/json_run.hpp"
#include "report/json_writer.hpp"
#include "report/sealed_line.hpp"
#include "support/markup.hpp"
#include "support/packed_text.hpp"
#include "support/sha256.hpp"

namespace congener::report {
namespace {

/// What the browser may do: run our script, and nothing else.
std::string security_policy() {
  return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-" +
         support::base64(support::sha256_bytes_of(page_script())) + "'";
}

std::string title_of(const CaseDetails& details) {
  std::string title = "Congener report";
  for (const std::string& part : {details.case_id, details.item}) {
    title += part.empty() ? "" : ", " + part;
  }
  return title;
}

std::string page_begin(const RunHeader& header) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
         support::markup_text(security_policy()) + "\">\n<title>" +
         support::markup_text(title_of(header.case_details)) + "</title>\n<style>\n" +
         std::string(page_style()) +
         "</style>\n</head>\n<body>\n<noscript>This report is shown by a script inside this file. "
         "Allow scripts for it, or check it with congener verify.</noscript>\n"
         "<main id=\"page\"></main>\n" +
         std::string(kLinesBegin) + '\n';
}

std::string page_end() {
  return std::string(kLinesEnd) + "\n<script>" + std::string(page_script()) +
         "</script>\n</body>\n</html>\n";
}

/// What the list of records shows, and all else packed.
std::string head_line(const Record& record, const Finding& finding, const std::string& lines) {
  Json json;
  json["type"] = "packed_record";
  json["n"] = record.number;
  json["id"] = record.id;
  json["status"] = to_string(finding.status);
  json["grade"] = grade_or_null(finding.grade);
  json["headline"] = headline(finding);
  json["reason"] = text_or_null(finding.reason);
  json["data"] = support::packed_text(lines);
  return to_line(json) + '\n';
}

class HtmlWriter final : public ReportWriter {
 public:
  HtmlWriter(std::ostream& stream, const ReportOptions& options)
      : stream_(stream),
        case_details_(options.case_details),
        drawer_(options.drawer),
        lines_(make_json_writer(unused_, options)) {}

  void begin(const RunHeader& header) override {
    RunHeader full = header;
    full.case_details = case_details_;
    lines_->begin(full);
    seals_.emplace();
    write_text(page_begin(full));
    const std::string line = run_line(full);
    seals_->update(seal_of(line));
    write_text(line);
  }

  /// The seals of both lines of the record, which the page does not repeat, and its line.
  std::string rendered(const Record& record, const Finding& finding) const override {
    const std::string line = lines_->rendered(record, finding);
    const std::string view = sealed(to_line(view_json(record, finding)));
    std::string text(seal_of(line));
    text += seal_of(view);
    return text + head_line(record, finding, line + view);
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    const std::string_view text(rendered);
    seals_->update(text.substr(0, kSealsOfRecord));
    write_text(text.substr(kSealsOfRecord));
  }

  void end(const RunSummary& summary) override {
    write_text(summary_line(summary, seals_->hex_digest()));
    write_text(page_end());
    stream_.flush();
  }

 private:
  /// What people see and programs do not need: sentences and drawings.
  Json view_json(const Record& record, const Finding& finding) const {
    Json json;
    json["type"] = "view";
    json["n"] = record.number;
    constexpr std::size_t kAllChanges = 1000;
    json["in_short"] = finding.context
                           ? Json(short_sentences(finding, *finding.context, kAllChanges))
                           : Json::array();
    const PairDrawing drawing =
        drawer_ && is_flagged(finding) ? drawer_->draw(finding) : PairDrawing();
    json["sample"] = text_or_null(drawing.sample);
    json["entry"] = text_or_null(drawing.entry);
    json["entry_id"] = text_or_null(drawing.entry_id);
    return json;
  }

  void write_text(std::string_view text) {
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }

  std::ostream& stream_;
  CaseDetails case_details_;
  std::shared_ptr<const Drawer> drawer_;
  std::ostringstream unused_;  ///< of lines_, which is asked for texts only
  std::unique_ptr<ReportWriter> lines_;
  std::optional<support::Sha256> seals_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_html_writer(std::ostream& stream, const ReportOptions& options) {
  return std::make_unique<HtmlWriter>(stream, options);
}

}  // namespace congener::report
