#include "congener/fingerprints/similarity.hpp"

#include <algorithm>
#include <stdexcept>

#include "congener/fingerprints/kernels.hpp"

namespace congener::fingerprints {

double tanimoto(const Fingerprint& a, const Fingerprint& b) {
  if (a.words.size() != b.words.size()) {
    throw std::invalid_argument("fingerprints of different lengths cannot be compared");
  }
  const std::uint32_t common = and_count(a.words.data(), b.words.data(), a.words.size());
  const std::uint32_t either = a.on_bits + b.on_bits - common;
  return either == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(either);
}

double tanimoto_bound(std::uint32_t on_bits_a, std::uint32_t on_bits_b) {
  const auto [fewer, more] = std::minmax(on_bits_a, on_bits_b);
  return more == 0 ? 0.0 : static_cast<double>(fewer) / static_cast<double>(more);
}

}  // namespace congener::fingerprints
