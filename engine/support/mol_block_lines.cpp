#include "support/mol_block_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "support/text.hpp"

namespace congener::support {
namespace {

constexpr std::string_view kBefore = "line ";
constexpr std::string_view kAfter = " of the mol block: ";

}  // namespace

bool is_counts_line(std::string_view line) {
  constexpr std::size_t kVersion = 34;
  constexpr std::string_view kOfCounts = " 0123456789";
  if (line.size() < kVersion + 5 || line.substr(0, 6).find_first_not_of(kOfCounts) != line.npos) {
    return false;
  }
  const std::string version = to_lower(trim(line.substr(kVersion)));
  return version == "v2000" || version == "v3000";
}

std::optional<std::size_t> find_counts_line(const std::vector<std::string_view>& first_lines) {
  const std::size_t most = std::min(first_lines.size(), kMostHeaderLines);
  std::optional<std::size_t> found;
  for (std::size_t line = 0; line < most; ++line) {
    if (is_counts_line(first_lines[line])) {
      if (found) {
        return std::nullopt;
      }
      found = line;
    }
  }
  return found;
}

std::string at_block_line(std::size_t line, std::string_view problem) {
  return fmt::format("{}{}{}{}", kBefore, line, kAfter, problem);
}

std::string at_file_line(std::string problem, std::uint64_t first_line) {
  const std::size_t after = problem.find(kAfter);
  if (problem.compare(0, kBefore.size(), kBefore) != 0 || after == std::string::npos) {
    return problem;
  }
  std::uint64_t line = 0;
  const char* end = problem.data() + after;
  const auto [rest, error] = std::from_chars(problem.data() + kBefore.size(), end, line);
  if (error != std::errc() || rest != end || line == 0) {
    return problem;
  }
  return fmt::format("{}{}: {}", kBefore, first_line + line - 1,
                     std::string_view(problem).substr(after + kAfter.size()));
}

}  // namespace congener::support
