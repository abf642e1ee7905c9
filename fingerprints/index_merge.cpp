// Joining indexes, or the segments of one.

#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "index_format.hpp"
#include "store_rows.hpp"

namespace congener::fingerprints {
namespace {

/// Adds the molecules of one segment, the `part`-th, which begin at this position.
void add_segment(const IndexFile& index, std::size_t part, std::uint64_t first_position,
                 IndexBuilder& builder) {
  const auto& kinds = index.description().kinds;
  std::vector<std::vector<std::uint64_t>> rows;
  IndexEntry entry;
  for (const IndexKind& kind : kinds) {
    rows.push_back(rows_by_position(index.stores(kind.name)[part]));
    entry.fingerprints.push_back({std::vector<std::uint64_t>(kind.bits / 64), 0});
  }
  const SegmentGraphs graphs = index.graphs(part);
  const std::uint64_t count = index.segment_size(part);
  for (std::uint64_t number = 0; number < count; ++number) {
    const std::uint64_t position = first_position + number;
    entry.id = index.id(position);
    entry.structure = index.structure(position);
    entry.skeleton_hash = index.skeleton_hash(position);
    if (graphs.size() > 0) {
      entry.graph = graphs.graph(number);
      entry.graph_kinds = graphs.kinds(number, 1)[0];
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      auto& words = entry.fingerprints[kind].words;
      const auto row = rows[kind].begin() + static_cast<std::ptrdiff_t>(number * words.size());
      words.assign(row, row + static_cast<std::ptrdiff_t>(words.size()));
    }
    builder.add(entry);
  }
}

}  // namespace

void merge_indexes(const std::vector<std::string>& inputs, const std::string& output,
                   const StoreOptions& options) {
  if (inputs.empty()) {
    throw OptionError("there is no index to merge; name at least one");
  }
  std::vector<IndexFile> indexes;
  for (const std::string& input : inputs) {
    indexes.push_back(IndexFile::open(input));
    if (!index_format::same_description(indexes.front().description(),
                                        indexes.back().description())) {
      throw OptionError(inputs.front() + " and " + input +
                        " have different kinds of fingerprints, parameters or RDKit versions and "
                        "cannot be merged; build one of them anew");
    }
    indexes.back().verify();  // damage must not spread
  }
  IndexBuilder builder(indexes.front().description(), options);
  for (const IndexFile& index : indexes) {
    std::uint64_t first_position = 0;
    for (std::size_t part = 0; part < index.segment_count(); ++part) {
      add_segment(index, part, first_position, builder);
      first_position += index.segment_size(part);
    }
  }
  builder.write(output);
}

}  // namespace congener::fingerprints
