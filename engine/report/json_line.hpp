#pragma once
// JSON as one line of a report. Internal to engine/report.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "congener/provenance.hpp"
#include "congener/record_reader.hpp"
#include "congener/substructure_pattern.hpp"

namespace congener::report {

using Json = nlohmann::ordered_json;

/// The schema of all JSON reports. It is raised when a key is renamed or changes its meaning
/// (SCHEMA.md).
inline constexpr int kSchema = 2;

/// One line of ASCII: other characters become \uXXXX, so that no terminal obeys them and no reader
/// takes U+2028 for the end of a line; so does "<", so that a line can stand in a page of HTML. Bad
/// UTF-8 becomes U+FFFD.
std::string to_line(const Json& json);

/// The same for one text, and faster, because most texts are plain.
std::string json_text(std::string_view text);

/// Patterns of a search, as SCHEMA.md has them.
inline Json patterns_json(const std::vector<SubstructurePattern>& patterns) {
  Json json = Json::array();
  for (const SubstructurePattern& pattern : patterns) {
    const bool is_smiles = pattern.notation == PatternNotation::Smiles;
    json.push_back({{"name", pattern.name},
                    {"notation", is_smiles ? "smiles" : "smarts"},
                    {"text", pattern.text}});
  }
  return json;
}

inline Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

inline Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_string(*date)) : Json(nullptr);
}

inline Json grade_or_null(Grade grade) {
  return grade == Grade::None ? Json(nullptr) : Json(to_string(grade));
}

inline Json pack_json(const std::string& id, const std::string& version,
                      const std::string& sha256) {
  Json json;
  json["id"] = id;
  json["version"] = version;
  json["sha256"] = sha256;
  return json;
}

inline Json calibration_json(const Provenance& provenance) {
  Json json;
  json["sha256"] = text_or_null(provenance.calibration_sha256);
  json["molecules"] = provenance.calibration_molecules;
  return json;
}

/// The keys of a summary that say how the inputs were read.
inline void add_reading(Json& summary, const ReadingNotes& notes) {
  summary["notices"] = notes.notices;
  summary["rows_over_several_lines"] = notes.rows_over_several_lines;
  summary["first_row_over_several_lines"] = nullptr;
  if (notes.rows_over_several_lines > 0) {
    summary["first_row_over_several_lines"] = {{"file", notes.first_file},
                                               {"line", notes.first_line}};
  }
}

/// The keys with which the summary of a search ends.
template <typename Summary>
void add_end(Json& json, const Summary& summary) {
  json["complete"] = summary.complete;
  json["input_problems"] = summary.input_problems;
  add_reading(json, summary.reading);
}

}  // namespace congener::report
