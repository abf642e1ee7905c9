// Writing an index: new, or one segment more.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <limits>
#include <system_error>
#include <utility>

#include "checksum.hpp"
#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/fingerprints/output_file.hpp"
#include "index_format.hpp"
#include "index_state.hpp"

namespace congener::fingerprints {
namespace {

using index_format::Directory;
using index_format::Section;
using index_format::SectionType;
using index_format::Segment;
using index_format::Slot;

/// Texts one behind the other, and where each ends.
struct Texts {
  std::string all;
  std::vector<std::uint64_t> ends;

  void add(std::string_view text) {
    all += text;
    ends.push_back(all.size());
  }
};

std::string_view bytes_of(const ArrayView<std::uint64_t>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data), 8 * numbers.size};
}

std::string_view bytes_of(const std::vector<std::uint64_t>& numbers) {
  return bytes_of(ArrayView<std::uint64_t>{numbers.data(), numbers.size()});
}

std::uint64_t aligned(std::uint64_t offset) {
  constexpr std::uint64_t kStep = index_format::kSectionAlignment;
  return (offset + kStep - 1) / kStep * kStep;
}

/// Writes sections one after the other, and the sums of their pieces.
class SegmentWriter {
 public:
  SegmentWriter(OutputFile& file, std::uint64_t offset) : file_(file), next_(aligned(offset)) {}

  void write(SectionType type, std::string_view bytes, std::uint32_t kind = 0,
             std::uint32_t layout = 0) {
    add_sums(bytes);
    put(type, bytes, kind, layout);
  }

  /// After all others.
  void write_sums() {
    put(SectionType::PieceSums,
        {reinterpret_cast<const char*>(sums_.data()), sizeof(std::uint32_t) * sums_.size()}, 0, 0);
  }

  /// Behind the last section, aligned.
  std::uint64_t end() const { return next_; }

  Segment segment;

 private:
  void put(SectionType type, std::string_view bytes, std::uint32_t kind, std::uint32_t layout) {
    file_.write_at(next_, bytes);
    segment.sections.push_back(
        {type, kind, layout, next_, bytes.size(), checksum_of(bytes.data(), bytes.size())});
    next_ = aligned(next_ + bytes.size());
  }

  void add_sums(std::string_view bytes) {
    if (bytes.empty()) {
      return;
    }
    static const std::uint32_t kSumOfPadding = piece_sum_of({});
    const std::uint64_t before = region_ == 0 ? 0 : next_ - region_;
    region_ = region_ == 0 ? next_ : region_;
    sums_.resize(static_cast<std::size_t>(before / kPieceBytes), kSumOfPadding);
    for (std::size_t first = 0; first < bytes.size(); first += kPieceBytes) {
      sums_.push_back(piece_sum_of(bytes.substr(first, kPieceBytes)));
    }
  }

  OutputFile& file_;
  std::uint64_t next_;
  std::uint64_t region_ = 0;  ///< where the first section that is not empty begins
  std::vector<std::uint32_t> sums_;
};

void check_description(const IndexDescription& description) {
  for (std::size_t kind = 0; kind < description.kinds.size(); ++kind) {
    const std::string& name = description.kinds[kind].name;
    const auto same = [&](const IndexKind& other) { return other.name == name; };
    if (name.empty() ||
        std::count_if(description.kinds.begin(), description.kinds.end(), same) != 1) {
      throw OptionError("kinds of fingerprints need names, each its own; there is '" + name + "'");
    }
  }
}

