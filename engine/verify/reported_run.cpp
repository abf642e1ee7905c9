// The head of a report, and the settings that it was made with.

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "congener/error.hpp"
#include "congener/verify.hpp"
#include "support/text.hpp"
#include "verify/report_json.hpp"
#include "verify/report_lines.hpp"
#include "verify/reported_names.hpp"

namespace congener {
namespace {

using verify::count_of;
using verify::is_true;
using verify::Json;
using verify::member;
using verify::text_of;

constexpr std::uint64_t kSchema = 2;

[[noreturn]] void fail(const std::string& path, const std::string& what) {
  throw FormatError(fmt::format("{}: {}", support::printable(path), what));
}

Json first_line(const std::string& path) {
  if (path == "-") {
    throw FormatError(
        "a report is read twice, so that it cannot come from standard input; name a "
        "file");
  }
  verify::ReportLines lines(path);
  verify::ReportLine line;
  Json json;
  if (lines.next(line)) {
    json = verify::parsed(line.text);
  }
  if (text_of(json, "type") != "run") {
    fail(path,
         "its first line is not that of a screening report in JSON Lines, HTML, XLSX or SQLite; "
         "make the report in one of these formats, or check that it is the right file");
  }
  if (count_of(json, "schema") != kSchema) {
    fail(path, fmt::format("it is of schema {}, and this program repeats reports of schema {}",
                           verify::to_line(member(json, "schema")), kSchema));
  }
  return json;
}

std::vector<std::string> texts_of(const Json& array) {
  std::vector<std::string> texts;
  for (const Json& item : array) {
    texts.push_back(item.is_string() ? item.get<std::string>() : "");
  }
  return texts;
}

Date day_of(const std::string& path, const Json& settings, const char* key) {
  const std::string text = text_of(settings, key);
  const auto day = parse_date(text);
  if (!day) {
    fail(path, fmt::format("its settings name no day for {} ({})", key, support::printable(text)));
  }
  return *day;
}

DetectorOptions options_of(const std::string& path, const Json& settings) {
  DetectorOptions options;
  options.as_of = day_of(path, settings, "as_of");
  options.as_of_is_from_clock = text_of(settings, "as_of_source") == "clock";
  if (!member(settings, "changed_since").is_null()) {
    options.changed_since = day_of(path, settings, "changed_since");
  }
  options.jurisdictions = texts_of(member(settings, "jurisdictions"));
  const auto grade = parse_grade(text_of(settings, "minimum_grade"));
  const Json& most_flags = member(settings, "max_false_flags");
  const std::uint64_t most_atoms = count_of(settings, "max_heavy_atoms");
  if (!grade || !most_flags.is_number() || most_atoms == 0 ||
      most_atoms > static_cast<std::uint64_t>(kMostHeavyAtoms)) {
    fail(path,
         "its settings are not those of a screen (minimum_grade, max_false_flags, "
         "max_heavy_atoms)");
  }
  options.minimum_grade = *grade;
  options.max_false_flags = most_flags.get<double>();
  options.max_heavy_atoms = static_cast<int>(most_atoms);
  options.near_misses = is_true(settings, "near_misses");
  const Json& readings = member(settings, "readings");
  if (readings.is_object()) {
    for (const auto& [name, holds] : readings.items()) {
      options.readings[name] = holds.is_boolean() && holds.get<bool>();
    }
  }
  return options;
}

CaseDetails case_details_of(const Json& details) {
  return {text_of(details, "case_id"), text_of(details, "item"), text_of(details, "laboratory"),
          text_of(details, "analyst")};
}

RunHeader header_of_run(const Json& run, const DetectorOptions& options) {
  RunHeader header;
  header.program_version = text_of(member(run, "program"), "congener");
  header.rdkit_version = text_of(member(run, "program"), "rdkit");
  header.boost_version = text_of(member(run, "program"), "boost");
  header.set_id = text_of(member(run, "set"), "id");
  header.set_version = text_of(member(run, "set"), "version");
  header.set_sha256 = text_of(member(run, "set"), "sha256");
  header.calibration_sha256 = text_of(member(run, "calibration"), "sha256");
  header.calibration_molecules = count_of(member(run, "calibration"), "molecules");
  header.as_of = options.as_of;
  header.jurisdictions = options.jurisdictions;
  header.inputs = texts_of(member(run, "inputs"));
  header.case_details = case_details_of(member(run, "case"));
  const Json& settings = member(run, "settings");
  header.records =
      parse_report_records(text_of(settings, "records")).value_or(ReportOptions::Records::All);
  header.by_grade = text_of(settings, "order") == "grade";
  return header;
}

/// Of all lines; only few of them name a substance by what another program reads.
std::shared_ptr<NameReader> names_of(const std::string& path, const std::string& title) {
  auto names = std::make_shared<verify::ReportedNames>(title);
  verify::ReportLines lines(path);
  for (verify::ReportLine line; lines.next(line);) {
    if (line.text.find("\"read_by\":") != std::string::npos) {
      names->add(verify::parsed(line.text));
    }
  }
  return names;
}

}  // namespace

ReportedRun read_reported_run(const std::string& path) {
  const Json run = first_line(path);
  const Json& settings = member(run, "settings");
  ReportedRun reported;
  reported.options = options_of(path, settings);
  if (const std::string title = text_of(settings, "names_read_by"); !title.empty()) {
    reported.options.name_reader = names_of(path, title);
  }
  reported.header = header_of_run(run, reported.options);
  return reported;
}

}  // namespace congener
