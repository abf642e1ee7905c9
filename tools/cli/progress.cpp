#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace congener::cli {

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

ProgressLine::ProgressLine(bool enabled)
    : enabled_(enabled), start_(std::chrono::steady_clock::now()), last_(start_) {}

ProgressLine::~ProgressLine() {
  if (shown_) {
    std::fputs("\r\033[K", stderr);
  }
}

void ProgressLine::show(const Progress& progress) {
  using Seconds = std::chrono::duration<double>;
  constexpr Seconds kBetweenUpdates{0.2};
  const auto now = std::chrono::steady_clock::now();
  if (!enabled_ || now - last_ < kBetweenUpdates) {
    return;
  }
  last_ = now;
  shown_ = true;
  const double rate = static_cast<double>(progress.read) / Seconds(now - start_).count();
  fmt::print(stderr, "\r\033[K{} screened, {} flagged, {} not screened, {:.0f} molecules/s",
             progress.read, progress.flagged, progress.not_screened, rate);
  std::fflush(stderr);
}

}  // namespace congener::cli
