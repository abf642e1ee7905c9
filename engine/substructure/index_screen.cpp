#include "substructure/index_screen.hpp"

#include <algorithm>

#include "congener/fingerprints/containment.hpp"
#include "congener/version.hpp"
#include "graph/screen_keys.hpp"
#include "substructure/stored_graph.hpp"

namespace congener::substructure {
namespace {

/// So many molecules that a thread is busy for a while, and few enough that a search for the first
/// hits ends soon; a multiple of 64. Reading a structure takes longer than looking at a graph.
constexpr std::uint64_t kGraphsPerBatch = 4096;
constexpr std::uint64_t kStructuresPerBatch = 512;

/// The bits of all patterns of a segment take no more; patterns beyond that are not screened by
/// keys.
constexpr std::uint64_t kMostScreenBytes = std::uint64_t{256} << 20;

/// Graphs rest on what RDKit perceives in a structure, such as aromaticity.
bool has_our_graphs(const fingerprints::IndexDescription& description) {
  return description.graphs == graph_form() && description.rdkit_version == rdkit_version();
}

bool has_our_keys(const fingerprints::IndexDescription& description) {
  const fingerprints::IndexKind ours = key_kind();
  return std::any_of(description.kinds.begin(), description.kinds.end(), [&](const auto& kind) {
    return kind.name == ours.name && kind.parameters == ours.parameters && kind.bits == ours.bits;
  });
}

}  // namespace

SegmentScreen::SegmentScreen(const fingerprints::IndexFile& index, std::size_t segment,
                             bool uses_graphs, const PatternSet& patterns)
    : patterns_(patterns), with_keys_(patterns.patterns().size()) {
  if (!uses_graphs) {
    return;
  }
  graphs_ = index.graphs(segment);
  if (!has_our_keys(index.description())) {
    return;
  }
  const fingerprints::FingerprintStore keys = index.stores(key_kind().name)[segment];
  const std::uint64_t bytes_per_pattern = keys.size() / 8 + 8;
  const std::uint64_t screened =
      std::min<std::uint64_t>(with_keys_.size(), kMostScreenBytes / bytes_per_pattern);
  for (std::size_t pattern = 0; pattern < screened; ++pattern) {
    const auto& query = patterns.patterns()[pattern].query;
    const std::vector<int> needed = query ? graph::needed_screen_keys(*query) : std::vector<int>();
    if (!needed.empty()) {
      with_keys_[pattern] = fingerprints::molecules_with_bits(keys, {needed.begin(), needed.end()});
    }
  }
}

std::string_view SegmentScreen::graph(std::uint64_t index) const {
  return graphs_.size() > 0 ? graphs_.graph(index) : std::string_view();
}

std::uint64_t SegmentScreen::kinds(std::uint64_t index) const {
  return graphs_.size() > 0 ? graphs_.kinds(index, 1)[0] : 0;
}

void SegmentScreen::may_hold(std::uint64_t first, std::uint64_t count,
                             std::span<std::uint64_t> words) const {
  const std::uint64_t all = count < 64 ? (std::uint64_t{1} << count) - 1 : ~std::uint64_t{0};
  for (std::size_t pattern = 0; pattern < words.size(); ++pattern) {
    const std::vector<std::uint64_t>& with_keys = with_keys_[pattern];
    words[pattern] =
        all & (with_keys.empty() ? all : with_keys[static_cast<std::size_t>(first / 64)]);
    const auto& query = patterns_.patterns()[pattern].query;
    if (!query || graphs_.size() == 0) {
      continue;
    }
    const fingerprints::ArrayView<std::uint64_t> kinds = graphs_.kinds(first, count);
    for (std::uint64_t left = words[pattern]; left != 0; left &= left - 1) {
      const int lane = __builtin_ctzll(left);
      const bool may = query->whole().may_match(kinds[static_cast<std::size_t>(lane)]);
      words[pattern] &= ~(std::uint64_t{may ? 0U : 1U} << lane);
    }
  }
}

IndexBatches::IndexBatches(const fingerprints::IndexFile& index, const PatternSet& patterns)
    : index_(index), patterns_(patterns), uses_graphs_(has_our_graphs(index.description())) {}

std::optional<IndexBatch> IndexBatches::next() {
  while (segment_ < index_.segment_count() && next_ == index_.segment_size(segment_)) {
    first_position_ += index_.segment_size(segment_);
    ++segment_;
    next_ = 0;
    screen_.reset();
  }
  if (segment_ == index_.segment_count()) {
    return std::nullopt;
  }
  if (!screen_) {
    screen_ = std::make_shared<const SegmentScreen>(index_, segment_, uses_graphs_, patterns_);
  }
  IndexBatch batch;
  batch.screen = screen_;
  batch.first = next_;
  batch.first_position = first_position_ + next_;
  batch.count = std::min(uses_graphs_ ? kGraphsPerBatch : kStructuresPerBatch,
                         index_.segment_size(segment_) - next_);
  next_ += batch.count;
  return batch;
}

}  // namespace congener::substructure
