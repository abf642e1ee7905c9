#pragma once
// The index file: a library of molecules with ids, structures, skeleton hashes and one or more
// kinds of fingerprints, ready for search. FORMAT.md describes it byte by byte.
//
// An index is memory-mapped: opening reads a few pages, a search what it needs, and what it reads
// is compared with its checksums before any answer comes of it.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "congener/export.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "congener/fingerprints/fingerprint_kind.hpp"
#include "congener/fingerprints/search.hpp"
#include "congener/fingerprints/store.hpp"

namespace congener::fingerprints {

/// One kind of fingerprint in an index. Any source will do; for those of Generator see
/// index_kind_of.
struct IndexKind {
  std::string name;        ///< unique in its index
  std::string parameters;  ///< all that changes the bits
  std::uint32_t bits = 0;  ///< a multiple of 64, 64 to kMostBits
};

/// The entry for a kind that Generator makes.
CONGENER_EXPORT IndexKind index_kind_of(FingerprintKind kind);

/// What holds for all molecules of an index.
struct IndexDescription {
  std::vector<IndexKind> kinds;
  std::string rdkit_version;  ///< that made the fingerprints; empty when none did
  /// What the graphs of the molecules are, all that changes their bytes; empty: there are none.
  std::string graphs = {};
};

/// A molecule to be added.
struct IndexEntry {
  std::string_view id;
  std::string_view structure;             ///< as the caller wants it back, such as a SMILES
  std::uint64_t skeleton_hash = 0;        ///< the caller's; 0 when there is none
  std::vector<Fingerprint> fingerprints;  ///< one per kind, in their order
  /// The molecule as the caller's substructure search wants it back, a multiple of 8 bytes; empty:
  /// this one has none. Only if IndexDescription::graphs is set.
  std::string_view graph = {};
  std::uint64_t graph_kinds = 0;  ///< the caller's, to rule a graph out without reading it
};

/// What appending does while another process is writing to the index.
struct AppendWait {
  int seconds = 60;               ///< waits for it so long at most; 0: does not wait
  std::function<void()> on_wait;  ///< called once before it waits; may be empty
};

/// Collects molecules and writes them. One thread at a time. What was added is kept in memory until
/// it is written: about 300 bytes per molecule and 2,048 bits, and twice that while writing; for
/// libraries larger than that call begin, flush now and then, and finish. After an exception from
/// any of the functions that write, go on with a new builder.
class CONGENER_EXPORT IndexBuilder {
 public:
  /// Throws congener::OptionError for kinds without a name, with the same name, or with an
  /// impossible number of bits.
  explicit IndexBuilder(IndexDescription description, const StoreOptions& options = {});
  ~IndexBuilder();
  IndexBuilder(IndexBuilder&&) noexcept;
  IndexBuilder& operator=(IndexBuilder&&) noexcept;

  /// Throws congener::OptionError when the fingerprints do not fit the kinds.
  void add(const IndexEntry& entry);

  std::uint64_t size() const;

  /// Writes a new index, or replaces one, and forgets the molecules. A file that is neither empty
  /// nor an index is not replaced: congener::FileError. Whatever happens, `path` holds the old
  /// index or the new one, entire: a temporary file in the same folder is written, brought to disk
  /// and renamed. Throws congener::FileError.
  void write(const std::string& path);

  /// Adds a segment to an index, and forgets the molecules. The old content stays where it is and
  /// stays valid until the last step, the write of 64 bytes that make the new one count. Throws
  /// congener::FileError (also when another process is still writing to it after the wait),
  /// congener::FormatError (the file is no index), congener::OptionError (it has another
  /// description).
  void append_to(const std::string& path, const AppendWait& wait = {});

