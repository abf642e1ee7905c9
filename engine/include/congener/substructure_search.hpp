#pragma once
// Substructure search: which molecules of a library hold a pattern. Many patterns are asked in one
// pass over an index file, over files of molecules, or over records in memory.
//
// A molecule is asked as it was submitted: the whole record, with its salts and mixtures, parsed as
// for screening and not standardized. The answers are those of RDKit's SubstructMatch. Most come
// from small graphs of our own, some fifty times faster; what these cannot answer for certain
// (chirality, component grouping, molecules of more than 255 atoms) RDKit is asked.

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/export.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/index_search.hpp"
#include "congener/record_reader.hpp"
#include "congener/run_options.hpp"
#include "congener/substructure_pattern.hpp"

namespace congener {

struct SubstructureSearchOptions : RunOptions {
  bool with_atoms = false;  ///< tell where a pattern matches, not only that it does
  /// Of each pattern the first so many molecules, in the order of the library; once all patterns
  /// have them the search ends. 0: all.
  std::uint64_t max_hits = 0;
  bool compare_stereo = false;  ///< chirality and double-bond geometry that patterns draw
  /// The isotopes that patterns in SMILES draw. SMARTS always asks for those that it names.
  bool compare_isotopes = false;
  int max_heavy_atoms = 1000;  ///< larger molecules, but those of an index, are not screened
};

/// A molecule that holds a pattern. Texts are valid while the writer is called.
struct SubstructureHit {
  std::size_t pattern = 0;   ///< its place in the search, from 0
  std::uint64_t target = 0;  ///< number of the record or of the molecule in the index, from 1
  std::string_view id;
  std::string_view structure;  ///< of a mol block the SMILES that RDKit writes
  /// For each match the atoms, in the order of the pattern's, numbered as in a Finding; hydrogens
  /// drawn as atoms are left out. Of matches with the same atoms only the first, ascending.
  std::vector<std::vector<int>> matches;
  bool are_all_matches = true;  ///< false: there may be more than those that were looked for
};

/// A molecule that could not be asked.
struct SubstructureProblem {
  std::uint64_t target = 0;
  std::string_view file;   ///< empty in an index
  std::uint64_t line = 0;  ///< 0 in an index
  std::string_view id;
  std::string_view structure;  ///< empty for a mol block
  bool is_of_pattern = false;  ///< it could be asked, but not for this pattern
  std::size_t pattern = 0;
  std::string_view reason;
};

/// What a search says before the first hit.
struct SubstructureSearchHeader {
  std::string program_version;
  std::string rdkit_version;
  std::string target;           ///< name of the index as given; empty: inputs are searched
  std::uint64_t molecules = 0;  ///< in the index
  std::vector<std::string> inputs;
  std::vector<SubstructurePattern> patterns;
  bool with_atoms = false;
  std::uint64_t max_hits = 0;
  bool compare_stereo = false;
  bool compare_isotopes = false;
};

/// How many hits a pattern has.
struct PatternCount {
  std::uint64_t hits = 0;
  std::uint64_t undecided = 0;  ///< molecules that could not be asked for this pattern alone
  bool is_truncated = false;    ///< the search for it ended with max_hits: there may be more
};

/// What it says after the last one. read = searched + not_screened.
struct SubstructureSearchSummary {
  std::uint64_t read = 0;
  std::uint64_t searched = 0;
  std::uint64_t not_screened = 0;
  std::vector<PatternCount> patterns;
  bool complete = true;  ///< false: an input ended early, or it was cancelled
  std::vector<std::string> input_problems;
  ReadingNotes reading;
};

/// Receives one search: begin, then hits and problems in the order of the library, those of one
/// molecule in the order of the patterns, then end. Not thread-safe.
class CONGENER_EXPORT SubstructureWriter {
 public:
  virtual ~SubstructureWriter() = default;
  /// False: ids and structures of hits may be left empty, because nobody looks at them.
  virtual bool needs_texts() const { return true; }
  virtual void begin(const SubstructureSearchHeader& header) = 0;
  virtual void hit(const SubstructureHit& hit) = 0;
  virtual void problem(const SubstructureProblem& problem) = 0;
  virtual void end(const SubstructureSearchSummary& summary) = 0;
};

/// What a report of a substructure search shows.
enum class SubstructureReport {
  Hits,   ///< each of them
  Counts  ///< one line for each pattern
};

/// The format is in engine/index/SCHEMA.md. The stream must outlive the writer; whether writing
/// worked is the caller's to check.
CONGENER_EXPORT std::unique_ptr<SubstructureWriter> make_substructure_writer(
    SearchFormat format, SubstructureReport report, std::ostream& stream);

/// Reads a file of patterns: one per line, NAME<tab>SMARTS or the SMARTS alone, which is then its
/// own name. Empty lines and lines that begin with # are passed over. Throws FileError, and
/// FormatError when it holds no pattern.
CONGENER_EXPORT std::vector<SubstructurePattern> read_patterns(const std::string& path);

/// The patterns, ready to be looked for. Const and thread-safe.
class CONGENER_EXPORT SubstructureSearcher {
 public:
  /// Throws OptionError, naming the pattern and the place, when one cannot be read.
  SubstructureSearcher(std::vector<SubstructurePattern> patterns,
                       SubstructureSearchOptions options);
  ~SubstructureSearcher();
  SubstructureSearcher(SubstructureSearcher&&) noexcept;
  SubstructureSearcher& operator=(SubstructureSearcher&&) noexcept;

  /// What a user should know of the patterns: which are slow because RDKit is asked, and what they
  /// draw that is not compared. One sentence each.
  const std::vector<std::string>& notices() const;

  /// Searches an index; name stands for it in reports. The output is the same for any number of
  /// threads. Throws FormatError (the index is damaged), OptionError (it holds no structures).
  SubstructureSearchSummary run(const fingerprints::IndexFile& index, const std::string& name,
                                SubstructureWriter& writer) const;

  /// The same for files of molecules ("-": standard input). Every input is opened first. Throws
  /// FileError, FormatError, OptionError.
  SubstructureSearchSummary run(const std::vector<std::string>& inputs,
                                SubstructureWriter& writer) const;

  /// The same for molecules in memory.
  SubstructureSearchSummary run(const std::vector<Record>& records,
                                SubstructureWriter& writer) const;

  /// For one structure the places of the patterns that are in it, ascending. Throws FormatError,
  /// with the reason, when it cannot be asked.
  std::vector<std::size_t> patterns_in(const Record& record) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace congener
