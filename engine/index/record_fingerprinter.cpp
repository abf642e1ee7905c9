#include "index/record_fingerprinter.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "chem/skeleton.hpp"
#include "congener/error.hpp"
#include "substructure/stored_graph.hpp"
#include "support/limits.hpp"
#include "support/parallel.hpp"

namespace congener::index {
namespace {

/// A mol block has many lines and coordinates that a search does not need.
std::string structure_text(const Record& record, const chem::Molecule& molecule) {
  return record.format == StructureFormat::Smiles ? record.structure
                                                  : chem::canonical_smiles(molecule);
}

FingerprintedRecord failed(std::string problem) {
  FingerprintedRecord result;
  result.problem = std::move(problem);
  return result;
}

}  // namespace

RecordFingerprinter::RecordFingerprinter(std::vector<fingerprints::FingerprintKind> kinds,
                                         bool with_graph, int max_heavy_atoms)
    : kinds_(std::move(kinds)), with_graph_(with_graph), max_heavy_atoms_(max_heavy_atoms) {
  support::check_heavy_atom_limit(max_heavy_atoms_);
  chem::silence_rdkit();
}

FingerprintedRecord RecordFingerprinter::fingerprinted(const Record& record) const {
  if (!record.problem.empty()) {
    return failed(record.problem);
  }
  const chem::ParseResult parsed =
      chem::parse_structure(record.structure, record.format, max_heavy_atoms_);
  if (!parsed.molecule) {
    return failed(parsed.problem);
  }
  const chem::Molecule& molecule = *parsed.molecule;
  FingerprintedRecord result;
  try {
    for (const fingerprints::FingerprintKind kind : kinds_) {
      result.fingerprints.push_back(generator_.make(kind, molecule.graph()));
    }
    result.structure = structure_text(record, molecule);
    result.skeleton_hash = std::max<std::uint64_t>(chem::skeleton_key(molecule), 1);
    if (with_graph_) {
      const bool is_as_given = record.format == StructureFormat::Smiles;
      substructure::StoredGraph stored =
          substructure::stored_graph(molecule, result.structure, is_as_given);
      result.fingerprints.push_back(std::move(stored.keys));
      result.graph = std::move(stored.bytes);
      result.graph_kinds = stored.kinds;
    }
  } catch (const std::bad_alloc&) {
    throw;  // no fault of the record
  } catch (const std::exception&) {
    return failed("RDKit cannot make a fingerprint of the structure");
  }
  return result;
}

std::vector<RecordFingerprinter> fingerprinters(
    const std::vector<fingerprints::FingerprintKind>& kinds, bool with_graph, int max_heavy_atoms,
    int threads) {
  std::vector<RecordFingerprinter> result;
  const int count = support::thread_count(threads);
  for (int thread = 0; thread < count; ++thread) {
    result.emplace_back(kinds, with_graph, max_heavy_atoms);
  }
  return result;
}

ParallelFingerprinter::ParallelFingerprinter(
    const std::vector<fingerprints::FingerprintKind>& kinds, int max_heavy_atoms, int threads)
    : fingerprinters_(fingerprinters(kinds, false, max_heavy_atoms, threads)) {}

std::vector<FingerprintedRecord> ParallelFingerprinter::fingerprinted(
    const std::vector<Record>& records) const {
  std::vector<FingerprintedRecord> results(records.size());
  support::for_each_in_parallel(records.size(), static_cast<int>(fingerprinters_.size()),
                                [&](std::size_t index, std::size_t thread) {
                                  results[index] =
                                      fingerprinters_[thread].fingerprinted(records[index]);
                                });
  return results;
}

}  // namespace congener::index
