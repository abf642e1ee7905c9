// Opening and reading an index.

#include "congener/fingerprints/index_file.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

#include "aligned_words.hpp"
#include "checksum.hpp"
#include "congener/error.hpp"
#include "index_format.hpp"
#include "index_state.hpp"
#include "mapped_file.hpp"
#include "read_guard.hpp"
#include "store_rows.hpp"

namespace congener::fingerprints {

bool is_index_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(index_format::kMagicBytes, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return file.gcount() == static_cast<std::streamsize>(head.size()) &&
         index_format::has_magic(head);
}

using index_format::Section;
using index_format::SectionType;
using index_format::Segment;

IndexFile::State::State(std::string file_name, std::string_view file_bytes,
                        std::shared_ptr<const void> file_owner, IndexReading reading)
    : name(std::move(file_name)),
      bytes(file_bytes),
      owner(std::move(file_owner)),
      checks_reads(reading == IndexReading::Checked) {
  current =
      index_format::decode_head(bytes.substr(0, index_format::kHeadBytes), bytes.size(), name);
  if (checks_reads) {
    index_format::check_other_slot(bytes, current, name);
  }
  const index_format::Slot& slot = current.slot;
  directory =
      index_format::decode_directory(bytes.substr(static_cast<std::size_t>(slot.directory_offset),
                                                  static_cast<std::size_t>(slot.directory_bytes)),
                                     current, name);
  first_positions.push_back(0);
  stores.resize(directory.description.kinds.size());
  for (std::size_t segment = 0; segment < directory.segments.size(); ++segment) {
    first_positions.push_back(first_positions.back() + directory.segments[segment].molecules);
    guards.push_back(std::make_shared<ReadGuard>(name, bytes, directory.segments[segment]));
    for (std::uint32_t kind = 0; kind < stores.size(); ++kind) {
      stores[kind].push_back(store_of(segment, kind));
    }
  }
}

ArrayView<std::uint64_t> IndexFile::State::numbers(const Segment& segment, SectionType type,
                                                   std::uint32_t kind) const {
  const std::string_view part = section_bytes(section_of(segment, type, kind));
  // Sections are aligned, and their sizes checked: decode_directory.
  return {reinterpret_cast<const std::uint64_t*>(part.data()), part.size() / 8};
}

FingerprintStore IndexFile::State::store_of(std::size_t number, std::uint32_t kind) const {
  const Segment& segment = directory.segments[number];
  StoreParts parts;
  parts.bits = directory.description.kinds[kind].bits;
  parts.layout = static_cast<StoreLayout>(section_of(segment, SectionType::Words, kind).layout);
  parts.first_places = numbers(segment, SectionType::FirstPlaces, kind);
  parts.positions = numbers(segment, SectionType::Positions, kind);
  parts.bit_counts = numbers(segment, SectionType::BitCounts, kind);
  parts.words = numbers(segment, SectionType::Words, kind);
  parts.owner = owner;
  if (checks_reads) {
    parts.guard = guards[number];
    parts.guard->check(parts.first_places);  // the rest is checked when a search reads it
  }
  try {
    return FingerprintStore(std::move(parts));
  } catch (const FormatError& error) {
    index_format::refuse(name, error.what());
  }
}

std::string_view IndexFile::State::text(std::size_t number, SectionType ends, SectionType texts,
                                        std::uint64_t index) const {
  const Segment& segment = directory.segments[number];
  const ArrayView<std::uint64_t> all_ends = numbers(segment, ends);
  const std::string_view all = section_bytes(section_of(segment, texts));
  const std::uint64_t first_end = index == 0 ? 0 : index - 1;
  check_read(number, all_ends.data + first_end,
             static_cast<std::size_t>(8 * (index + 1 - first_end)));
  const std::uint64_t first = index == 0 ? 0 : all_ends[static_cast<std::size_t>(index) - 1];
  const std::uint64_t last = all_ends[static_cast<std::size_t>(index)];
  if (first > last || last > all.size()) {
    index_format::refuse(name, "its texts are damaged");
  }
  const std::string_view found =
      all.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
  check_read(number, found.data(), found.size());
  return found;
}

IndexFile::State::Place IndexFile::State::place_of(std::uint64_t position) const {
  if (position >= first_positions.back()) {
    throw OptionError(name + ": there is no molecule " + std::to_string(position) +
                      "; the index holds " + std::to_string(first_positions.back()));
  }
  const auto after = std::upper_bound(first_positions.begin(), first_positions.end(), position);
  const auto segment = static_cast<std::size_t>(after - first_positions.begin()) - 1;
  return {segment, position - first_positions[segment]};
}

IndexFile::IndexFile(std::shared_ptr<const State> state) : state_(std::move(state)) {}

IndexFile IndexFile::open(const std::string& path, IndexReading reading) {
  MappedFile mapped = map_file(path);
  return IndexFile(std::make_shared<State>(path, mapped.bytes, std::move(mapped.owner), reading));
}

IndexFile IndexFile::from_bytes(std::string_view bytes, const std::string& name,
                                IndexReading reading) {
  const auto words = std::make_shared<AlignedWords>((bytes.size() + 7) / 8);
  if (!bytes.empty()) {
    std::memcpy(words->data(), bytes.data(), bytes.size());
  }
  const std::string_view copy(reinterpret_cast<const char*>(words->data()), bytes.size());
  return IndexFile(std::make_shared<State>(name, copy, words, reading));
}

const IndexDescription& IndexFile::description() const {
  return state_->directory.description;
}

std::uint64_t IndexFile::size() const {
  return state_->first_positions.back();
}

std::size_t IndexFile::segment_count() const {
  return state_->directory.segments.size();
}

std::uint64_t IndexFile::segment_size(std::size_t segment) const {
  return state_->directory.segments.at(segment).molecules;
}

std::uint64_t IndexFile::used_bytes() const {
  return state_->current.slot.file_bytes;
}

StoreList IndexFile::stores(const std::string& kind_name) const {
  const auto& kinds = description().kinds;
  std::string known;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    if (kinds[kind].name == kind_name) {
      return state_->stores[kind];
    }
    known += known.empty() ? kinds[kind].name : ", " + kinds[kind].name;
  }
  throw OptionError(state_->name + ": there are no fingerprints '" + kind_name +
                    "' in this index; it has " + known);
}

