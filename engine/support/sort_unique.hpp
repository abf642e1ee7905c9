#pragma once
// A vector as a sorted set.

#include <algorithm>
#include <vector>

namespace congener::support {

template <typename Item>
void sort_unique(std::vector<Item>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace congener::support
