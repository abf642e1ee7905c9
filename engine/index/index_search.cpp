#include "congener/index_search.hpp"

#include <algorithm>
#include <utility>

#include "congener/error.hpp"
#include "congener/fps_file.hpp"
#include "congener/version.hpp"
#include "index/fps_kind.hpp"
#include "index/hit_filter.hpp"
#include "index/index_kinds.hpp"
#include "index/record_fingerprinter.hpp"
#include "io/record_stream.hpp"
#include "support/parallel.hpp"

namespace congener {
namespace {

using fingerprints::Fingerprint;
using fingerprints::SearchResult;

constexpr std::size_t kFingerprintsPerChunk = 1024;

/// Queries of which fingerprints are there, unless they have a problem.
struct PreparedQueries {
  std::vector<Record> records;
  std::vector<std::string> problems;
  std::vector<Fingerprint> fingerprints;
};

/// How many queries go through the index together. More are faster per query; few come first, so
/// that the first answers do not wait, and after very many hits, which must fit in memory.
class BatchSize {
 public:
  std::size_t size() const { return size_; }

  void adapt(std::uint64_t hits) {
    constexpr std::size_t kMost = 128;
    constexpr std::uint64_t kManyHits = std::uint64_t{1} << 22;
    size_ = hits < kManyHits ? std::min(2 * size_, kMost) : std::max<std::size_t>(size_ / 4, 1);
  }

 private:
  std::size_t size_ = 8;
};

class Searching {
 public:
  Searching(const fingerprints::IndexFile& index, const fingerprints::IndexKind& kind,
            const IndexSearchOptions& options, SearchWriter& writer)
      : stores_(index.stores(kind.name)),
        options_(options),
        search_(options.search),
        writer_(writer) {
    search_.threads = support::thread_count(options.threads);
    search_.cancelled = options.cancelled;
    if (!options.patterns.empty()) {
      filter_.emplace(index, options);
    }
  }

  /// False: the search was cancelled.
  bool answer(PreparedQueries&& queries) {
    for (std::size_t first = 0; first < queries.records.size();) {
      const std::size_t last = std::min(first + batch_.size(), queries.records.size());
      if (!answer_batch(queries, first, last)) {
        summary.complete = false;
        return false;
      }
      first = last;
      if (options_.progress) {
        options_.progress({summary.read, 0, summary.not_screened, share_read});
      }
    }
    return true;
  }

  IndexSearchSummary summary;
  std::optional<double> share_read;  ///< of the queries; see Progress

 private:
  std::vector<index::FilteredResult> search(const std::vector<Fingerprint>& queries) {
    if (filter_) {
      return options_.nearest > 0
                 ? filter_->nearest_search(stores_, queries, options_.nearest, search_)
                 : filter_->threshold_search(stores_, queries, search_);
    }
    std::vector<index::FilteredResult> results;
    for (SearchResult& result :
         options_.nearest > 0
             ? fingerprints::nearest_search(stores_, queries, options_.nearest, search_)
             : fingerprints::threshold_search(stores_, queries, search_)) {
      results.push_back({std::move(result), 0});
    }
    return results;
  }

  bool answer_batch(PreparedQueries& queries, std::size_t first, std::size_t last) {
    std::vector<Fingerprint> batch;
    for (std::size_t query = first; query < last; ++query) {
      if (queries.problems[query].empty()) {
        batch.push_back(std::move(queries.fingerprints[query]));
      }
    }
    std::vector<index::FilteredResult> results = search(batch);
    std::uint64_t hits = 0;
    std::size_t next = 0;
    for (std::size_t query = first; query < last; ++query) {
      QueryAnswer answer{std::move(queries.records[query]), std::move(queries.problems[query])};
      if (answer.problem.empty()) {
        answer.result = std::move(results[next].result);
        answer.undecided = results[next++].undecided;
      }
      if (answer.result.cancelled) {
        return false;
      }
      hits += answer.result.hits.size();
      count(answer);
      writer_.answer(answer);
    }
    batch_.adapt(hits);
    return true;
  }

  void count(const QueryAnswer& answer) {
    ++summary.read;
    summary.hits += answer.result.hits.size();
    summary.truncated += answer.result.truncated ? 1 : 0;
    summary.undecided += answer.undecided;
    if (!answer.problem.empty()) {
      ++summary.not_screened;
    } else if (answer.result.hits.empty()) {
      ++summary.without_hits;
    } else {
      ++summary.with_hits;
    }
  }

