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
  return {{{"short", "bits=64", 64}, {"long", "bits=256", 256}}, "2022.09.3"};
}

inline std::string id_of(std::size_t number) {
  return number % 7 == 3 ? std::string() : "molecule-" + std::to_string(number);
}

inline std::string structure_of(std::size_t number) {
  return std::string(number % 11, 'C');
}

/// Fingerprints of both kinds for molecules of these numbers; always the same.
inline std::vector<fp::Fingerprint> fingerprints_of(std::size_t number) {
  std::mt19937_64 random(1000 + number);
  return {random_fingerprint(random, 64, 12), random_fingerprint(random, 256, 30)};
}

/// A builder with molecules first to last - 1.
inline fp::IndexBuilder builder_with(std::size_t first, std::size_t last,
                                     const fp::StoreOptions& options = {}) {
  fp::IndexBuilder builder(two_kinds(), options);
  for (std::size_t number = first; number < last; ++number) {
    const std::string id = id_of(number);
    const std::string structure = structure_of(number);
    builder.add({id, structure, 3 * number + 1, fingerprints_of(number)});
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
  index.verify();
  const auto query = fingerprints_of(5)[1];
  const auto found = fp::threshold_search(index.stores("long"), {query}, {});
  return difference(found[0].hits, brute_force(library, query, {}, {}));
}

}  // namespace congener::test
