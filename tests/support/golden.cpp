#include "golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "catch.hpp"

namespace congener::test {
namespace {

// One line for a message, with the bytes shown that an eye would miss.
std::string visible_line(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) {
    return "(nothing: the text ends here)";
  }
  const std::size_t end = text.find('\n', begin);
  std::string shown = "\"";
  for (const char character : text.substr(begin, end - begin)) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '\t') {
      shown += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      constexpr const char* kDigits = "0123456789abcdef";
      shown += std::string("\\x") + kDigits[byte / 16] + kDigits[byte % 16];
    } else {
      shown += character;
    }
  }
  return shown + (end == std::string_view::npos ? "\" (without a line end)" : "\"");
}

}  // namespace

bool updating_golden() {
  return std::getenv("CONGENER_UPDATE_GOLDEN") != nullptr;
}

std::string first_difference(std::string_view expected, std::string_view actual) {
  if (expected == actual) {
    return "";
  }
  const auto at =
      std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end()).first;
  const std::string_view same = expected.substr(0, static_cast<std::size_t>(at - expected.begin()));
  const std::size_t line_end = same.rfind('\n');
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  const auto line = 1 + std::count(same.begin(), same.end(), '\n');
  return "line " + std::to_string(line) + " differs\n  expected: " + visible_line(expected, begin) +
         "\n  actual:   " + visible_line(actual, begin);
}

void compare_with_golden(const std::string& name, const std::string& text) {
  const std::string path = (std::filesystem::path(CONGENER_GOLDEN_DIR) / name).string();
  if (updating_golden()) {
    const bool same = std::filesystem::exists(path) && read_bytes(path) == text;
    if (!same) {
      write_bytes(path, text);
    }
    FAIL_CHECK((same ? "unchanged: " : "updated: ") << path);
    return;
  }
  if (!std::filesystem::exists(path)) {
    FAIL_CHECK("no golden file " << path
                                 << "; write it with tools/dev/update_golden.sh and review it");
    return;
  }
  const std::string difference = first_difference(read_bytes(path), text);
  if (!difference.empty()) {
    FAIL_CHECK(
        path << ": " << difference
             << "\n  When this is intended: tools/dev/update_golden.sh, then review the diff.");
    return;
  }
  SUCCEED(path);
}

std::string read_bytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream.is_open() || stream.bad()) {
    throw std::runtime_error("cannot read " + path);
  }
  return bytes;
}

void write_bytes(const std::string& path, std::string_view bytes) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) {
    std::filesystem::create_directories(folder);
  }
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) {
    throw std::runtime_error("cannot write " + path);
  }
}

}  // namespace congener::test
