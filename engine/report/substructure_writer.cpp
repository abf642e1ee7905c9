// Reports of a substructure search: TSV, CSV, JSON Lines. Format: ../index/SCHEMA.md.

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "congener/substructure_search.hpp"
#include "report/cells.hpp"
#include "report/json_line.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using report::Dialect;
using report::Json;

std::string problems_of(const SubstructureSearchSummary& summary) {
  const std::string problems = support::join(summary.input_problems, "; ");
  return problems.empty() ? "the search was cancelled" : problems;
}

/// "3 4 5;9 10 11": a match between semicolons.
std::string atoms_text(const std::vector<std::vector<int>>& matches) {
  std::string text;
  for (const std::vector<int>& match : matches) {
    text += fmt::format("{}{}", text.empty() ? "" : ";", fmt::join(match, " "));
  }
  return text;
}

class DelimitedWriter : public SubstructureWriter {
 public:
  DelimitedWriter(Dialect dialect, std::ostream& stream) : dialect_(dialect), stream_(stream) {}

  void begin(const SubstructureSearchHeader& header) override { patterns_ = header.patterns; }

 protected:
  std::string cell(std::string_view text) const { return report::text_cell(text, dialect_); }
  std::string name(std::size_t pattern) const { return cell(patterns_[pattern].name); }
  void write(const std::vector<std::string>& cells) { stream_ << report::row_of(cells, dialect_); }

  std::size_t pattern_count() const { return patterns_.size(); }

 private:
  Dialect dialect_;
  std::ostream& stream_;
  std::vector<SubstructurePattern> patterns_;
};

/// One row per hit, and one at the end for each pattern without a hit.
class DelimitedHitWriter final : public DelimitedWriter {
 public:
  using DelimitedWriter::DelimitedWriter;

  void begin(const SubstructureSearchHeader& header) override {
    DelimitedWriter::begin(header);
    write({"query_id", "target_id", "query", "target", "target_structure", "status", "matches",
           "atoms", "reason"});
    with_atoms_ = header.with_atoms;
  }

  void hit(const SubstructureHit& hit) override {
    std::string count = with_atoms_ ? std::to_string(hit.matches.size()) : "";
    count += hit.are_all_matches ? "" : "+";
    write({name(hit.pattern), cell(hit.id), number(hit.pattern), std::to_string(hit.target),
           cell(hit.structure), "hit", count, atoms_text(hit.matches), ""});
  }

  void problem(const SubstructureProblem& problem) override {
    write({problem.is_of_pattern ? name(problem.pattern) : "", cell(problem.id),
           problem.is_of_pattern ? number(problem.pattern) : "", std::to_string(problem.target),
           cell(problem.structure), "not_screened", "", "", cell(problem.reason)});
  }

  void end(const SubstructureSearchSummary& summary) override {
    for (std::size_t pattern = 0; pattern < pattern_count(); ++pattern) {
      if (summary.patterns[pattern].hits == 0) {
        write({name(pattern), "", number(pattern), "", "", "no_hit", "", "", ""});
      }
    }
    if (!summary.complete) {
      write({"", "", "", "", "", report::kIncompleteStatus, "", "", cell(problems_of(summary))});
    }
  }

 private:
  static std::string number(std::size_t pattern) { return std::to_string(pattern + 1); }

  bool with_atoms_ = false;
};

/// One row per pattern.
class DelimitedCountWriter final : public DelimitedWriter {
 public:
  using DelimitedWriter::DelimitedWriter;

  bool needs_texts() const override { return false; }
  void hit(const SubstructureHit&) override {}
  void problem(const SubstructureProblem&) override {}

