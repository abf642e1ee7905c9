// Building an index: reader -> fingerprints on several threads -> builder, in input order.

#include "congener/library_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "index/index_kinds.hpp"
#include "index/record_fingerprinter.hpp"
#include "index/temporary_name.hpp"
#include "io/record_stream.hpp"
#include "run/record_run.hpp"

namespace congener {
namespace {

using fingerprints::FingerprintKind;
using fingerprints::IndexBuilder;

void check_options(const IndexBuildOptions& options) {
  constexpr std::uint64_t kMostSegmentBytes = std::uint64_t{1} << 40;
  if (options.segment_bytes < 1 || options.segment_bytes > kMostSegmentBytes) {
    throw OptionError("segment_bytes must be from 1 to 2^40");
  }
  if (options.kinds.empty()) {
    throw OptionError("an index needs a kind of fingerprint; name at least one");
  }
  if (options.wait.seconds < 0) {
    throw OptionError("the time to wait is negative; use 0 for none");
  }
}

/// So many molecules that their fingerprints take segment_bytes.
std::uint64_t segment_molecules(const std::vector<FingerprintKind>& kinds, bool with_graph,
                                std::uint64_t segment_bytes) {
  constexpr std::uint64_t kGraphBytes = 800;  // graph and keys of a drug-like molecule
  std::uint64_t molecule_bytes = with_graph ? kGraphBytes : 0;
  for (const FingerprintKind kind : kinds) {
    molecule_bytes += fingerprint_bits(kind) / 8;
  }
  return std::max<std::uint64_t>(segment_bytes / molecule_bytes, 1);
}

/// Adds all records of the inputs to a builder that has begun a file, and finishes it.
class Indexing {
 public:
  Indexing(IndexBuilder& builder, const std::vector<FingerprintKind>& kinds, bool with_graph,
           const IndexBuildOptions& options)
      : builder_(builder),
        options_(options),
        segment_molecules_(segment_molecules(kinds, with_graph, options.segment_bytes)),
        fingerprinters_(
            index::fingerprinters(kinds, with_graph, options.max_heavy_atoms, options.threads)) {}

  IndexSummary run(io::RecordStream& records) {
    const bool is_whole = run::for_each_record<index::FingerprintedRecord>(
        [&] { return records.next_batch(); },
        [&](const Record& record, std::size_t thread) {
          return fingerprinters_[thread].fingerprinted(record);
        },
        [&](Record&& record, index::FingerprintedRecord&& result) {
          add(record, std::move(result));
          if (counts_.read % run::kProgressEvery == 0) {
            tell_progress(records);
          }
        },
        static_cast<int>(fingerprinters_.size()), options_.cancelled);
    tell_progress(records);
    if (!is_whole) {
      throw CancelledError("building the index was cancelled; nothing is written");
    }
    if (!records.problems().empty()) {
      throw FormatError(records.problems().front() + "; nothing is written");
    }
    if (counts_.indexed == 0) {
      throw FormatError(
          fmt::format("no record of the library could be read as a molecule (read: {}); nothing is "
                      "written",
                      counts_.read));
    }
    builder_.finish();
    counts_.reading = records.notes();
    return counts_;
  }

 private:
  void tell_progress(io::RecordStream& records) const {
    if (options_.progress) {
      options_.progress({counts_.read, 0, counts_.not_screened, records.share_of(counts_.read)});
    }
  }

  void add(const Record& record, index::FingerprintedRecord&& result) {
    ++counts_.read;
    if (!result.problem.empty()) {
      ++counts_.not_screened;
      if (options_.not_screened) {
        options_.not_screened(record, result.problem);
      }
      return;
    }
    ++counts_.indexed;
    builder_.add({record.id, result.structure, result.skeleton_hash, std::move(result.fingerprints),
                  result.graph, result.graph_kinds});
    if (builder_.size() >= segment_molecules_) {
      builder_.flush();
    }
  }

  IndexBuilder& builder_;
  const IndexBuildOptions& options_;
  std::uint64_t segment_molecules_;
  std::vector<index::RecordFingerprinter> fingerprinters_;  ///< one per thread
  IndexSummary counts_;
};

}  // namespace

IndexSummary build_index(const std::vector<std::string>& inputs, const std::string& index,
                         const IndexBuildOptions& options) {
  check_options(options);
  io::RecordStream records(inputs, options.reader);
  IndexBuilder builder(index::description_of(options.kinds, options.for_substructures));
  Indexing indexing(builder, options.kinds, options.for_substructures, options);
  builder.begin(index);
  return indexing.run(records);
}

fingerprints::IndexFile passing_index(const std::vector<std::string>& inputs,
                                      const IndexBuildOptions& options,
                                      IndexSummary* what_was_done) {
  const index::TemporaryName name;
  const IndexSummary summary = build_index(inputs, name.path(), options);
  if (what_was_done != nullptr) {
    *what_was_done = summary;
  }
  return fingerprints::IndexFile::open(name.path());  // which needs the file and not its name
}

IndexSummary append_to_index(const std::string& index, const std::vector<std::string>& inputs,
                             const IndexBuildOptions& options) {
  check_options(options);
  const index::AppendedKinds held =
      index::appended_kinds(fingerprints::IndexFile::open(index).description(), index);
  io::RecordStream records(inputs, options.reader);
  IndexBuilder builder(index::description_of(held.kinds, held.for_substructures));
  Indexing indexing(builder, held.kinds, held.for_substructures, options);
  builder.begin_append(index, options.wait);
  return indexing.run(records);
}

}  // namespace congener
