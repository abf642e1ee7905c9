#pragma once
// Reasons and notes as people read them.

#include <string>
#include <vector>

#include "congener/finding.hpp"

namespace congener::test {

template <typename Item>
std::vector<std::string> all_in_words(const std::vector<Item>& items) {
  std::vector<std::string> texts;
  for (const Item& item : items) {
    texts.push_back(in_words(item));
  }
  return texts;
}

}  // namespace congener::test
