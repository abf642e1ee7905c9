#pragma once
// Which atoms of a drawing are marked, as the finding has them.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "congener/finding.hpp"

namespace congener::drawing {

/// Numbered as in Finding (of the record), and as in the SMILES of the entry.
struct FindingMarks {
  std::string entry;  ///< id; empty: of no entry
  bool is_identical = false;
  std::vector<int> matched;
  std::vector<int> changed;
  std::vector<int> entry_matched;
  std::vector<int> entry_changed;
  std::vector<std::pair<int, int>> pairs;  ///< that lie upon each other: record, entry
};

FindingMarks marks_of(const Finding& finding);

}  // namespace congener::drawing
