#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "messages.hpp"

namespace congener::cli {

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

ProgressLine::ProgressLine(bool enabled)
    : enabled_(enabled), start_(std::chrono::steady_clock::now()), last_(start_) {}

ProgressLine::~ProgressLine() {
  wipe();
}

void ProgressLine::wipe() {
  if (shown_) {
    write_to_stderr("\r\033[K");
  }
  shown_ = false;
}

bool ProgressLine::is_due() {
  constexpr std::chrono::duration<double> kBetweenUpdates{0.2};
  const auto now = std::chrono::steady_clock::now();
  if (!enabled_ || now - last_ < kBetweenUpdates) {
    return false;
  }
  last_ = now;
  return true;
}

void ProgressLine::show(std::uint64_t molecules, const std::string& description) {
  if (!is_due()) {
    return;
  }
  shown_ = true;
  const double seconds = std::chrono::duration<double>(last_ - start_).count();
  write_to_stderr(fmt::format("\r\033[K{}, {:.0f} molecules/s", description,
                              static_cast<double>(molecules) / seconds));
}

void ProgressLine::show(const Progress& progress) {
  show(progress.read, fmt::format("{} screened, {} flagged, {} not screened", progress.read,
                                  progress.flagged, progress.not_screened));
}

}  // namespace congener::cli
