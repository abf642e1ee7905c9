#include "congener/fingerprints/store.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "congener/error.hpp"
#include "kernels/kernel.hpp"
#include "read_guard.hpp"

namespace congener::fingerprints {
namespace {

constexpr std::uint64_t kRowTilePlaces = 2048;  // 512 KiB of rows of 2,048 bits

[[noreturn]] void refuse(const std::string& what) {
  throw FormatError("the fingerprint store is damaged: " + what + "; build it anew");
}

void check_sizes(const StoreParts& parts) {
  if (parts.bits == 0 || parts.bits % 64 != 0 || parts.bits > kMostBits) {
    refuse(std::to_string(parts.bits) + " bits are not a multiple of 64 from 64 to " +
           std::to_string(kMostBits));
  }
  if (parts.layout != StoreLayout::Columns && parts.layout != StoreLayout::Rows) {
    refuse("its layout is unknown");
  }
  if (parts.first_places.size != parts.bits + std::size_t{2} ||
      parts.bit_counts.size != parts.bits) {
    refuse("a table has the wrong size");
  }
  if (parts.words.size != store_words(parts.layout, parts.bits, parts.positions.size)) {
    refuse("it holds another number of molecules than it says");
  }
  const auto& first = parts.first_places;
  if (first[0] != 0 || first[parts.bits + 1] != parts.positions.size ||
      !std::is_sorted(first.begin(), first.end())) {
    refuse("its order by number of set bits is broken");
  }
}

void check_read(const StoreParts& parts, const std::uint64_t* first, std::uint64_t words) {
  if (parts.guard) {
    parts.guard->check(first, static_cast<std::size_t>(8 * words));
  }
}

std::uint64_t lane_word(const StoreParts& parts, std::uint64_t place, std::uint32_t bit) {
  const std::uint64_t block = place / kernels::kBlockLanes;
  const std::uint64_t lane = place % kernels::kBlockLanes;
  return parts.words[(block * parts.bits + bit) * kernels::kColumnWords + lane / 64] >> (lane % 64);
}

}  // namespace

std::uint64_t store_words(StoreLayout layout, std::uint32_t bits, std::uint64_t molecules) {
  if (layout == StoreLayout::Rows) {
    return molecules * (bits / 64);
  }
  const std::uint64_t blocks = (molecules + kernels::kBlockLanes - 1) / kernels::kBlockLanes;
  return blocks * bits * kernels::kColumnWords;
}

FingerprintStore::FingerprintStore(StoreParts parts) : parts_(std::move(parts)) {
  check_sizes(parts_);
  const std::uint64_t step = tile_places();
  tile_bits_.reserve(static_cast<std::size_t>((size() + step - 1) / step));
  for (std::uint64_t place = 0; place < size(); place += step) {
    tile_bits_.push_back({bits_at(place), bits_at(std::min(place + step, size()) - 1)});
  }
}

std::uint64_t FingerprintStore::tile_places() const {
  return parts_.layout == StoreLayout::Columns ? kernels::kBlockLanes : kRowTilePlaces;
}

FingerprintStore::BitRange FingerprintStore::bit_range() const {
  return tile_bits_.empty() ? BitRange{}
                            : BitRange{tile_bits_.front().least, tile_bits_.back().most};
}

std::uint32_t FingerprintStore::bits_at(std::uint64_t place) const {
  const auto& first = parts_.first_places;
  const auto after = std::upper_bound(first.begin(), first.end(), place);
  return static_cast<std::uint32_t>(after - first.begin() - 1);
}

Fingerprint FingerprintStore::fingerprint_at(std::uint64_t place) const {
  Fingerprint fingerprint;
  const std::size_t row_words = parts_.bits / 64;
  if (parts_.layout == StoreLayout::Rows) {
    const std::uint64_t* const row = parts_.words.data + place * row_words;
    check_read(parts_, row, row_words);
    fingerprint.words.assign(row, row + row_words);
  } else {
    const std::uint64_t block_words = std::uint64_t{parts_.bits} * kernels::kColumnWords;
    const std::uint64_t block = place / kernels::kBlockLanes;
    check_read(parts_, parts_.words.data + block * block_words, block_words);
    fingerprint.words.assign(row_words, 0);
    for (std::uint32_t bit = 0; bit < parts_.bits; ++bit) {
      fingerprint.words[bit / 64] |= (lane_word(parts_, place, bit) & 1U) << (bit % 64);
    }
  }
  fingerprint.on_bits = bits_at(place);
  return fingerprint;
}

}  // namespace congener::fingerprints
