#pragma once
// Reading fingerprints back out of a store, many at a time.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "congener/fingerprints/store.hpp"

namespace congener::fingerprints {

/// Word `word` of the 64 molecules from place `first` (a multiple of 64) on, into rows[0..63]. Rows
/// beyond the end are empty; in a damaged column store they may not be.
void read_square(const StoreParts& parts, std::uint64_t first, std::size_t word,
                 std::uint64_t* rows);

/// All fingerprints by position, bits/64 words each. The store must have been verified.
std::vector<std::uint64_t> rows_by_position(const FingerprintStore& store);

}  // namespace congener::fingerprints
