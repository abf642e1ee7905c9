#include "report/sealed_line.hpp"

#include "report/cells.hpp"
#include "support/sha256.hpp"

namespace congener::report {
namespace {

constexpr std::string_view kKey = R"(,"line_sha256":")";
constexpr std::string_view kEnd = "\"}";
constexpr std::size_t kDigits = 64;

std::string_view without_line_feed(std::string_view line) {
  return !line.empty() && line.back() == '\n' ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

std::string sealed(std::string json) {
  const std::string seal = support::sha256_of(json);
  json.pop_back();  // the closing brace
  json += kKey;
  json += seal;
  json += kEnd;
  json += '\n';
  return json;
}

std::string_view seal_of(std::string_view sealed_line) {
  const std::string_view line = without_line_feed(sealed_line);
  return line.size() < kDigits + kEnd.size()
             ? std::string_view()
             : line.substr(line.size() - kEnd.size() - kDigits, kDigits);
}

std::string seal_of_cells(std::vector<std::string_view> cells) {
  while (!cells.empty() && cells.back().empty()) {
    cells.pop_back();
  }
  support::Sha256 row;
  for (const std::string_view cell : cells) {
    row.update(cell);
    row.update(std::string_view(&kCellEnd, 1));
  }
  return row.hex_digest();
}

std::optional<std::string> unsealed(std::string_view sealed_line) {
  const std::string_view line = without_line_feed(sealed_line);
  constexpr std::size_t kTail = kKey.size() + kDigits + kEnd.size();
  if (line.size() < kTail || line.substr(line.size() - kTail, kKey.size()) != kKey ||
      line.substr(line.size() - kEnd.size()) != kEnd) {
    return std::nullopt;
  }
  std::string json(line.substr(0, line.size() - kTail));
  json += '}';
  return support::sha256_of(json) == seal_of(line) ? std::optional(std::move(json)) : std::nullopt;
}

}  // namespace congener::report
