#include "read_guard.hpp"

#include <algorithm>
#include <utility>

#include "touch.hpp"

namespace congener::fingerprints {

using index_format::Section;
using index_format::SectionType;

ReadGuard::ReadGuard(std::string name, std::string_view file, const index_format::Segment& segment)
    : name_(std::move(name)) {
  for (const Section& section : segment.sections) {
    if (section.type == SectionType::PieceSums) {
      sums_ = reinterpret_cast<const std::uint32_t*>(file.data() + section.offset);
    } else if (section.bytes > 0) {
      sections_.push_back(section);
    }
  }
  std::sort(sections_.begin(), sections_.end(),
            [](const Section& a, const Section& b) { return a.offset < b.offset; });
  const index_format::Region region = index_format::region_of(segment);
  region_offset_ = region.offset;
  region_ =
      file.substr(static_cast<std::size_t>(region.offset), static_cast<std::size_t>(region.bytes));
  good_ = std::vector<std::atomic<std::uint64_t>>(region_.size() / kPieceBytes / 64 + 1);
}

const Section& ReadGuard::section_at(std::size_t piece) const {
  const std::uint64_t offset = region_offset_ + std::uint64_t{kPieceBytes} * piece;
  const auto after =
      std::upper_bound(sections_.begin(), sections_.end(), offset,
                       [](std::uint64_t value, const Section& s) { return value < s.offset; });
  return *(after - 1);  // the first section begins where the region does
}

bool ReadGuard::is_right(std::size_t piece) const {
  const std::size_t first = kPieceBytes * piece;
  if (region_.size() - first < kPieceBytes) {
    return piece_sum_of(region_.substr(first)) == sums_[piece];
  }
  // Sections are aligned, and so are pieces.
  return sum_(reinterpret_cast<const std::uint64_t*>(region_.data() + first)) == sums_[piece];
}

void ReadGuard::check_unknown(std::size_t piece) const {
  if (sums_ == nullptr) {
    check_section_of(piece);
    return;
  }
  if (!is_right(piece)) {
    const std::uint64_t offset = region_offset_ + std::uint64_t{kPieceBytes} * piece;
    index_format::refuse_damaged(name_, section_at(piece), offset);
  }
  mark_known(piece);
}

void ReadGuard::check_unknown_columns(std::size_t first, const std::uint32_t* columns,
                                      std::uint32_t count) const {
  for (std::uint32_t index = 0; sums_ != nullptr && index < count; ++index) {
    __builtin_prefetch(sums_ + first + columns[index]);
  }
  for (std::uint32_t index = 0; index < count; ++index) {
    check_piece(first + columns[index]);
  }
}

void ReadGuard::read_through(const void* first, std::size_t bytes) const {
  const std::size_t last = piece_at(static_cast<const char*>(first) + bytes - 1);
  for (std::size_t piece = piece_at(first); piece <= last; ++piece) {
    if (is_known(piece)) {
      touch(region_.data() + kPieceBytes * piece, kPieceBytes);
    } else {
      check_unknown(piece);
    }
  }
}

void ReadGuard::check_section_of(std::size_t piece) const {
  const Section& section = section_at(piece);
  const auto first = static_cast<std::size_t>(section.offset - region_offset_);
  const auto bytes = static_cast<std::size_t>(section.bytes);
  const std::lock_guard<std::mutex> lock(section_mutex_);  // one thread reads it, the others wait
  if (is_known(piece)) {
    return;
  }
  if (checksum_of(region_.data() + first, bytes) != section.checksum) {
    index_format::refuse_damaged(name_, section, section.offset);
  }
  for (std::size_t good = first / kPieceBytes; kPieceBytes * good < first + bytes; ++good) {
    mark_known(good);
  }
}

void ReadGuard::check_all() const {
  for (std::size_t piece = 0; sums_ != nullptr && kPieceBytes * piece < region_.size(); ++piece) {
    if (!is_right(piece)) {
      index_format::refuse_damaged(name_, section_at(piece),
                                   region_offset_ + std::uint64_t{kPieceBytes} * piece);
    }
  }
}

}  // namespace congener::fingerprints
