#pragma once
// Index files for similarity search, made from libraries of molecules.
//
// A molecule is fingerprinted as it was submitted: the whole record, with its salts and mixtures,
// parsed as for screening and not standardized. Its position in the index is its place among the
// readable records of all inputs. Records that cannot be read are reported, never dropped silently.

#include <cstdint>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "congener/export.hpp"
#include "congener/fingerprints/fingerprint_kind.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/record_reader.hpp"
#include "congener/run_options.hpp"

namespace congener {

/// What building has done. read = indexed + not_screened.
struct IndexSummary {
  std::uint64_t read = 0;
  std::uint64_t indexed = 0;
  std::uint64_t not_screened = 0;
  ReadingNotes reading;  ///< how the inputs were read
};

struct IndexBuildOptions : RunOptions {
  /// What to store for each molecule, each kind once. Appending takes those of the index.
  std::vector<fingerprints::FingerprintKind> kinds = {fingerprints::FingerprintKind::Morgan};
  /// Store the graphs of the molecules and the keys that screen them, so that substructure search
  /// is fast: some 800 bytes per molecule. Appending does as the index does.
  bool for_substructures = true;
  int max_heavy_atoms = 1000;  ///< larger structures are not screened
  /// A segment of the index is written when fingerprints and graphs take so many bytes, which
  /// bounds the memory (about twice as much); 1 to 2^40. Changes the layout of the index, not its
  /// answers.
  std::uint64_t segment_bytes = std::uint64_t{512} << 20;
  /// Of append_to_index, while another process is writing to the index.
  fingerprints::AppendWait wait;
  /// Called by one thread at a time for each record that is not in the index, in input order, with
  /// the reason. May be empty.
  std::function<void(const Record&, const std::string& reason)> not_screened;
};

/// Builds an index of all records of these inputs ("-": standard input), in their order. Each entry
/// has the record's id, its SMILES as given (for a mol block the SMILES that RDKit writes), a hash
/// of its bare heavy-atom graph as skeleton hash, and the fingerprints.
///
/// The file at `index` stays the old one until the new one is whole. Only an index or an empty file
/// is replaced. Throws FileError, FormatError (also when an input ends early or holds no molecule:
/// nothing is written then), OptionError, CancelledError.
CONGENER_EXPORT IndexSummary build_index(const std::vector<std::string>& inputs,
                                         const std::string& index,
                                         const IndexBuildOptions& options = {});

/// The same for one search: an index that has no name and is gone with the object that is returned.
/// It lies in the folder of temporary files as long. what_was_done may be null. Throws as
/// build_index does.
CONGENER_EXPORT fingerprints::IndexFile passing_index(const std::vector<std::string>& inputs,
                                                      const IndexBuildOptions& options = {},
                                                      IndexSummary* what_was_done = nullptr);

/// Adds all records of these inputs to an index, or none of them if it throws. Throws as
/// build_index does, and OptionError when this program does not make the fingerprints of the index
/// (other parameters, another RDKit version, imported fingerprints).
CONGENER_EXPORT IndexSummary append_to_index(const std::string& index,
                                             const std::vector<std::string>& inputs,
                                             const IndexBuildOptions& options = {});

/// Receives records that are not in an index, or queries that were not searched. Not thread-safe.
class CONGENER_EXPORT NotScreenedTable {
 public:
  virtual ~NotScreenedTable() = default;
  virtual void add(const Record& record, const std::string& reason) = 0;
};

/// Writes them as TSV: record, file, line, id, structure, status (not_screened), reason, escaped as
/// in the reports of a screen. The stream must outlive the table; whether writing worked is the
/// caller's to check.
CONGENER_EXPORT std::unique_ptr<NotScreenedTable> make_not_screened_table(std::ostream& stream);

}  // namespace congener
