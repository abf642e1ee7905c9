#pragma once
// What a substructure search does with the answers, in the order of the library: counts them, hands
// them to the writer, and knows when there is nothing left to look for.

#include <cstdint>
#include <optional>
#include <string_view>

#include "congener/substructure_search.hpp"
#include "substructure/structure_matcher.hpp"

namespace congener::substructure {

/// The molecule of an answer. Texts are valid while it is used.
struct Target {
  std::uint64_t number = 0;
  std::string_view file;
  std::uint64_t line = 0;
  std::string_view id;
  std::string_view structure;  ///< empty for a mol block
};

class Answering {
 public:
  /// Options and writer must outlive it.
  Answering(const SubstructureSearchOptions& options, std::size_t patterns,
            SubstructureWriter& writer);

  /// Every pattern has max_hits. What comes after is not to be counted: how much of it was read
  /// depends on the threads.
  bool is_over() const { return open_patterns_ == 0; }

  /// All molecules up to this number have been asked.
  void pass(std::uint64_t number) { summary_.read = number; }

  /// Of one of them, before pass goes beyond it.
  void take(const Target& target, StructureAnswer&& answer);
  void take(const Target& target, PatternAnswer&& answer);

  void tell_progress(std::optional<double> share) const;

  SubstructureSearchSummary& summary();

 private:
  const SubstructureSearchOptions& options_;
  SubstructureWriter& writer_;
  std::size_t open_patterns_;
  SubstructureSearchSummary summary_;
};

}  // namespace congener::substructure