/// Replacing an index is what was asked for; replacing a library or a report is a slip of the pen.
void check_replaceable(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code ignored;  // what cannot be looked at is told when it is written
  const fs::file_status status = fs::status(path, ignored);
  if (!fs::exists(status)) {
    return;
  }
  std::string head(index_format::kMagicBytes, '\0');
  std::ifstream file;
  if (fs::is_regular_file(status)) {
    file.open(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
  }
  if (!file.is_open() || (!head.empty() && !index_format::has_magic(head))) {
    throw FileError(path +
                    ": is there already and is no index, so it is not replaced; name another file, "
                    "or remove it first");
  }
}

/// Writes the directory behind the sections; the slot that would make it count.
Slot write_directory(OutputFile& file, const Directory& directory, std::uint32_t version,
                     std::uint64_t offset, std::uint64_t generation) {
  const std::string bytes = index_format::encode_directory(directory, version);
  file.write_at(offset, bytes);
  Slot slot;
  slot.generation = generation;
  slot.directory_offset = offset;
  slot.directory_bytes = bytes.size();
  slot.directory_checksum = checksum_of(bytes.data(), bytes.size());
  slot.file_bytes = offset + bytes.size();
  return slot;
}

/// A file that is being written and does not count yet.
struct Pending {
  OutputFile file;
  index_format::CurrentSlot replaced;  ///< generation 0: a new file
  Directory directory;
  std::uint64_t end = index_format::kHeadBytes;  ///< of what was written
  bool has_new_segment = false;
};

}  // namespace

struct IndexBuilder::State {
  IndexDescription description;
  StoreOptions options;
  Texts ids;
  Texts structures;
  std::vector<std::uint64_t> skeleton_hashes;
  Texts graphs;
  std::vector<std::uint64_t> graph_kinds;
  std::vector<StoreBuilder> stores;
  std::unique_ptr<Pending> pending;  ///< set between begin and finish

  void check_begun() const {
    if (!pending) {
      throw OptionError("no index is being written; call begin or begin_append first");
    }
  }

  void check_not_begun() const {
    if (pending) {
      throw OptionError("an index is being written already; call finish first");
    }
  }

  /// Writes the molecules to the pending file, and forgets them.
  void write_segment() {
    SegmentWriter writer(pending->file, pending->end);
    write_sections(writer);
    pending->directory.segments.push_back(writer.segment);
    pending->end = writer.end();
    pending->has_new_segment = true;
    clear();
  }

  void clear() {
    ids = {};
    structures = {};
    skeleton_hashes = {};
    graphs = {};
    graph_kinds = {};
    stores.clear();
    for (const IndexKind& kind : description.kinds) {
      stores.emplace_back(kind.bits, options);
    }
  }

  /// Writes all sections of one segment. The fingerprints are gone afterwards.
  void write_sections(SegmentWriter& writer) {
    writer.segment.molecules = skeleton_hashes.size();
    writer.write(SectionType::IdEnds, bytes_of(ids.ends));
    writer.write(SectionType::Ids, ids.all);
    writer.write(SectionType::StructureEnds, bytes_of(structures.ends));
    writer.write(SectionType::Structures, structures.all);
    writer.write(SectionType::SkeletonHashes, bytes_of(skeleton_hashes));
    for (std::uint32_t kind = 0; kind < stores.size(); ++kind) {
      const FingerprintStore store = stores[kind].build();
      const StoreParts& parts = store.parts();
      writer.write(SectionType::FirstPlaces, bytes_of(parts.first_places), kind);
      writer.write(SectionType::Positions, bytes_of(parts.positions), kind);
      writer.write(SectionType::BitCounts, bytes_of(parts.bit_counts), kind);
      writer.write(SectionType::Words, bytes_of(parts.words), kind,
                   static_cast<std::uint32_t>(parts.layout));
    }
    if (!description.graphs.empty()) {
      writer.write(SectionType::GraphEnds, bytes_of(graphs.ends));
      writer.write(SectionType::Graphs, graphs.all);
      writer.write(SectionType::GraphKinds, bytes_of(graph_kinds));
    }
    if (pending->replaced.version >= index_format::kVersionWithPieceSums) {
      writer.write_sums();
    }
  }
};

IndexKind index_kind_of(FingerprintKind kind) {
  return {to_string(kind), fingerprint_parameters(kind), fingerprint_bits(kind)};
}

