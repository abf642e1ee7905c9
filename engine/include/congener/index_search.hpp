#pragma once
// Similarity search for many queries: reader -> fingerprints -> index -> writer, in input order and
// in bounded memory. congener/fingerprints/search.hpp does the search: it is exact, the user
// chooses metric and fingerprints, and no cut-off is right for all of them.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/export.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/fingerprints/search.hpp"
#include "congener/record_reader.hpp"
#include "congener/run_options.hpp"
#include "congener/substructure_pattern.hpp"

namespace congener {

struct IndexSearchOptions : RunOptions {
  std::string kind;           ///< of fingerprint, one of the index; empty: the first one
  std::uint64_t nearest = 0;  ///< k of a search for the k nearest; 0: all from the threshold on
  /// Metric, threshold (of both kinds of search) and max_hits. Its threads and its cancelled are
  /// not used: those of RunOptions are.
  fingerprints::SearchOptions search;
  /// Checked: a search ends with FormatError if what it reads of the index is damaged.
  fingerprints::IndexReading reading = fingerprints::IndexReading::Checked;
  int max_heavy_atoms = 1000;  ///< larger queries are not screened
  /// Only molecules that hold all of these are hits. Empty: all molecules may be.
  std::vector<SubstructurePattern> patterns;
  bool compare_stereo = false;    ///< as SubstructureSearchOptions
  bool compare_isotopes = false;  ///< the same
  /// Called by one thread for each query of a file of molecules before it is read, to give it the
  /// structure that its identifiers name, or a problem. May be empty.
  std::function<void(Record&)> resolve;
};

/// What was found for one query.
struct QueryAnswer {
  Record query;         ///< of an FPS file: number, file, line and id only
  std::string problem;  ///< not empty: the query was not screened, and why
  fingerprints::SearchResult result = {};
  /// Molecules that are similar enough, but could not be asked for a pattern; no hits.
  std::uint64_t undecided = 0;
};

/// What a report of a search says before the first query.
struct IndexSearchHeader {
  std::string program_version;
  std::string rdkit_version;
  std::string index;            ///< its name as given
  std::uint64_t molecules = 0;  ///< in the index
  fingerprints::IndexKind kind;
  std::uint64_t nearest = 0;
  fingerprints::SearchOptions search;  ///< metric, threshold and max_hits
  std::vector<SubstructurePattern> patterns;
  bool compare_stereo = false;
  bool compare_isotopes = false;
  std::vector<std::string> inputs;
};

/// What it says after the last one. read = with_hits + without_hits + not_screened.
struct IndexSearchSummary {
  std::uint64_t read = 0;
  std::uint64_t with_hits = 0;
  std::uint64_t without_hits = 0;
  std::uint64_t not_screened = 0;
  std::uint64_t hits = 0;                   ///< reported
  std::uint64_t truncated = 0;              ///< queries of which max_hits has cut hits off
  std::uint64_t undecided = 0;              ///< see QueryAnswer
  bool complete = true;                     ///< false: an input ended early, or it was cancelled
  std::vector<std::string> input_problems;  ///< what and where
  ReadingNotes reading;                     ///< how the queries were read
};

/// Receives one search: begin, then answer for each query, then end. Not thread-safe.
class CONGENER_EXPORT SearchWriter {
 public:
  virtual ~SearchWriter() = default;
  virtual void begin(const IndexSearchHeader& header) = 0;
  virtual void answer(const QueryAnswer& answer) = 0;
  virtual void end(const IndexSearchSummary& summary) = 0;
};

enum class SearchFormat { Tsv, Csv, JsonLines };

/// "tsv", "csv" or "jsonl"; nothing for another text.
CONGENER_EXPORT std::optional<SearchFormat> parse_search_format(std::string_view text);

/// Writes answers with ids and structures of the hits; the format is in engine/index/SCHEMA.md.
/// Index and stream must outlive the writer; whether writing worked is the caller's to check.
CONGENER_EXPORT std::unique_ptr<SearchWriter> make_search_writer(
    SearchFormat format, const fingerprints::IndexFile& index, std::ostream& stream);

/// Searches one index. Const and thread-safe.
class CONGENER_EXPORT IndexSearcher {
 public:
  /// Opens the index. Throws FileError, FormatError, OptionError.
  IndexSearcher(const std::string& index, IndexSearchOptions options);

  /// The same for an index that is open; name stands for it in reports.
  IndexSearcher(fingerprints::IndexFile index, std::string name, IndexSearchOptions options);

  const fingerprints::IndexFile& index() const { return index_; }

  /// Searches for all queries of these inputs: files of molecules ("-": standard input), or of
  /// fingerprints when the name ends in .fps or .fps.gz. The output is the same for any number of
  /// threads. Every input is opened first. Throws FileError, FormatError, OptionError (also when
  /// the index holds fingerprints that this program does not make: then only an FPS file of the
  /// same type can be compared).
  IndexSearchSummary run(const std::vector<std::string>& inputs, SearchWriter& writer) const;

  /// The same for molecules in memory.
  IndexSearchSummary run(const std::vector<Record>& queries, SearchWriter& writer) const;

  /// The answers themselves, one for each query, in order. Of a search that was cancelled those
  /// that were found by then.
  std::vector<QueryAnswer> answers(const std::vector<Record>& queries) const;

 private:
  std::string name_;
  IndexSearchOptions options_;
  fingerprints::IndexFile index_;
};

}  // namespace congener
