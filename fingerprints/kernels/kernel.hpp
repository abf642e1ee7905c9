#pragma once
// What a kernel file provides. Kernel files hold nothing else, so that no inline library code
// compiled for a newer instruction set can be picked by the linker for everyone.

#include <cstddef>
#include <cstdint>

namespace congener::fingerprints::kernels {

using AndCount = std::uint32_t (*)(const std::uint64_t* a, const std::uint64_t* b,
                                   std::size_t words);

std::uint32_t and_count_scalar(const std::uint64_t* a, const std::uint64_t* b, std::size_t words);
std::uint32_t and_count_popcnt(const std::uint64_t* a, const std::uint64_t* b, std::size_t words);

}  // namespace congener::fingerprints::kernels
