// How to use the search engine: fingerprints of any origin into an index file, out of it again, and
// searched. Run it with the name of the index to write; 0 when the answers are as they must be.

#include <congener/error.hpp>
#include <congener/fingerprints/index_file.hpp>
#include <congener/fingerprints/search.hpp>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

namespace fp = congener::fingerprints;

namespace {

constexpr std::uint32_t kBits = 128;

/// Stands for your own fingerprint: features 0 to kBits - 1 that an object has.
fp::Fingerprint fingerprint_of(const std::vector<std::uint32_t>& features) {
  fp::Fingerprint fingerprint{std::vector<std::uint64_t>(kBits / 64), 0};
  for (const std::uint32_t feature : features) {
    fingerprint.words[feature / 64] |= std::uint64_t{1} << (feature % 64);
  }
  fingerprint.on_bits = static_cast<std::uint32_t>(features.size());
  return fingerprint;
}

void build(const std::string& path) {
  // The parameters say all that changes the bits: only the same parameters compare.
  fp::IndexBuilder builder({{{"my_features", "version=1 bits=128", kBits}}, ""});
  builder.add({"three", "CCC", 0, {fingerprint_of({1, 2, 3})}});
  builder.add({"four", "CCCC", 0, {fingerprint_of({1, 2, 3, 100})}});
  builder.add({"other", "O", 0, {fingerprint_of({64, 65})}});
  builder.write(path);  // atomically: the old index or the new one
}

void list(const fp::IndexFile& index) {
  index.for_each_fingerprint(
      "my_features", [&](std::uint64_t position, const fp::Fingerprint& fingerprint) {
        std::cout << index.id(position) << " has " << fingerprint.on_bits << " features\n";
      });
}

/// Everything that scores at least 3/4, for several queries in one pass.
std::vector<fp::SearchResult> search(const fp::IndexFile& index) {
  fp::SearchOptions options;
  options.metric = fp::parse_metric("tanimoto");
  options.threshold = fp::parse_threshold("3/4");  // exact: a score of 3/4 is a hit
  options.threads = 0;                             // all
  return fp::threshold_search(index.stores("my_features"),
                              {fingerprint_of({1, 2, 3}), fingerprint_of({7})}, options);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: similarity_search INDEX\n";
    return 2;
  }
  try {
    build(argv[1]);
    const fp::IndexFile index = fp::IndexFile::open(argv[1]);
    list(index);
    const std::vector<fp::SearchResult> results = search(index);
    for (const fp::Hit& hit : results[0].hits) {
      std::cout << index.id(hit.position) << ' ' << hit.score << '\n';
    }
    const auto nearest = fp::nearest_search(index.stores("my_features"), {fingerprint_of({64})}, 1);
    const bool as_expected = results[0].hits.size() == 2 && results[0].hits[1].score == 0.75 &&
                             results[1].hits.empty() && nearest[0].hits[0].position == 2;
    return as_expected ? 0 : 1;
  } catch (const congener::Error& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
