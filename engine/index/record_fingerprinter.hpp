#pragma once
// Makes of one record what an index or a search needs: it is parsed as for screening, then
// fingerprinted.

#include <cstdint>
#include <string>
#include <vector>

#include "congener/fingerprints/fingerprint.hpp"
#include "congener/fingerprints/fingerprint_kind.hpp"
#include "congener/fingerprints/generator.hpp"
#include "congener/record_reader.hpp"

namespace congener::index {

struct FingerprintedRecord {
  std::string problem;              ///< not empty: there is nothing else, and why
  std::string structure;            ///< one line: a SMILES
  std::uint64_t skeleton_hash = 0;  ///< equal for equal heavy-atom graphs, never 0
  std::vector<fingerprints::Fingerprint> fingerprints;  ///< by kind; last the keys of the graph
  std::string graph;              ///< as an index stores it; empty: not asked for, or too large
  std::uint64_t graph_kinds = 0;  ///< the same
};

/// Makes fingerprints of these kinds; one object per thread.
class RecordFingerprinter {
 public:
  /// with_graph: also what substructure search needs.
  RecordFingerprinter(std::vector<fingerprints::FingerprintKind> kinds, bool with_graph,
                      int max_heavy_atoms);

  /// Never throws for a bad record.
  FingerprintedRecord fingerprinted(const Record& record) const;

 private:
  std::vector<fingerprints::FingerprintKind> kinds_;
  bool with_graph_;
  int max_heavy_atoms_;
  fingerprints::Generator generator_;
};

/// One for each thread. The number of threads is as support::thread_count takes it.
std::vector<RecordFingerprinter> fingerprinters(
    const std::vector<fingerprints::FingerprintKind>& kinds, bool with_graph, int max_heavy_atoms,
    int threads);

/// Several of them, so that a chunk of records can be worked on by several threads.
class ParallelFingerprinter {
 public:
  /// threads as support::thread_count takes them.
  ParallelFingerprinter(const std::vector<fingerprints::FingerprintKind>& kinds,
                        int max_heavy_atoms, int threads);

  /// In the order of the records.
  std::vector<FingerprintedRecord> fingerprinted(const std::vector<Record>& records) const;

 private:
  std::vector<RecordFingerprinter> fingerprinters_;  ///< one per thread
};

}  // namespace congener::index
