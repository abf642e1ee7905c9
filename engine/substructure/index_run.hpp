#pragma once
// A substructure search through an index: batches -> graphs on several threads -> answers in order.

#include <atomic>
#include <cstdint>
#include <vector>

#include "congener/substructure_search.hpp"
#include "substructure/answering.hpp"
#include "substructure/index_screen.hpp"
#include "substructure/structure_matcher.hpp"

namespace congener::substructure {

/// What there is to say of a batch, in its order. Most hits are nothing but a hit.
struct BatchAnswers {
  struct Item {
    std::uint64_t position = 0;
    std::uint32_t pattern = 0;      ///< of a plain hit
    std::uint32_t detail = kPlain;  ///< else the place of the whole answer in details
  };
  static constexpr std::uint32_t kPlain = ~std::uint32_t{0};

  std::vector<Item> items;
  std::vector<StructureAnswer> details;
};

/// One search. All that it is given must outlive it.
class IndexRun {
 public:
  /// One matcher for each thread. with_texts: of hits, too.
  IndexRun(const fingerprints::IndexFile& index, const PatternSet& patterns,
           const SubstructureSearchOptions& options, std::vector<StructureMatcher> matchers,
           bool with_texts, Answering& answering);

  /// False: it was cancelled. Throws FormatError when the index is damaged.
  bool run();

 private:
  BatchAnswers answers_of(const IndexBatch& batch, StructureMatcher& matcher) const;
  void add_answer(const IndexBatch& batch, std::uint64_t place,
                  std::span<const std::size_t> patterns, StructureMatcher& matcher,
                  BatchAnswers& answers) const;
  void take(const IndexBatch& batch, BatchAnswers&& answers);
  void take(const BatchAnswers::Item& item, BatchAnswers& answers);

  const fingerprints::IndexFile& index_;
  std::size_t pattern_count_;
  const SubstructureSearchOptions& options_;
  IndexBatches batches_;
  std::vector<StructureMatcher> matchers_;
  bool with_atoms_;
  bool with_texts_;
  Answering& answering_;
  std::atomic<bool> is_over_ = false;
};

}  // namespace congener::substructure
