#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

#include "messages.hpp"
#include "process.hpp"

namespace congener::cli {
namespace {

/// Rounded so that the text does not flicker.
std::string time_left(double seconds) {
  constexpr double kMinute = 60;
  constexpr double kHour = 60 * kMinute;
  if (seconds < kMinute) {
    return fmt::format("{:.0f} s left", std::ceil(seconds));
  }
  const double minutes = std::ceil(seconds / kMinute);
  return seconds < kHour ? fmt::format("{:.0f} min left", minutes)
                         : fmt::format("{:.0f} h {:.0f} min left", std::floor(minutes / 60),
                                       std::fmod(minutes, 60));
}

}  // namespace

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

std::string progress_text(const Progress& progress, const std::string& description,
                          double seconds) {
  std::string text;
  if (progress.share_read && *progress.share_read > 0) {
    const double share = *progress.share_read;
    text = fmt::format("{:.0f} %, {}: ", std::floor(100 * share),
                       time_left(seconds * (1 - share) / share));
  }
  return text + fmt::format("{}, {:.0f} molecules/s", description,
                            seconds > 0 ? static_cast<double>(progress.read) / seconds : 0.0);
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

void ProgressLine::show(const Progress& progress, const std::string& description) {
  if (!is_due()) {
    return;
  }
  shown_ = true;
  const double seconds = std::chrono::duration<double>(last_ - start_).count();
  // A line that wraps could not be rewritten in place.
  const std::string text =
      progress_text(progress, description, seconds).substr(0, stderr_columns() - 1);
  write_to_stderr("\r\033[K" + text);
}

void ProgressLine::show(const Progress& progress) {
  show(progress, fmt::format("{} screened, {} flagged, {} not screened", progress.read,
                             progress.flagged, progress.not_screened));
}

}  // namespace congener::cli
