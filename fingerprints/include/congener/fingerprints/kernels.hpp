#pragma once
// Counting common bits, one implementation per instruction set, chosen at run time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "congener/export.hpp"

namespace congener::fingerprints {

/// Number of bits set in both arrays. words: length of each in 64-bit words; may be 0.
CONGENER_EXPORT std::uint32_t and_count(const std::uint64_t* a, const std::uint64_t* b,
                                        std::size_t words);

/// Names of the kernels that this processor can run, fastest first; "scalar" is always the last.
CONGENER_EXPORT std::vector<std::string> kernel_names();

/// Name of the kernel in use.
CONGENER_EXPORT std::string active_kernel();

/// Uses this kernel from now on, in all threads. False, and no change, when the name is unknown or
/// the processor cannot run it. All kernels give the same counts; this is for tests and
/// measurement.
CONGENER_EXPORT bool force_kernel(const std::string& name);

}  // namespace congener::fingerprints
