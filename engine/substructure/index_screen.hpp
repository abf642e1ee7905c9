#pragma once
// The molecules of an index in batches, and for each which patterns it may hold, as far as that can
// be told without its graph.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "congener/fingerprints/index_file.hpp"
#include "substructure/pattern_set.hpp"

namespace congener::substructure {

/// One segment of an index. Never changed once it is made: threads share it.
class SegmentScreen {
 public:
  /// uses_graphs: they are those that this program makes.
  SegmentScreen(const fingerprints::IndexFile& index, std::size_t segment, bool uses_graphs,
                const PatternSet& patterns);

  /// The graph of a molecule of the segment; empty: there is none.
  std::string_view graph(std::uint64_t index) const;

  /// Its kinds of atoms (graph::KindSet).
  std::uint64_t kinds(std::uint64_t index) const;

  /// For up to 64 molecules from first on, a multiple of 64: bit i of word p says whether molecule
  /// first + i may hold pattern p. A 0 is a proof that it does not. words: one per pattern.
  void may_hold(std::uint64_t first, std::uint64_t count, std::span<std::uint64_t> words) const;

 private:
  const PatternSet& patterns_;
  fingerprints::SegmentGraphs graphs_;
  /// By pattern, a bit for each molecule: it has all keys. Empty: the pattern needs none.
  std::vector<std::vector<std::uint64_t>> with_keys_;
};

/// Some molecules of one segment.
struct IndexBatch {
  std::shared_ptr<const SegmentScreen> screen;
  std::uint64_t first_position = 0;  ///< in the index
  std::uint64_t first = 0;           ///< the same molecule in its segment; a multiple of 64
  std::uint64_t count = 0;
};

/// Cuts an index into batches, in its order. One thread at a time.
class IndexBatches {
 public:
  /// Index and patterns must outlive it, and what it gives.
  IndexBatches(const fingerprints::IndexFile& index, const PatternSet& patterns);

  /// False: the index has no graphs, or those of another program, so that its structures are read.
  bool uses_graphs() const { return uses_graphs_; }

  /// Nothing: the end. Throws FormatError when the index is damaged.
  std::optional<IndexBatch> next();

 private:
  const fingerprints::IndexFile& index_;
  const PatternSet& patterns_;
  bool uses_graphs_;
  std::size_t segment_ = 0;
  std::uint64_t first_position_ = 0;  ///< of the segment
  std::uint64_t next_ = 0;            ///< in the segment
  std::shared_ptr<const SegmentScreen> screen_;
};

}  // namespace congener::substructure
