#pragma once
// How many threads a process can have. For this library, the engine and the program; it is not
// installed.

#include "congener/export.hpp"

namespace congener::fingerprints {

/// How many of so many threads (0: one per processor) can be had now, the calling one included: at
/// least 1. Where a limit on memory or processes forbids a thread, OpenMP's library does not throw
/// but ends the process, with exit code 1; so threads with room for their heaps are made and joined
/// here first. The answer is remembered for the calling thread, as OpenMP keeps its threads.
/// Thread-safe.
CONGENER_EXPORT_INTERNAL int threads_to_be_had(int wish);

}  // namespace congener::fingerprints
