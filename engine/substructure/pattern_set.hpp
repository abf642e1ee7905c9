#pragma once
// The patterns of a search, compiled: for the small graphs where these can answer, and for RDKit.

#include <optional>
#include <string>
#include <vector>

#include "chem/pattern.hpp"
#include "congener/substructure_search.hpp"
#include "graph/smarts.hpp"

namespace congener::substructure {

struct CompiledPattern {
  SubstructurePattern given;
  std::optional<graph::SmartsQuery> query;  ///< none: RDKit is asked of every molecule
  /// The graph does not know stereo: RDKit is asked of what the graph finds.
  bool confirms_by_rdkit = false;
};

/// Never changed once it is made: threads share it.
class PatternSet {
 public:
  /// Throws OptionError, naming the pattern and the place, when one cannot be read.
  PatternSet(std::vector<SubstructurePattern> patterns, const SubstructureSearchOptions& options);

  const std::vector<CompiledPattern>& patterns() const { return patterns_; }
  const std::vector<std::string>& notices() const { return notices_; }

  /// A copy of this pattern for one thread.
  chem::Pattern for_rdkit(std::size_t pattern) const;

 private:
  void compile(SubstructurePattern pattern, std::size_t number);

  std::vector<CompiledPattern> patterns_;
  std::vector<std::string> notices_;
  bool compares_stereo_;
  bool compares_isotopes_;
};

}  // namespace congener::substructure
