// Reports of a search: TSV, CSV, JSON Lines. Format: SCHEMA.md.

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "congener/index_search.hpp"
#include "report/cells.hpp"
#include "report/json_line.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using fingerprints::Hit;
using fingerprints::IndexFile;
using report::Dialect;
using report::Json;

const char* status_of(const QueryAnswer& answer) {
  if (!answer.problem.empty()) {
    return "not_screened";
  }
  return answer.result.hits.empty() ? "no_hit" : "hit";
}

/// One row per hit, or one for a query that has none.
class DelimitedSearchWriter final : public SearchWriter {
 public:
  DelimitedSearchWriter(Dialect dialect, const IndexFile& index, std::ostream& stream)
      : dialect_(dialect), index_(index), stream_(stream) {}

  void begin(const IndexSearchHeader&) override {
    write({"query_id", "target_id", "score", "query", "target", "target_structure", "status",
           "query_hits", "reason"});
  }

  void answer(const QueryAnswer& answer) override {
    const std::string id = cell(answer.query.id);
    const std::string number = std::to_string(answer.query.number);
    const std::string hit_count =
        answer.problem.empty() ? std::to_string(answer.result.hit_count) : "";
    for (const Hit& hit : answer.result.hits) {
      write({id, cell(index_.id(hit.position)), fmt::format("{:.6f}", hit.score), number,
             std::to_string(hit.position + 1), cell(index_.structure(hit.position)), "hit",
             hit_count, ""});
    }
    if (answer.result.hits.empty()) {
      write({id, "", "", number, "", "", status_of(answer), hit_count, cell(answer.problem)});
    }
  }

  void end(const IndexSearchSummary& summary) override {
    if (!summary.complete) {
      const std::string problems = support::join(summary.input_problems, "; ");
      write({"", "", "", "", "", "", report::kIncompleteStatus, "",
             cell(problems.empty() ? "the search was cancelled" : problems)});
    }
  }

 private:
  std::string cell(std::string_view text) const { return report::text_cell(text, dialect_); }
  void write(const std::vector<std::string>& cells) { stream_ << report::row_of(cells, dialect_); }

  Dialect dialect_;
  const IndexFile& index_;
  std::ostream& stream_;
};

std::string fraction(std::uint32_t over, std::uint32_t under) {
  return fmt::format("{}/{}", over, under);
}

Json settings_json(const IndexSearchHeader& header) {
  const fingerprints::SearchOptions& search = header.search;
  Json json;
  json["metric"] = to_string(search.metric.kind);
  if (search.metric.kind == fingerprints::MetricKind::Tversky) {
    json["query_weight"] = fraction(search.metric.query_weight, search.metric.weight_denominator);
    json["library_weight"] =
        fraction(search.metric.library_weight, search.metric.weight_denominator);
  }
  json["threshold"] = fraction(search.threshold.numerator, search.threshold.denominator);
  json["nearest"] = header.nearest > 0 ? Json(header.nearest) : Json(nullptr);
  json["max_hits"] = search.max_hits > 0 ? Json(search.max_hits) : Json(nullptr);
  if (!header.patterns.empty()) {
    json["patterns"] = report::patterns_json(header.patterns);
    json["stereo"] = header.compare_stereo;
    json["isotopes"] = header.compare_isotopes;
  }
  return json;
}

class JsonSearchWriter final : public SearchWriter {
 public:
  JsonSearchWriter(const IndexFile& index, std::ostream& stream) : index_(index), stream_(stream) {}

  void begin(const IndexSearchHeader& header) override {
    Json json;
    json["type"] = "search";
    json["schema"] = report::kSchema;
    json["program"] = {{"congener", header.program_version}, {"rdkit", header.rdkit_version}};
    json["index"] = {{"name", header.index},
                     {"molecules", header.molecules},
                     {"kind", header.kind.name},
                     {"parameters", header.kind.parameters}};
    json["settings"] = settings_json(header);
    json["inputs"] = header.inputs;
    write(json);
    is_filtered_ = !header.patterns.empty();
  }

  void answer(const QueryAnswer& answer) override {
    Json json;
    json["type"] = "query";
    json["n"] = answer.query.number;
    json["file"] = answer.query.file;
    json["line"] = answer.query.line;
    json["id"] = answer.query.id;
    json["structure"] = report::text_or_null(answer.query.structure);
    json["status"] = status_of(answer);
    json["reason"] = report::text_or_null(answer.problem);
    json["hit_count"] = answer.result.hit_count;
    json["truncated"] = answer.result.truncated;
    if (is_filtered_) {
      json["undecided"] = answer.undecided;
    }
    Json hits = Json::array();
    for (const Hit& hit : answer.result.hits) {
      hits.push_back({{"id", index_.id(hit.position)},
                      {"score", hit.score},
                      {"n", hit.position + 1},
                      {"structure", index_.structure(hit.position)},
                      {"common_bits", hit.common_bits},
                      {"target_bits", hit.library_bits}});
    }
    json["hits"] = std::move(hits);
    write(json);
  }

  void end(const IndexSearchSummary& summary) override {
    Json json;
    json["type"] = "summary";
    json["read"] = summary.read;
    json["with_hits"] = summary.with_hits;
    json["without_hits"] = summary.without_hits;
    json["not_screened"] = summary.not_screened;
    json["hits"] = summary.hits;
    json["truncated"] = summary.truncated;
    if (is_filtered_) {
      json["undecided"] = summary.undecided;
    }
    report::add_end(json, summary);
    write(json);
  }

 private:
  void write(const Json& json) { stream_ << report::to_line(json) << '\n'; }

  const IndexFile& index_;
  std::ostream& stream_;
  bool is_filtered_ = false;  ///< by patterns
};

}  // namespace

std::unique_ptr<SearchWriter> make_search_writer(SearchFormat format, const IndexFile& index,
                                                 std::ostream& stream) {
  if (format == SearchFormat::JsonLines) {
    return std::make_unique<JsonSearchWriter>(index, stream);
  }
  const Dialect dialect = format == SearchFormat::Csv ? Dialect::Csv : Dialect::Tsv;
  return std::make_unique<DelimitedSearchWriter>(dialect, index, stream);
}

std::optional<SearchFormat> parse_search_format(std::string_view text) {
  static const std::map<std::string_view, SearchFormat> kFormats = {
      {"tsv", SearchFormat::Tsv}, {"csv", SearchFormat::Csv}, {"jsonl", SearchFormat::JsonLines}};
  const auto found = kFormats.find(text);
  return found == kFormats.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace congener
