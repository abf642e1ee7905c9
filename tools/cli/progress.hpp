#pragma once
// A progress line on stderr, rewritten in place; only for people, so only on a terminal unless
// asked for.

#include <chrono>
#include <cstdint>
#include <string>

#include "congener/run_options.hpp"

namespace congener::cli {

class ProgressLine {
 public:
  explicit ProgressLine(bool enabled);
  ~ProgressLine();  ///< wipes the line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// "1200 screened, 3 flagged, 1 not screened", of a screening or a validation.
  void show(const Progress& progress);

  /// The same for a description of what was done ("12 indexed").
  void show(const Progress& progress, const std::string& description);

  /// Takes the line away; call it before anything else is printed. It comes back when it is due.
  void wipe();

 private:
  bool is_due();

  bool enabled_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

/// "41 %, 2 min left: 1200 screened, 850 molecules/s". How much is done and how long the rest takes
/// is left out when the size of the input is not known.
std::string progress_text(const Progress& progress, const std::string& description, double seconds);

/// Whether stderr is a terminal.
bool stderr_is_terminal();

}  // namespace congener::cli
