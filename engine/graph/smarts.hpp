#pragma once
// SMARTS for the packed graph: a text is compiled once and then asked of any number of molecules
// (smarts_match.hpp). The answers are those of RDKit without chirality, 2022.09 and 2025.03; what
// we cannot promise that of is refused with the reason, so that the caller asks RDKit.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/search_plan.hpp"
#include "graph/smarts_graph.hpp"

namespace congener::graph {

/// One pattern, ready to match. Never changed once it is made: threads share it.
class SmartsQuery {
 public:
  int atom_count() const { return whole_.atom_count(); }
  /// For each atom, in the order of the text, its map number; 0: none.
  const std::vector<int>& labels() const { return labels_; }
  /// Chirality or double-bond geometry is drawn. It is not compared.
  bool has_stereo() const { return has_stereo_; }
  /// Only graphs whose rings are known (GraphView::are_rings_known) can be asked.
  bool needs_rings() const { return needs_rings_; }

  const SearchPlan& whole() const { return whole_; }
  const std::vector<SearchPlan>& parts() const { return parts_; }  ///< those in $(...)

 private:
  friend SmartsQuery query_of(SmartsTree tree);

  SearchPlan whole_;
  std::vector<SearchPlan> parts_;
  std::vector<int> labels_;
  bool has_stereo_ = false;
  bool needs_rings_ = false;
};

/// Of a pattern that was read or put together.
SmartsQuery query_of(SmartsTree tree);

enum class SmartsStatus {
  Good,
  Broken,      ///< no SMARTS
  NotForGraph  ///< perhaps a good one, which RDKit has to judge
};

struct ParsedSmarts {
  SmartsStatus status = SmartsStatus::Good;
  std::optional<SmartsQuery> query;  ///< set exactly when the status is Good
  std::string problem;               ///< else the reason, as a clause
  std::size_t place = 0;             ///< and where in the text, in bytes from 0
};

ParsedSmarts parse_smarts(std::string_view text);

}  // namespace congener::graph
