#include "io/line_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/text.hpp"

namespace congener::io {

LineReader::LineReader(std::unique_ptr<ByteSource> source, std::uint64_t max_line_bytes)
    : cursor_(std::move(source)), max_line_bytes_(max_line_bytes) {}

bool LineReader::next(Line& line) {
  kept_.clear();
  bytes_ = 0;
  if (line_ends_ > 0 || at_carriage_return_) {
    line_ends_ += at_carriage_return_ ? cursor_.use_line_end() : 0;
    at_carriage_return_ = false;
    if (--line_ends_ > 0) {  // the first one is that of the line before
      finish({}, true, line);
      return true;
    }
  }
  while (cursor_.fill()) {
    const std::string_view rest = cursor_.rest();
    const std::string_view piece = rest.substr(0, cursor_.bytes_before_line_end());
    const bool ended = piece.size() < rest.size();
    const bool is_whole = ended && bytes_ == 0;  // most lines: no copy
    if (is_whole) {
      bytes_ = piece.size();
    } else {
      keep(piece);
    }
    at_carriage_return_ = ended && rest[piece.size()] == '\r';
    cursor_.use(piece.size() + (ended && !at_carriage_return_ ? 1 : 0));
    if (ended) {
      finish(is_whole ? piece : std::string_view(kept_), true, line);
      return true;
    }
  }
  if (bytes_ == 0) {
    return false;
  }
  finish(kept_, false, line);
  return true;
}

void LineReader::keep(std::string_view piece) {
  bytes_ += piece.size();
  const std::uint64_t room = max_line_bytes_ - kept_.size();
  kept_ += piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, piece.size())));
}

void LineReader::finish(std::string_view kept, bool ended, Line& line) {
  line.text = kept.substr(
      0, static_cast<std::size_t>(std::min<std::uint64_t>(max_line_bytes_, kept.size())));
  line.number = ++number_;
  line.bytes = bytes_;
  line.ended = ended;
}

RowReader::RowReader(std::unique_ptr<ByteSource> source, char separator, bool quotes,
                     std::uint64_t max_row_bytes)
    : cursor_(std::move(source)),
      separator_(separator),
      quotes_(quotes),
      max_row_bytes_(max_row_bytes) {}

bool RowReader::next(Row& row) {
  begin_row();
  while (cursor_.fill()) {
    if (read_piece()) {
      at_line_end_ = true;
      finish(true, row);
      return true;
    }
  }
  if (bytes_ == 0) {
    return false;
  }
  finish(false, row);
  return true;
}

void RowReader::begin_row() {
  if (at_line_end_) {
    at_line_end_ = false;
    line_ += cursor_.use_line_end() - 1;  // blank lines are no rows
  }
  text_.clear();
  cell_ends_.clear();
  place_ = Place::CellStart;
  first_line_ = line_ + 1;
  quote_line_ = 0;
  bytes_ = 0;
  last_byte_ = '\0';
  text_after_quote_ = false;
}

/// Uses some of the block, but no line end outside quotes. True when there is one: the row's end.
bool RowReader::read_piece() {
  const char next = cursor_.rest().front();
  if (place_ == Place::Quoted) {
    take_quoted();
  } else if (next == '\n' || next == '\r') {
    return true;
  } else if (place_ == Place::Plain && next != separator_) {
    take_plain();
  } else {
    take_one();
  }
  return false;
}

void RowReader::take_plain() {
  const std::string_view rest = cursor_.rest();
  std::size_t count = 0;
  while (count < rest.size() && rest[count] != separator_ && rest[count] != '\n' &&
         rest[count] != '\r') {
    ++count;
  }
  keep(count);
}

void RowReader::take_quoted() {
  const std::string_view rest = cursor_.rest();
  const std::size_t quote = std::min(rest.find('"'), rest.size());
  line_ += static_cast<std::uint64_t>(quoted_lines_.added_by(rest.substr(0, quote)));
  keep(quote);
  if (quote < rest.size()) {
    cursor_.use(1);
    ++bytes_;
    last_byte_ = '"';
    place_ = Place::AfterQuote;
  }
}

/// One byte that is not in the middle of a cell.
void RowReader::take_one() {
  const char byte = cursor_.rest().front();
  if (byte == separator_) {
    end_cell();
    place_ = Place::CellStart;
  } else if (place_ == Place::CellStart && byte == '"' && quotes_) {
    place_ = Place::Quoted;
    quote_line_ = line_ + 1;
    quoted_lines_.begin_anew();
  } else if (place_ == Place::CellStart) {
    place_ = Place::Plain;
    return;  // taken as plain text
  } else if (byte == '"' && last_byte_ == '"') {
    place_ = Place::Quoted;
    quoted_lines_.begin_anew();
    keep(1);
    return;  // a doubled quote
  } else if (byte != ' ' && byte != '\t') {
    text_after_quote_ = true;
    place_ = Place::Plain;
    return;
  }
  cursor_.use(1);
  ++bytes_;
  last_byte_ = byte;
}

/// Uses the first bytes of the block, and keeps those within the limit.
void RowReader::keep(std::size_t count) {
  if (count == 0) {
    return;
  }
  const std::string_view rest = cursor_.rest();
  if (bytes_ < max_row_bytes_) {
    const std::uint64_t room = max_row_bytes_ - bytes_;
    text_ += rest.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, count)));
  }
  bytes_ += count;
  last_byte_ = rest[count - 1];
  cursor_.use(count);
}

void RowReader::end_cell() {
  if (bytes_ <= max_row_bytes_) {
    cell_ends_.push_back(text_.size());
  }
}

void RowReader::finish(bool ended, Row& row) {
  cell_ends_.push_back(text_.size());
  row.cells.clear();
  std::size_t begin = 0;
  for (const std::size_t end : cell_ends_) {
    row.cells.push_back(std::string_view(text_).substr(begin, end - begin));
    begin = end;
  }
  // A line is counted at its end; that of quoted text, also at the end of the data, has been.
  if (ended || (last_byte_ != '\n' && last_byte_ != '\r')) {
    ++line_;
  }
  row.first_line = first_line_;
  row.last_line = line_;
  row.bytes = bytes_;
  row.quote_line = place_ == Place::Quoted ? quote_line_ : 0;
  row.text_after_quote = text_after_quote_;
  row.ended = ended;
}

std::string_view first_bytes(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) {
    return text;
  }
  const auto is_continuation = [text](std::size_t position) {
    return (static_cast<unsigned char>(text[position]) & 0xC0u) == 0x80u;
  };
  std::size_t size = max_bytes;
  while (size > 0 && max_bytes - size < 3 && is_continuation(size)) {
    --size;
  }
  return text.substr(0, size);
}

std::string shown_text(std::string_view text) {
  constexpr std::size_t kShownBytes = 200;
  return holds_control_characters(text) ? support::shortened(text, kShownBytes)
                                        : std::string(first_bytes(text, kShownBytes));
}

bool holds_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return (byte < 0x20 && byte != '\t') || byte == 0x7F;
  });
}

std::string too_long_problem(std::string_view what, std::uint64_t bytes, std::uint64_t limit) {
  return fmt::format("the {} is {} bytes long; the limit is {} (max_record_bytes)", what, bytes,
                     limit);
}

}  // namespace congener::io
