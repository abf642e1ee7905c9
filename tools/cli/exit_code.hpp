#pragma once
// What the program says to the shell. Scanner habits (ClamAV): 0 nothing found, 1 found, 2 error.

#include <cstdint>

namespace congener::cli {

enum ExitCode {
  kNothingFlagged = 0,
  kFlagged = 1,               ///< and all records were screened; refs diff: differences
  kError = 2,                 ///< also when an input ended early
  kNotAllScreened = 3,        ///< nothing flagged, but some records were not screened
  kFlaggedNotAllScreened = 5  ///< so that neither hides the other
};

constexpr const char* kScreeningExitCodes =
    "Exit codes: 0 nothing flagged, 1 something flagged, 2 error or incomplete input, 3 nothing "
    "flagged but some records not screened, 5 something flagged and some records not screened.";

/// Of a screen that came to its end. exit_zero turns all into 0, except that no record of those
/// read could be screened.
inline ExitCode screening_exit_code(std::uint64_t read, std::uint64_t flagged,
                                    std::uint64_t not_screened, bool exit_zero) {
  if (exit_zero) {
    return read > 0 && not_screened == read ? kNotAllScreened : kNothingFlagged;
  }
  if (not_screened == 0) {
    return flagged > 0 ? kFlagged : kNothingFlagged;
  }
  return flagged > 0 ? kFlaggedNotAllScreened : kNotAllScreened;
}

}  // namespace congener::cli