std::string_view IndexFile::id(std::uint64_t position) const {
  const State::Place place = state_->place_of(position);
  return state_->text(place.segment, SectionType::IdEnds, SectionType::Ids, place.index);
}

std::string_view IndexFile::structure(std::uint64_t position) const {
  const State::Place place = state_->place_of(position);
  return state_->text(place.segment, SectionType::StructureEnds, SectionType::Structures,
                      place.index);
}

std::uint64_t IndexFile::skeleton_hash(std::uint64_t position) const {
  const State::Place place = state_->place_of(position);
  const auto hashes =
      state_->numbers(state_->directory.segments[place.segment], SectionType::SkeletonHashes);
  const std::uint64_t& hash = hashes[static_cast<std::size_t>(place.index)];
  state_->check_read(place.segment, &hash, sizeof hash);
  return hash;
}

SegmentGraphs IndexFile::graphs(std::size_t number) const {
  SegmentGraphs graphs;
  if (description().graphs.empty()) {
    return graphs;
  }
  const Segment& segment = state_->directory.segments.at(number);
  graphs.ends_ = state_->numbers(segment, SectionType::GraphEnds);
  graphs.kinds_ = state_->numbers(segment, SectionType::GraphKinds);
  graphs.bytes_ = state_->section_bytes(section_of(segment, SectionType::Graphs));
  graphs.name_ = state_->name;
  if (state_->checks_reads) {
    graphs.guard_ = state_->guards[number];
  }
  return graphs;
}

ArrayView<std::uint64_t> SegmentGraphs::kinds(std::uint64_t first, std::uint64_t count) const {
  const ArrayView<std::uint64_t> asked{kinds_.data + first, static_cast<std::size_t>(count)};
  if (guard_) {
    guard_->check(asked);
  }
  return asked;
}

std::string_view SegmentGraphs::graph(std::uint64_t index) const {
  const std::uint64_t* const end = ends_.data + index;
  if (guard_) {
    guard_->check(index == 0 ? end : end - 1, index == 0 ? 8 : 16);
  }
  const std::uint64_t first = index == 0 ? 0 : end[-1];
  if (first > *end || *end > bytes_.size() || first % 8 != 0) {
    index_format::refuse(name_, "its graphs are damaged");
  }
  const std::string_view found =
      bytes_.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(*end - first));
  if (guard_) {
    guard_->check(found.data(), found.size());
  }
  return found;
}

void IndexFile::for_each_fingerprint(
    const std::string& kind_name,
    const std::function<void(std::uint64_t, const Fingerprint&)>& take) const {
  std::uint64_t first_position = 0;
  for (const FingerprintStore& store : stores(kind_name)) {
    if (store.parts().guard) {
      store.parts().guard->check(store.parts().words);
      store.parts().guard->check(store.parts().positions);
    }
    store.verify();  // rows_by_position trusts the positions
    const std::vector<std::uint64_t> rows = rows_by_position(store);
    const std::size_t row_words = store.bits() / 64;
    Fingerprint fingerprint;
    for (std::uint64_t number = 0; number < store.size(); ++number) {
      const auto row = rows.begin() + static_cast<std::ptrdiff_t>(number * row_words);
      fingerprint.words.assign(row, row + static_cast<std::ptrdiff_t>(row_words));
      fingerprint.on_bits = 0;
      for (const std::uint64_t word : fingerprint.words) {
        fingerprint.on_bits += static_cast<std::uint32_t>(__builtin_popcountll(word));
      }
      take(first_position + number, fingerprint);
    }
    first_position += store.size();
  }
}

void IndexFile::verify() const {
  for (std::size_t number = 0; number < state_->directory.segments.size(); ++number) {
    const Segment& segment = state_->directory.segments[number];
    for (const Section& section : segment.sections) {
      const std::string_view part = state_->section_bytes(section);
      if (checksum_of(part.data(), part.size()) != section.checksum) {
        index_format::refuse_damaged(state_->name, section, section.offset);
      }
    }
    state_->guards[number]->check_all();  // what lies between sections, too
    for (std::uint64_t index = 0; index < segment.molecules; ++index) {
      state_->text(number, SectionType::IdEnds, SectionType::Ids, index);
      state_->text(number, SectionType::StructureEnds, SectionType::Structures, index);
    }
    const SegmentGraphs of_segment = graphs(number);
    for (std::uint64_t index = 0; index < of_segment.size(); ++index) {
      of_segment.graph(index);
    }
  }
  for (const StoreList& of_kind : state_->stores) {
    for (const FingerprintStore& store : of_kind) {
      store.verify();
    }
  }
}

}  // namespace congener::fingerprints
