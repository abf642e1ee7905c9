#pragma once
// RDKit's FPBReader over a library in memory, for search_bench.

#include <cstdint>
#include <memory>
#include <vector>

namespace bench {

class FpbEngine {
 public:
  /// Rows of row_words words; written as an FPB file into memory and read by RDKit.
  FpbEngine(const std::vector<std::uint64_t>& rows, std::size_t row_words);
  ~FpbEngine();

  /// Number of molecules that RDKit finds from this Tanimoto on.
  std::size_t threshold(const std::vector<std::uint64_t>& query, double least) const;

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace bench
