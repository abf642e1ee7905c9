#include "suggestion.hpp"

#include <algorithm>
#include <cstddef>

namespace congener::cli {
namespace {

/// The distance of Damerau and Levenshtein in which no letter is moved twice.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        best[i][j] = i + j;
        continue;
      }
      const std::size_t substituted = best[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      best[i][j] = std::min({best[i - 1][j] + 1, best[i][j - 1] + 1, substituted});
      const bool are_exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (are_exchanged) {
        best[i][j] = std::min(best[i][j], best[i - 2][j - 2] + 1);
      }
    }
  }
  return best[a.size()][b.size()];
}

}  // namespace

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kMostSlips = 2;
  constexpr std::size_t kLongestWord = 64;  // nobody types a longer option
  std::string nearest;
  std::size_t least = kMostSlips + 1;
  if (word.size() > kLongestWord) {
    return nearest;
  }
  for (const std::string& candidate : known) {
    const std::size_t slips = distance(word, candidate);
    if (slips < least && 2 * slips < candidate.size()) {
      least = slips;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace congener::cli
