#include "read_guard.hpp"

#include <algorithm>
#include <utility>

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
  const std::string_view bytes = region_.substr(kPieceBytes * piece, kPieceBytes);
  return piece_sum_of(bytes) == sums_[piece];
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
  good_[piece / 64].fetch_or(std::uint64_t{1} << (piece % 64), std::memory_order_relaxed);
}

void ReadGuard::check_section_of(std::size_t piece) const {
  const Section& section = section_at(piece);
  const auto first = static_cast<std::size_t>(section.offset - region_offset_);
  const auto bytes = static_cast<std::size_t>(section.bytes);
  const std::lock_guard<std::mutex> lock(section_mutex_);  // one thread reads it, the others wait
  if ((good_[piece / 64].load(std::memory_order_relaxed) >> (piece % 64) & 1U) != 0) {
    return;
  }
  if (checksum_of(region_.data() + first, bytes) != section.checksum) {
    index_format::refuse_damaged(name_, section, section.offset);
  }
  for (std::size_t good = first / kPieceBytes; kPieceBytes * good < first + bytes; ++good) {
    good_[good / 64].fetch_or(std::uint64_t{1} << (good % 64), std::memory_order_relaxed);
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
