#pragma once
// A progress line on stderr, rewritten in place; only for people, so only on a terminal unless
// asked for.

#include <chrono>
#include <cstdint>
#include <string>

#include "congener/screener.hpp"

namespace congener::cli {

class ProgressLine {
 public:
  explicit ProgressLine(bool enabled);
  ~ProgressLine();  ///< wipes the line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);

  /// Takes the line away; call it before anything else is printed. It comes back when it is due.
  void wipe();

  /// "12 indexed, 40 molecules/s" for a description "12 indexed" of what was done with so many.
  void show(std::uint64_t molecules, const std::string& description);

 private:
  bool is_due();

  bool enabled_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

/// Whether stderr is a terminal.
bool stderr_is_terminal();

}  // namespace congener::cli
