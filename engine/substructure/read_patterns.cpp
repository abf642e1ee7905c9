// Files of patterns.

#include <fmt/format.h>

#include "congener/error.hpp"
#include "congener/substructure_search.hpp"
#include "io/line_reader.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

constexpr std::uint64_t kMostLineBytes = std::uint64_t{1} << 16;

[[noreturn]] void refuse(const std::string& path, std::uint64_t line, const std::string& what) {
  throw FormatError(
      fmt::format("{}:{}: {}; a line of patterns is NAME, a tab and SMARTS, or SMARTS alone",
                  support::printable(path), line, what));
}

SubstructurePattern pattern_of(const io::Line& line, const std::string& path) {
  const std::vector<std::string_view> cells = support::split(line.text, '\t');
  if (cells.size() > 2) {
    refuse(path, line.number, "there are more than two columns");
  }
  SubstructurePattern pattern;
  pattern.name = support::trim(cells.front());
  pattern.text = support::trim(cells.back());
  if (pattern.text.empty()) {
    refuse(path, line.number, "there is no pattern behind the name");
  }
  return pattern;
}

}  // namespace

std::vector<SubstructurePattern> read_patterns(const std::string& path) {
  io::LineReader lines(io::ByteSource::open(path), kMostLineBytes);
  std::vector<SubstructurePattern> patterns;
  io::Line line;
  while (lines.next(line)) {
    if (line.bytes > line.text.size()) {
      refuse(path, line.number, io::too_long_problem("line", line.bytes, kMostLineBytes));
    }
    const std::string_view text = support::trim(line.text);
    if (!text.empty() && text.front() != '#') {
      patterns.push_back(pattern_of(line, path));
    }
  }
  if (!lines.source().problem().empty()) {
    throw FormatError(fmt::format("{}: {}", support::printable(path), lines.source().problem()));
  }
  if (patterns.empty()) {
    throw FormatError(fmt::format("{}: holds no pattern", support::printable(path)));
  }
  return patterns;
}

}  // namespace congener
