#pragma once
// What substructure_bench compares: ways to find the molecules of a library that hold a pattern,
// each on one thread.

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "congener/fingerprints/index_file.hpp"
#include "congener/substructure_pattern.hpp"

namespace bench {

/// The engines do not say the same of a molecule.
class Disagreement : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A search for one pattern, which is compiled already: that is not measured.
class PatternSearch {
 public:
  virtual ~PatternSearch() = default;
  /// How many molecules hold it. This is measured.
  virtual std::uint64_t count() = 0;
  /// Which these are, by their position in the library, ascending.
  virtual std::vector<std::uint64_t> positions() = 0;
};

/// One library, ready to be searched. Must outlive its searches.
class SubstructureEngine {
 public:
  virtual ~SubstructureEngine() = default;
  virtual std::unique_ptr<PatternSearch> search_for(
      const congener::SubstructurePattern& pattern) const = 0;
};

/// Congener's search of an index: by its graphs and keys, or where it has none by its structures.
std::unique_ptr<SubstructureEngine> index_engine(const congener::fingerprints::IndexFile& index);

/// RDKit's, over the same molecules in memory.
struct RdkitEngines {
  std::unique_ptr<SubstructureEngine> match;    ///< SubstructMatch with one molecule at a time
  std::unique_ptr<SubstructureEngine> library;  ///< SubstructLibrary: MolHolder and PatternHolder
};

/// Parses the structures of an index. Throws Disagreement when RDKit does not read one of them.
RdkitEngines rdkit_engines(const congener::fingerprints::IndexFile& index);

}  // namespace bench
