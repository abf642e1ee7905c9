#include "io/byte_cursor.hpp"

namespace congener::io {

bool ByteCursor::fill_block() {
  const std::string_view block = source_->next_block();
  at_ = block.data();
  end_ = at_ + block.size();
  if (!block.empty()) {
    line_feed_ = next('\n');
    carriage_return_ = next('\r');
  }
  return !block.empty();
}

std::uint64_t ByteCursor::use_carriage_returns() {
  std::uint64_t carriage_returns = 0;
  while (fill() && *at_ == '\r') {
    ++carriage_returns;
    ++at_;
  }
  if (fill() && *at_ == '\n') {
    ++at_;
    return 1;
  }
  return carriage_returns;
}

std::int64_t LineEndCounter::added_by(std::string_view piece) {
  std::int64_t lines = 0;
  for (const char byte : piece) {
    if (byte == '\r') {
      ++returns_;
      ++lines;
      continue;
    }
    if (byte == '\n') {
      lines += returns_ > 0 ? 1 - returns_ : 1;
    }
    returns_ = 0;
  }
  return lines;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return lines;
    }
    const std::size_t after_returns = std::min(text.find_first_not_of('\r', end), text.size());
    const bool has_line_feed = after_returns < text.size() && text[after_returns] == '\n';
    if (!has_line_feed) {
      lines.resize(lines.size() + after_returns - end - 1);
    }
    text.remove_prefix(after_returns + (has_line_feed ? 1 : 0));
  }
}

}  // namespace congener::io
