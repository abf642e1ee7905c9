#pragma once
// What the program says to the shell. Scanner habits (ClamAV): 0 nothing found, 1 found, 2 error.

namespace congener::cli {

enum ExitCode {
  kNothingFlagged = 0,
  kFlagged = 1,        ///< also when some records were not screened; refs diff: differences
  kError = 2,          ///< also when an input ended early
  kNotAllScreened = 3  ///< nothing flagged, but some records were not screened
};

}  // namespace congener::cli
