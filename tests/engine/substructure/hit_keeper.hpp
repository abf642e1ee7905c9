#pragma once
// What the tests of substructure search share.

#include <string>
#include <vector>

#include "congener/substructure_search.hpp"

namespace congener::test {

/// Keeps everything, with texts of its own.
class Keeper final : public SubstructureWriter {
 public:
  struct Hit {
    std::size_t pattern;
    std::uint64_t target;
    std::string id;
    std::vector<std::vector<int>> matches;
    bool are_all;

    bool operator==(const Hit&) const = default;
  };

  void begin(const SubstructureSearchHeader& given) override { header = given; }
  void hit(const SubstructureHit& hit) override {
    hits.push_back(
        {hit.pattern, hit.target, std::string(hit.id), hit.matches, hit.are_all_matches});
  }
  void problem(const SubstructureProblem& problem) override {
    reasons.emplace_back(problem.reason);
    of_pattern.push_back(problem.is_of_pattern);
  }
  void end(const SubstructureSearchSummary&) override {}

  SubstructureSearchHeader header;
  std::vector<Hit> hits;
  std::vector<std::string> reasons;
  std::vector<bool> of_pattern;
};

inline std::vector<Record> records_of(const std::vector<std::string>& smiles) {
  std::vector<Record> records;
  for (const std::string& text : smiles) {
    Record record;
    record.number = records.size() + 1;
    record.id = text;
    record.structure = text;
    records.push_back(record);
  }
  return records;
}

inline SubstructurePattern smarts(const std::string& text) {
  return {text, text, PatternNotation::Smarts};
}
inline SubstructurePattern structure(const std::string& text) {
  return {text, text, PatternNotation::Smiles};
}

inline SubstructureSearchOptions with_atoms() {
  SubstructureSearchOptions options;
  options.with_atoms = true;
  return options;
}

}  // namespace congener::test
