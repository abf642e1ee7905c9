#pragma once
// Small indexes for tests.

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "congener/fingerprints/index_file.hpp"
#include "search_helpers.hpp"

namespace congener::test {

inline fp::IndexDescription two_kinds() {
  return {{{"short", "bits=64", 64}, {"long", "bits=256", 256}}, "2022.09.3", "letters"};
}

/// The same for an index without graphs.
inline fp::IndexDescription two_kinds_without_graphs() {
  fp::IndexDescription description = two_kinds();
  description.graphs.clear();
  return description;
}

inline std::string id_of(std::size_t number) {
  return number % 7 == 3 ? std::string() : "molecule-" + std::to_string(number);
}

inline std::string structure_of(std::size_t number) {
  return std::string(number % 11, 'C');
}

/// Some have none.
inline std::string graph_of(std::size_t number) {
  return std::string(8 * (number % 5), static_cast<char>('a' + number % 26));
}

/// Fingerprints of both kinds for molecules of these numbers; always the same.
inline std::vector<fp::Fingerprint> fingerprints_of(std::size_t number) {
  std::mt19937_64 random(1000 + number);
  return {random_fingerprint(random, 64, 12), random_fingerprint(random, 256, 30)};
}

/// A builder with molecules first to last - 1.
inline fp::IndexBuilder builder_with(std::size_t first, std::size_t last,
                                     const fp::StoreOptions& options = {},
                                     const fp::IndexDescription& description = two_kinds()) {
  const bool has_graphs = !description.graphs.empty();
  fp::IndexBuilder builder(description, options);
  for (std::size_t number = first; number < last; ++number) {
    const std::string id = id_of(number);
    const std::string structure = structure_of(number);
    const std::string graph = has_graphs ? graph_of(number) : "";
    builder.add({id, structure, 3 * number + 1, fingerprints_of(number), graph, 7 * number});
  }
  return builder;
}

inline std::string bytes_of_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Empty when the index holds molecules 0 to count - 1, finds them, and verifies; otherwise what is
/// wrong.
inline std::string wrong_in(const fp::IndexFile& index, std::size_t count) {
  if (index.size() != count) {
    return std::to_string(index.size()) + " molecules";
  }
  std::vector<fp::Fingerprint> library;
  for (std::size_t number = 0; number < count; ++number) {
    if (index.id(number) != id_of(number) || index.structure(number) != structure_of(number) ||
        index.skeleton_hash(number) != 3 * number + 1) {
      return "molecule " + std::to_string(number);
    }
    library.push_back(fingerprints_of(number)[1]);
  }
  std::size_t next = 0;
  for (std::size_t part = 0; part < index.segment_count(); ++part) {
    const fp::SegmentGraphs graphs = index.graphs(part);
    for (std::uint64_t place = 0; place < graphs.size(); ++place, ++next) {
      if (graphs.graph(place) != graph_of(next) || graphs.kinds(place, 1)[0] != 7 * next) {
        return "graph of molecule " + std::to_string(next);
      }
    }
  }
  if (next != (index.description().graphs.empty() ? 0 : count)) {
    return std::to_string(next) + " graphs";
  }
  index.verify();
  const auto query = fingerprints_of(5)[1];
  const auto found = fp::threshold_search(index.stores("long"), {query}, {});
  return difference(found[0].hits, brute_force(library, query, {}, {}));
}

}  // namespace congener::test
