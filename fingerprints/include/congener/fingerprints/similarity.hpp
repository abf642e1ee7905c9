#pragma once
// Similarity of two fingerprints. Counts are exact integers; they become a double once, at the end.

#include <cstdint>

#include "congener/export.hpp"
#include "congener/fingerprints/fingerprint.hpp"

namespace congener::fingerprints {

/// Tanimoto (Jaccard) coefficient, 0 to 1: common bits / bits set in either. Two empty fingerprints
/// give 0, as in RDKit. Both must have the same number of words, else std::invalid_argument.
CONGENER_EXPORT double tanimoto(const Fingerprint& a, const Fingerprint& b);

/// The largest Tanimoto coefficient that these numbers of set bits allow (Swamidass and Baldi
/// 2007).
CONGENER_EXPORT double tanimoto_bound(std::uint32_t on_bits_a, std::uint32_t on_bits_b);

}  // namespace congener::fingerprints
