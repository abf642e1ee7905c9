#pragma once
// Marks what a program outside the library may call. Everything else is hidden in the shared
// libraries, so that their exported symbols are the public interface and nothing more.

#if defined(__GNUC__)
#define CONGENER_EXPORT __attribute__((visibility("default")))
#else
#define CONGENER_EXPORT
#endif

/// Marks what one library of this project offers to the others and to the program. It is exported
/// because they need it, but its header is not installed and it may change in any release.
#define CONGENER_EXPORT_INTERNAL CONGENER_EXPORT