IndexBuilder::IndexBuilder(IndexDescription description, const StoreOptions& options)
    : state_(std::make_unique<State>()) {
  check_description(description);
  state_->description = std::move(description);
  state_->options = options;
  state_->clear();
}
IndexBuilder::~IndexBuilder() = default;
IndexBuilder::IndexBuilder(IndexBuilder&&) noexcept = default;
IndexBuilder& IndexBuilder::operator=(IndexBuilder&&) noexcept = default;

void IndexBuilder::add(const IndexEntry& entry) {
  if (entry.fingerprints.size() != state_->stores.size()) {
    throw OptionError("a molecule has " + std::to_string(entry.fingerprints.size()) +
                      " fingerprints instead of " + std::to_string(state_->stores.size()) +
                      "; give one per kind of the index");
  }
  for (std::size_t kind = 0; kind < state_->stores.size(); ++kind) {
    // Checked for all before anything is added.
    if (64 * entry.fingerprints[kind].words.size() != state_->description.kinds[kind].bits) {
      throw OptionError("a fingerprint has another number of bits than its kind '" +
                        state_->description.kinds[kind].name + "'; use one kind for one");
    }
  }
  if (entry.graph.size() % 8 != 0 || (!entry.graph.empty() && state_->description.graphs.empty())) {
    throw OptionError("a molecule has a graph of another form than the index says");
  }
  for (std::size_t kind = 0; kind < state_->stores.size(); ++kind) {
    state_->stores[kind].add(entry.fingerprints[kind]);
  }
  state_->ids.add(entry.id);
  state_->structures.add(entry.structure);
  state_->skeleton_hashes.push_back(entry.skeleton_hash);
  if (!state_->description.graphs.empty()) {
    state_->graphs.add(entry.graph);
    state_->graph_kinds.push_back(entry.graph_kinds);
  }
}

std::uint64_t IndexBuilder::size() const {
  return state_->skeleton_hashes.size();
}

void IndexBuilder::begin(const std::string& path) {
  state_->check_not_begun();
  check_replaceable(path);
  state_->pending = std::make_unique<Pending>(
      Pending{OutputFile::create_beside(path), {}, Directory{state_->description, {}}});
  state_->pending->file.write_at(0, index_format::encode_head());
}

void IndexBuilder::begin_append(const std::string& path, const AppendWait& wait) {
  state_->check_not_begun();
  OutputFile file = OutputFile::open_locked(path, std::chrono::seconds(wait.seconds), wait.on_wait);
  const auto index = IndexFile::open(path);
  const IndexFile::State& old = *index.state_;
  if (old.current.slot.generation == std::numeric_limits<std::uint64_t>::max()) {
    index_format::refuse(path, "it says that it was appended to 2^64 times");
  }
  if (!index_format::same_description(old.directory.description, state_->description)) {
    throw OptionError(path +
                      ": the index has other kinds of fingerprints, parameters or another RDKit "
                      "version; build a new index instead of appending");
  }
  state_->pending = std::make_unique<Pending>(
      Pending{std::move(file), old.current, old.directory, old.current.slot.file_bytes});
}

void IndexBuilder::flush() {
  state_->check_begun();
  if (size() > 0) {
    state_->write_segment();
  }
}

void IndexBuilder::finish() {
  state_->check_begun();
  Pending& pending = *state_->pending;
  if (size() > 0 || !pending.has_new_segment) {
    state_->write_segment();
  }
  const bool is_new = pending.replaced.slot.generation == 0;
  const Slot slot = write_directory(pending.file, pending.directory, pending.replaced.version,
                                    pending.end, pending.replaced.slot.generation + 1);
  if (!is_new) {
    pending.file.check_name();
    pending.file.sync();  // before the slot names it
  }
  const std::size_t number = is_new ? 0 : 1 - pending.replaced.number;
  pending.file.write_at(index_format::kSlotOffsets[number], index_format::encode_slot(slot));
  is_new ? pending.file.publish() : pending.file.sync();
  state_->pending.reset();
}

void IndexBuilder::write(const std::string& path) {
  begin(path);
  finish();
}

void IndexBuilder::append_to(const std::string& path, const AppendWait& wait) {
  begin_append(path, wait);
  finish();
}

}  // namespace congener::fingerprints
