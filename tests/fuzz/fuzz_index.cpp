// Any bytes as an index file, or a good index with some bytes changed and the checksums of head and
// directory put right again, so that what they protect is reached too. Refused, or every function
// ends without reading outside of the file.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "checksum.hpp"
#include "congener/error.hpp"
#include "congener/fingerprints/containment.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "fuzz_target.hpp"
#include "index_format.hpp"
#include "temp_dir.hpp"

namespace {

namespace fp = congener::fingerprints;
namespace format = congener::fingerprints::index_format;

std::string good_index(bool with_graphs) {
  const congener::test::TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  for (std::uint64_t segment = 0; segment < 2; ++segment) {
    fp::StoreOptions options;
    options.rows_below_size = 10 * segment;
    fp::IndexBuilder builder({{{"a", "p", 64}}, "v", with_graphs ? "g" : ""}, options);
    for (std::uint64_t number = 1; number < 6; ++number) {
      const std::string graph(with_graphs ? 8 * (number % 3) : 0, 'g');
      builder.add({"id", "CC", number, {{{number * 0x1234567 + segment}, 0}}, graph, number});
    }
    segment == 0 ? builder.write(path) : builder.append_to(path);
  }
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

template <typename Number>
Number number_at(const std::string& bytes, std::size_t offset) {
  Number number = 0;
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

void put_checksum(std::string& bytes, std::size_t offset, std::size_t first, std::size_t size) {
  const std::uint64_t checksum = fp::checksum_of(bytes.data() + first, size);
  std::memcpy(bytes.data() + offset, &checksum, 8);
}

void put_checksums_right(std::string& bytes) {
  put_checksum(bytes, 24, 0, 24);
  for (const std::size_t slot : format::kSlotOffsets) {
    const auto first = number_at<std::uint64_t>(bytes, slot + 8);
    const auto size = number_at<std::uint64_t>(bytes, slot + 16);
    if (first <= bytes.size() && size <= bytes.size() - first) {
      put_checksum(bytes, slot + 24, static_cast<std::size_t>(first),
                   static_cast<std::size_t>(size));
    }
    put_checksum(bytes, slot + format::kSlotBytes - 8, slot, format::kSlotBytes - 8);
  }
}

/// Triples of place (two bytes, in the parts that steer) and value.
std::string changed_index(const std::string& good, const std::uint8_t* data, std::size_t size) {
  std::string bytes = good;
  const auto directory = number_at<std::uint64_t>(good, format::kSlotOffsets[1] + 8);
  for (; size >= 3; data += 3, size -= 3) {
    const std::size_t place = data[0] + std::size_t{256} * (data[1] & 127U);
    const bool at_end = (data[1] & 128U) != 0;
    const std::size_t offset = at_end ? static_cast<std::size_t>(directory) + place : place * 2;
    if (offset < bytes.size()) {
      bytes[offset] = static_cast<char>(data[2]);
    }
  }
  put_checksums_right(bytes);
  return bytes;
}

void use(const fp::IndexFile& index) {
  const std::uint64_t most = std::min<std::uint64_t>(index.size(), 1000);
  for (std::uint64_t position = 0; position < most; ++position) {
    index.skeleton_hash(position);
    try {
      fuzz::require(index.id(position).size() <= index.used_bytes(), "an id lies in the file");
      index.structure(position);
    } catch (const congener::FormatError&) {
      continue;  // the ends of texts are bulk: checked when they are read
    }
  }
  for (std::size_t segment = 0; segment < index.segment_count(); ++segment) {
    const fp::SegmentGraphs graphs = index.graphs(segment);
    for (std::uint64_t place = 0; place < std::min(most, graphs.size()); ++place) {
      graphs.kinds(place, 1);
      try {
        fuzz::require(graphs.graph(place).size() % 8 == 0, "a graph is whole words");
      } catch (const congener::FormatError&) {
        continue;  // as above
      }
    }
  }
  for (const fp::IndexKind& kind : index.description().kinds) {
    for (const fp::FingerprintStore& store : index.stores(kind.name)) {
      fuzz::require(fp::molecules_with_bits(store, {0, 5}).size() == (store.size() + 63) / 64,
                    "a bit for each molecule");
    }
    const fp::Fingerprint query{std::vector<std::uint64_t>(kind.bits / 64, 0x1234567), 0};
    const auto stores = index.stores(kind.name);
    fp::SearchOptions options;
    options.threshold = {1, 2};
    fp::threshold_search(stores, {query}, options);
    const auto nearest = fp::nearest_search(stores, {query}, 3, {})[0];
    fuzz::require(nearest.hits.size() == std::min<std::uint64_t>(3, index.size()),
                  "as many neighbours as there can be");
  }
  index.verify();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  static const std::string bare = good_index(false);
  static const std::string with_graphs = good_index(true);
  const bool raw = (data[0] & 1U) != 0;
  const std::string& good = (data[0] & 2U) != 0 ? with_graphs : bare;
  const std::string bytes = raw ? std::string(reinterpret_cast<const char*>(data) + 1, size - 1)
                                : changed_index(good, data + 1, size - 1);
  // Unchecked, so that damage gets past the sums of pieces, too.
  for (const auto reading : {fp::IndexReading::Checked, fp::IndexReading::Unchecked}) {
    try {
      use(fp::IndexFile::from_bytes(bytes, "fuzz", reading));
    } catch (const congener::Error& error) {
      fuzz::require(error.what()[0] != '\0', "a refusal says why");
    }
  }
  return 0;
}
