#pragma once
// Which molecules have all of some bits set: the screen of a substructure search.

#include <cstdint>
#include <vector>

#include "congener/export.hpp"
#include "congener/fingerprints/store.hpp"

namespace congener::fingerprints {

/// A bit for each molecule, by position: bit p mod 64 of word p / 64 says whether molecule p has
/// all these bits set. Of columns only those that are asked for are read, the rarest first. Throws
/// congener::OptionError for a bit that the fingerprints do not have, congener::FormatError when
/// what is read is damaged. Thread-safe.
CONGENER_EXPORT std::vector<std::uint64_t> molecules_with_bits(const FingerprintStore& store,
                                                               std::vector<std::uint32_t> bits);

}  // namespace congener::fingerprints
