#pragma once
// The one-metric baselines: the best Tanimoto similarity to any compared entry, as a user would use
// it with a plain cut-off.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "chem/molecule.hpp"
#include "chem/standardize.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "congener/fingerprints/generator.hpp"
#include "congener/structure.hpp"

namespace congener::validation {

inline constexpr std::size_t kMetrics = 3;
inline constexpr std::array<const char*, kMetrics> kMetricNames = {"morgan2_2048",
                                                                   "atom_pairs_2048", "maccs_166"};

/// By metric.
using MetricScores = std::array<double, kMetrics>;

/// The largest component, uncharged, because that is what is commonly compared.
struct BaselineMolecule {
  int heavy_atoms = 0;                            ///< 0: it cannot be read
  std::vector<fingerprints::Fingerprint> prints;  ///< by metric; the last ones may be missing
};

/// The first ones of kMetricNames; RDKit makes the MACCS keys by 166 searches, which is slow.
enum class MetricChoice { WithoutMaccs, All };

constexpr std::size_t metric_count(MetricChoice choice) {
  return choice == MetricChoice::All ? kMetrics : kMetrics - 1;
}

/// Makes fingerprints; one object per thread.
class BaselinePrinter {
 public:
  explicit BaselinePrinter(MetricChoice choice) : choice_(choice) {}

  BaselineMolecule molecule(std::string_view structure, StructureFormat format,
                            int max_heavy_atoms);

 private:
  chem::Molecule plain_main_component(chem::Molecule&& record);

  MetricChoice choice_;
  chem::Standardizer standardizer_;
  fingerprints::Generator generator_;
};

/// For each day the best scores over the entries in force on it; 0 for metrics that the molecule
/// does not have. is_in_force: by day, by entry.
std::vector<MetricScores> best_scores(const BaselineMolecule& molecule,
                                      const std::vector<BaselineMolecule>& entries,
                                      const std::vector<std::vector<bool>>& is_in_force);

/// Counts scores on a fine grid, from which a cut-off for any share can be read.
class ScoreHistogram {
 public:
  void add(double score);

  struct Cut {
    std::size_t bin = 0;
    bool is_resolved = true;
  };
  /// The lowest score of the grid that at most this share of the counted molecules reaches.
  Cut cut_at(double rate) const;
  static bool reaches(double score, const Cut& cut);
  static double score_of(const Cut& cut);  ///< above 1: nothing reaches it
  std::uint64_t molecules() const { return molecules_; }

 private:
  static constexpr std::size_t kStepsPerUnit = 10000;
  static std::size_t bin_of(double score);

  std::vector<std::uint64_t> bins_ = std::vector<std::uint64_t>(kStepsPerUnit + 1);
  std::uint64_t molecules_ = 0;
};

}  // namespace congener::validation