  void end(const SubstructureSearchSummary& summary) override {
    write({"query_id", "query", "hits", "searched", "not_screened", "status", "reason"});
    for (std::size_t pattern = 0; pattern < pattern_count(); ++pattern) {
      const PatternCount& count = summary.patterns[pattern];
      const std::uint64_t not_screened = summary.not_screened + count.undecided;
      write({name(pattern), std::to_string(pattern + 1), std::to_string(count.hits),
             std::to_string(summary.read - not_screened), std::to_string(not_screened),
             count.is_truncated ? "truncated" : "counted", ""});
    }
    if (!summary.complete) {
      write({"", "", "", "", "", report::kIncompleteStatus, cell(problems_of(summary))});
    }
  }
};

class JsonWriter final : public SubstructureWriter {
 public:
  JsonWriter(SubstructureReport report, std::ostream& stream) : report_(report), stream_(stream) {}

  bool needs_texts() const override { return report_ == SubstructureReport::Hits; }

  void begin(const SubstructureSearchHeader& header) override {
    with_atoms_ = header.with_atoms;
    Json json;
    json["type"] = "substructure_search";
    json["schema"] = report::kSchema;
    json["program"] = {{"congener", header.program_version}, {"rdkit", header.rdkit_version}};
    json["index"] = nullptr;
    if (!header.target.empty()) {
      json["index"] = {{"name", header.target}, {"molecules", header.molecules}};
    }
    json["settings"] = {{"atoms", header.with_atoms},
                        {"max_hits", header.max_hits > 0 ? Json(header.max_hits) : Json(nullptr)},
                        {"stereo", header.compare_stereo},
                        {"isotopes", header.compare_isotopes}};
    json["patterns"] = report::patterns_json(header.patterns);
    json["inputs"] = header.inputs;
    write(json);
  }

  void hit(const SubstructureHit& hit) override {
    if (report_ == SubstructureReport::Counts) {
      return;
    }
    Json json;
    json["type"] = "hit";
    json["pattern"] = hit.pattern + 1;
    json["n"] = hit.target;
    json["id"] = hit.id;
    json["structure"] = hit.structure;
    if (with_atoms_) {
      json["matches"] = hit.matches;
      json["all_matches"] = hit.are_all_matches;
    }
    write(json);
  }

  void problem(const SubstructureProblem& problem) override {
    if (report_ == SubstructureReport::Counts) {
      return;
    }
    Json json;
    json["type"] = "not_screened";
    json["pattern"] = problem.is_of_pattern ? Json(problem.pattern + 1) : Json(nullptr);
    json["n"] = problem.target;
    json["file"] = report::text_or_null(std::string(problem.file));
    json["line"] = problem.line > 0 ? Json(problem.line) : Json(nullptr);
    json["id"] = problem.id;
    json["structure"] = problem.structure;
    json["reason"] = problem.reason;
    write(json);
  }

  void end(const SubstructureSearchSummary& summary) override {
    Json json;
    json["type"] = "summary";
    json["read"] = summary.read;
    json["searched"] = summary.searched;
    json["not_screened"] = summary.not_screened;
    json["patterns"] = Json::array();
    for (const PatternCount& count : summary.patterns) {
      json["patterns"].push_back({{"hits", count.hits},
                                  {"undecided", count.undecided},
                                  {"truncated", count.is_truncated}});
    }
    report::add_end(json, summary);
    write(json);
  }

 private:
  void write(const Json& json) { stream_ << report::to_line(json) << '\n'; }

  SubstructureReport report_;
  std::ostream& stream_;
  bool with_atoms_ = false;
};

}  // namespace

std::unique_ptr<SubstructureWriter> make_substructure_writer(SearchFormat format,
                                                             SubstructureReport report,
                                                             std::ostream& stream) {
  if (format == SearchFormat::JsonLines) {
    return std::make_unique<JsonWriter>(report, stream);
  }
  const Dialect dialect = format == SearchFormat::Csv ? Dialect::Csv : Dialect::Tsv;
  if (report == SubstructureReport::Counts) {
    return std::make_unique<DelimitedCountWriter>(dialect, stream);
  }
  return std::make_unique<DelimitedHitWriter>(dialect, stream);
}

}  // namespace congener