  /// write and append_to in steps: begin opens the file, flush writes what was added as a segment
  /// and forgets it, finish writes the rest and makes all of it count at once. Until then (also
  /// when the builder is destroyed before) the old content stands. They throw as write and
  /// append_to do, and congener::OptionError when called out of turn.
  void begin(const std::string& path);
  void begin_append(const std::string& path, const AppendWait& wait = {});
  void flush();
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes one index with the molecules of all these, in their order, in one segment; with a single
/// input this joins its segments. `output` may be one of the inputs. Throws as IndexBuilder does.
CONGENER_EXPORT void merge_indexes(const std::vector<std::string>& inputs,
                                   const std::string& output, const StoreOptions& options = {});

/// The graphs of the molecules of one segment. Safe from many threads; functions throw
/// congener::FormatError for damage that they meet. Valid while the index or a copy lives.
class CONGENER_EXPORT SegmentGraphs {
 public:
  std::uint64_t size() const {
    return kinds_.size;
  }  ///< molecules; 0 also when there are no graphs

  /// IndexEntry::graph_kinds of the molecules from first on; first + count <= size().
  ArrayView<std::uint64_t> kinds(std::uint64_t first, std::uint64_t count) const;

  /// IndexEntry::graph of one, at an address that is a multiple of 8; index < size().
  std::string_view graph(std::uint64_t index) const;

 private:
  friend class IndexFile;
  ArrayView<std::uint64_t> ends_;
  ArrayView<std::uint64_t> kinds_;
  std::string_view bytes_;
  std::string name_;
  std::shared_ptr<const ReadGuard> guard_;  ///< null: reads are not checked
};

/// Whether a file begins as an index does. False for one that is not there or cannot be read.
CONGENER_EXPORT bool is_index_file(const std::string& path);

/// What happens when bytes of an index are read for the first time. Checked: they are compared with
/// their checksums, so that damage ends what reads them with congener::FormatError. Unchecked:
/// nothing; damage may change answers, and the first search is a little faster.
enum class IndexReading { Checked, Unchecked };

/// An open index. Copies share it; all functions are safe from many threads. Positions count over
/// all segments, in the order in which molecules were added. The file must not be shortened while
/// it is open (write and append_to never do that).
class CONGENER_EXPORT IndexFile {
 public:
  /// Maps a file. Checks its head, directory and all bounds, but reads no bulk: a damaged id or
  /// fingerprint is found when it is read, or by verify(). Throws congener::FileError, or
  /// congener::FormatError for a file that is no index, is newer than this program, shortened or
  /// damaged. Searches of its stores throw congener::FormatError when they meet damage.
  static IndexFile open(const std::string& path, IndexReading reading = IndexReading::Checked);

  /// The same for a file in memory, of which a copy is kept. `name` stands for it in messages.
  static IndexFile from_bytes(std::string_view bytes, const std::string& name,
                              IndexReading reading = IndexReading::Checked);

  const IndexDescription& description() const;
  std::uint64_t size() const;  ///< molecules
  std::size_t segment_count() const;
  std::uint64_t segment_size(std::size_t segment) const;  ///< molecules; segment < segment_count()
  std::uint64_t used_bytes() const;                       ///< of the file, all segments

  /// The library of this kind, one part per segment, for threshold_search and nearest_search. The
  /// parts stay valid without this object. Throws congener::OptionError, with the known names, for
  /// another.
  StoreList stores(const std::string& kind_name) const;

  /// Views into the file: valid while this object or a copy lives. Throw congener::OptionError when
  /// the position is not below size(), congener::FormatError when the text is damaged.
  std::string_view id(std::uint64_t position) const;
  std::string_view structure(std::uint64_t position) const;
  std::uint64_t skeleton_hash(std::uint64_t position) const;

  /// What IndexDescription::graphs names, of one segment; segment < segment_count().
  SegmentGraphs graphs(std::size_t segment) const;

  /// Calls take(position, fingerprint) for every molecule, by position. One segment at a time is
  /// laid out as rows in memory, after FingerprintStore::verify. Throws congener::OptionError, with
  /// the known names, for another kind; congener::FormatError for damage; and what take throws.
  void for_each_fingerprint(
      const std::string& kind_name,
      const std::function<void(std::uint64_t, const Fingerprint&)>& take) const;

  /// Reads everything and compares with the checksums, then with each other. Throws
  /// congener::FormatError with the first fault.
  void verify() const;

 private:
  friend class IndexBuilder;
  struct State;
  explicit IndexFile(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace congener::fingerprints
