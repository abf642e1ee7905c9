#include "io/line_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/text.hpp"

namespace congener::io {

LineReader::LineReader(std::unique_ptr<ByteSource> source, std::uint64_t max_line_bytes)
    : source_(std::move(source)), max_line_bytes_(max_line_bytes) {}

bool LineReader::next(Line& line) {
  kept_.clear();
  bytes_ = 0;
  for (;;) {
    if (block_.empty()) {
      block_ = source_->next_block();
      if (block_.empty()) {
        break;
      }
    }
    const std::size_t line_feed = block_.find('\n');
    const std::string_view piece = block_.substr(0, line_feed);
    const bool ended = line_feed != std::string_view::npos;
    const bool is_whole = ended && bytes_ == 0;  // most lines: no copy
    if (is_whole) {
      bytes_ = piece.size();
      last_byte_ = piece.empty() ? '\0' : piece.back();
    } else {
      keep(piece);
    }
    block_.remove_prefix(piece.size() + (ended ? 1 : 0));
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

/// Keeps one byte more than the limit: it may be the carriage return of a line that just fits.
void LineReader::keep(std::string_view piece) {
  if (piece.empty()) {
    return;
  }
  bytes_ += piece.size();
  last_byte_ = piece.back();
  if (kept_.size() <= max_line_bytes_) {
    const std::uint64_t room = max_line_bytes_ + 1 - kept_.size();
    kept_ += piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, piece.size())));
  }
}

void LineReader::finish(std::string_view kept, bool ended, Line& line) {
  if (bytes_ > 0 && last_byte_ == '\r') {
    --bytes_;
  }
  const std::uint64_t size = std::min({bytes_, max_line_bytes_, std::uint64_t{kept.size()}});
  line.text = kept.substr(0, static_cast<std::size_t>(size));
  line.number = ++number_;
  line.bytes = bytes_;
  line.ended = ended;
}

RowReader::RowReader(std::unique_ptr<ByteSource> source, char separator,
                     std::uint64_t max_row_bytes)
    : source_(std::move(source)), separator_(separator), max_row_bytes_(max_row_bytes) {}

bool RowReader::next(Row& row) {
  begin_row();
  for (;;) {
    if (block_.empty()) {
      block_ = source_->next_block();
      if (block_.empty()) {
        break;
      }
    }
    if (read_piece()) {
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
  text_.clear();
  cell_ends_.clear();
  place_ = Place::CellStart;
  first_line_ = line_ + 1;
  quote_line_ = 0;
  bytes_ = 0;
  last_byte_ = '\0';
  text_after_quote_ = false;
}

/// Uses some of the block. True when that ended the row.
bool RowReader::read_piece() {
  if (place_ == Place::Quoted) {
    take_quoted();
    return false;
  }
  if (block_.front() == '\n') {
    block_.remove_prefix(1);
    return true;
  }
  if (place_ == Place::Plain && block_.front() != separator_) {
    take_plain();
  } else {
    take_one();
  }
  return false;
}

void RowReader::take_plain() {
  std::size_t count = 0;
  while (count < block_.size() && block_[count] != separator_ && block_[count] != '\n') {
    ++count;
  }
  keep(count);
}

void RowReader::take_quoted() {
  const std::size_t quote = std::min(block_.find('"'), block_.size());
  line_ += static_cast<std::uint64_t>(
      std::count(block_.begin(), block_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
  keep(quote);
  if (!block_.empty()) {
    block_.remove_prefix(1);
    ++bytes_;
    last_byte_ = '"';
    place_ = Place::AfterQuote;
  }
}

/// One byte that is not in the middle of a cell.
void RowReader::take_one() {
  const char byte = block_.front();
  if (byte == separator_) {
    end_cell();
    place_ = Place::CellStart;
  } else if (place_ == Place::CellStart && byte == '"') {
    place_ = Place::Quoted;
    quote_line_ = line_ + 1;
  } else if (place_ == Place::CellStart) {
    place_ = Place::Plain;
    return;  // taken as plain text
  } else if (byte == '"' && last_byte_ == '"') {
    place_ = Place::Quoted;
    keep(1);
    return;  // a doubled quote
  } else if (byte != ' ' && byte != '\t' && byte != '\r') {
    text_after_quote_ = true;
    place_ = Place::Plain;
    return;
  }
  block_.remove_prefix(1);
  ++bytes_;
  last_byte_ = byte;
}

/// Uses the first bytes of the block, and keeps those within the limit.
void RowReader::keep(std::size_t count) {
  if (count == 0) {
    return;
  }
  if (bytes_ < max_row_bytes_) {
    const std::uint64_t room = max_row_bytes_ - bytes_;
    text_ += block_.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, count)));
  }
  bytes_ += count;
  last_byte_ = block_[count - 1];
  block_.remove_prefix(count);
}

void RowReader::end_cell() {
  if (bytes_ <= max_row_bytes_) {
    cell_ends_.push_back(text_.size());
  }
}

/// The carriage return of a CRLF line end is part of neither the row nor its last cell.
void RowReader::drop_carriage_return() {
  if (last_byte_ != '\r' || place_ == Place::Quoted) {
    return;
  }
  const bool was_kept = place_ == Place::Plain && bytes_ <= max_row_bytes_;
  if (was_kept) {
    text_.pop_back();
  }
  --bytes_;
}

void RowReader::finish(bool ended, Row& row) {
  drop_carriage_return();
  cell_ends_.push_back(text_.size());
  row.cells.clear();
  std::size_t begin = 0;
  for (const std::size_t end : cell_ends_) {
    row.cells.push_back(std::string_view(text_).substr(begin, end - begin));
    begin = end;
  }
  // A line is counted at its line feed; a quoted one at the end of the data has been counted.
  if (ended || last_byte_ != '\n') {
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