  fingerprints::StoreList stores_;
  const IndexSearchOptions& options_;
  fingerprints::SearchOptions search_;
  SearchWriter& writer_;
  std::optional<index::HitFilter> filter_;  ///< set when there are patterns
  BatchSize batch_;
};

/// Fingerprints of molecules.
PreparedQueries prepared(std::vector<Record>&& records,
                         const index::ParallelFingerprinter& fingerprinter) {
  PreparedQueries queries;
  for (index::FingerprintedRecord& result : fingerprinter.fingerprinted(records)) {
    queries.fingerprints.push_back(result.problem.empty() ? std::move(result.fingerprints.front())
                                                          : Fingerprint());
    queries.problems.push_back(std::move(result.problem));
  }
  queries.records = std::move(records);
  return queries;
}

/// The next fingerprints of an FPS file; none at its end.
PreparedQueries next_fingerprints(FpsReader& reader, const std::string& name,
                                  std::uint64_t& number) {
  PreparedQueries queries;
  FpsRecord read;
  while (queries.records.size() < kFingerprintsPerChunk && reader.next(read)) {
    Record record;
    record.number = ++number;
    record.file = name;
    record.line = read.line;
    record.id = std::move(read.id);
    queries.records.push_back(std::move(record));
    queries.problems.emplace_back();
    queries.fingerprints.push_back(std::move(read.fingerprint));
  }
  return queries;
}

IndexSearchHeader header_of(const std::string& name, const fingerprints::IndexFile& index,
                            const fingerprints::IndexKind& kind, const IndexSearchOptions& options,
                            std::vector<std::string> inputs) {
  IndexSearchHeader header;
  header.program_version = program_version();
  header.rdkit_version = rdkit_version();
  header.index = name;
  header.molecules = index.size();
  header.kind = kind;
  header.nearest = options.nearest;
  header.search = options.search;
  header.patterns = options.patterns;
  header.compare_stereo = options.compare_stereo;
  header.compare_isotopes = options.compare_isotopes;
  header.inputs = std::move(inputs);
  return header;
}

void search_molecules(io::RecordStream& records, Searching& searching,
                      const index::ParallelFingerprinter& fingerprinter,
                      const std::function<void(Record&)>& resolve) {
  while (auto batch = records.next_batch()) {
    if (resolve) {
      std::for_each(batch->begin(), batch->end(), resolve);
    }
    searching.share_read = records.share_of(batch->back().number);
    if (!searching.answer(prepared(std::move(*batch), fingerprinter))) {
      return;
    }
  }
  searching.summary.input_problems = records.problems();
  searching.summary.complete = records.problems().empty();
  searching.summary.reading = records.notes();
}

void search_fingerprints(std::vector<FpsReader>& readers, const std::vector<std::string>& names,
                         Searching& searching) {
  std::uint64_t number = 0;
  for (std::size_t file = 0; file < readers.size(); ++file) {
    for (auto queries = next_fingerprints(readers[file], names[file], number);
         !queries.records.empty();
         queries = next_fingerprints(readers[file], names[file], number)) {
      if (!searching.answer(std::move(queries))) {
        return;
      }
    }
  }
}

/// Whether the queries are fingerprints. Throws OptionError for files of both sorts.
bool are_fps(const std::vector<std::string>& inputs) {
  const auto count = std::count_if(inputs.begin(), inputs.end(), is_fps_name);
  if (count > 0 && static_cast<std::size_t>(count) < inputs.size()) {
    throw OptionError("files of molecules and of fingerprints (.fps) cannot be queries of one run");
  }
  return count > 0;
}

/// Keeps the answers in memory.
class Keeper final : public SearchWriter {
 public:
  void begin(const IndexSearchHeader&) override {}
  void answer(const QueryAnswer& answer) override { answers.push_back(answer); }
  void end(const IndexSearchSummary&) override {}

  std::vector<QueryAnswer> answers;
};

}  // namespace

IndexSearcher::IndexSearcher(const std::string& index, IndexSearchOptions options)
    : IndexSearcher(fingerprints::IndexFile::open(index, options.reading), index,
                    std::move(options)) {}

IndexSearcher::IndexSearcher(fingerprints::IndexFile index, std::string name,
                             IndexSearchOptions options)
    : name_(std::move(name)), options_(std::move(options)), index_(std::move(index)) {
  options_.kind = index::chosen_kind(index_, name_, options_.kind).name;
}

IndexSearchSummary IndexSearcher::run(const std::vector<std::string>& inputs,
                                      SearchWriter& writer) const {
  const fingerprints::IndexKind& kind = index::chosen_kind(index_, name_, options_.kind);
  Searching searching(index_, kind, options_, writer);
  if (are_fps(inputs)) {
    std::vector<FpsReader> readers;
    for (const std::string& input : inputs) {
      readers.push_back(FpsReader::open(input));
      if (readers.back().header().num_bits > 0) {  // else it is empty
        index::check_comparable(readers.back().header(), input, index_.description(), kind);
      }
    }
    writer.begin(header_of(name_, index_, kind, options_, inputs));
    search_fingerprints(readers, inputs, searching);
  } else {
    const index::ParallelFingerprinter fingerprinter(
        {index::generated_kind(index_.description(), kind, name_)}, options_.max_heavy_atoms,
        options_.threads);
    io::RecordStream records(inputs, options_.reader);
    writer.begin(header_of(name_, index_, kind, options_, inputs));
    search_molecules(records, searching, fingerprinter, options_.resolve);
  }
  writer.end(searching.summary);
  return searching.summary;
}

IndexSearchSummary IndexSearcher::run(const std::vector<Record>& queries,
                                      SearchWriter& writer) const {
  const fingerprints::IndexKind& kind = index::chosen_kind(index_, name_, options_.kind);
  Searching searching(index_, kind, options_, writer);
  const index::ParallelFingerprinter fingerprinter(
      {index::generated_kind(index_.description(), kind, name_)}, options_.max_heavy_atoms,
      options_.threads);
  writer.begin(header_of(name_, index_, kind, options_, {}));
  searching.answer(prepared(std::vector<Record>(queries), fingerprinter));
  writer.end(searching.summary);
  return searching.summary;
}

std::vector<QueryAnswer> IndexSearcher::answers(const std::vector<Record>& queries) const {
  Keeper keeper;
  run(queries, keeper);
  return std::move(keeper.answers);
}

}  // namespace congener
