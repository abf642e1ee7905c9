#pragma once
// How rare a score is among ordinary molecules: counts of a background library for each entry,
// score and size of the submitted component, and the rates that are read from them.
//
// Sources: Baldi and Nasr 2010, doi 10.1021/ci100010v (significance of similarity scores, extreme
// values); Vogt and Bajorath 2020, ccbmlib, doi 10.12688/f1000research.22292.2 (distributions
// conditioned on the reference compound).

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "congener/export.hpp"

namespace congener {

/// Which score was counted.
enum class ScoreKind {
  Overlap,   ///< graph overlap, 0 to 1
  Morgan,    ///< Tanimoto, Morgan radius 2, 2048 bits, 0 to 1
  AtomPair,  ///< Tanimoto, atom pairs with count simulation, 2048 bits, 0 to 1
  /// How rare the three are together: the mean of -log10(rate) / 12 over them, 0 to 1; the highest
  /// over all entries. Counted for molecules without a family's core and required groups.
  Likeness,
  /// The likeness of molecules with a family's core and required groups; 0 for all others.
  MemberLikeness
};

/// "overlap", "morgan", "atom_pair", "likeness", "member_likeness"
CONGENER_EXPORT std::string to_string(ScoreKind kind);

/// Sizes of submitted components, in heavy atoms, both ends inclusive.
struct SizeBand {
  int heavy_atoms_min = 0;
  int heavy_atoms_max = 0;  ///< 0: no limit
};

/// How many molecules of a background reach each score of a grid.
struct ScoreTail {
  std::string entry;  ///< id of the entry compared with; empty, for the two kinds of
                      ///< likeness: the best of all
  ScoreKind score = ScoreKind::Morgan;
  int heavy_atoms_min = 0;              ///< of the submitted component, inclusive
  int heavy_atoms_max = 0;              ///< inclusive; 0: no limit
  std::uint64_t molecules = 0;          ///< how many were compared
  double first_score = 0;               ///< of the grid
  double step = 0.01;                   ///< of the grid
  std::vector<std::uint64_t> at_least;  ///< [i]: molecules with score >= first_score + i * step;
                                        ///< descending; after the last one nothing was counted
};

/// A file that was counted.
struct CalibrationSource {
  std::string name;    ///< without its folder
  std::string sha256;  ///< of the file's bytes
  std::uint64_t molecules = 0;
};

/// How many of the molecules counted carry the core and the required groups of a family.
struct FamilyCount {
  std::string family;           ///< id
  std::uint64_t members = 0;    ///< entries left out
  std::uint64_t molecules = 0;  ///< how many were looked at
};

/// A calibration file. Plain data; safe to read from many threads.
struct Calibration {
  std::vector<CalibrationSource> sources;
  std::string program_version;
  std::string rdkit_version;  ///< fingerprints of other releases may differ
  std::string reference_set_id;
  std::string reference_set_version;
  std::string reference_set_sha256;  ///< of the set whose entries were compared
  std::string method;                ///< in words: what was compared, what was left out
  std::vector<FamilyCount> families;
  std::vector<ScoreTail> tails;
  std::string sha256;  ///< of the file that it was loaded from; empty: made in memory
};

/// Molecules counted, over all sources.
CONGENER_EXPORT std::uint64_t molecules_counted(const Calibration& calibration);

/// How rare the core of a family is in ordinary chemistry: -log10 of the fraction of the molecules
/// counted that are members, (members + 1) / (molecules + 1). 0 when the family was not counted.
CONGENER_EXPORT double core_rarity_of(const Calibration& calibration, const std::string& family);

/// How rare a score is.
struct Rarity {
  double rate = 1;         ///< fraction of ordinary molecules that reach this score; 1e-12 to 1
  bool is_fitted = false;  ///< rests on the fitted tail: beyond what was counted
  std::uint64_t molecules = 0;  ///< how many were compared; 0: nothing is known of this rate
};

/// The fraction of ordinary molecules that reach a score.
///
/// Counted, (k + 1) / (n + 1), while at least 10 molecules reach the score. Beyond the last such
/// score, where at least 1,000 molecules were counted, an exponential tail (peaks over threshold;
/// the tail of the Gumbel domain, to which Baldi and Nasr's extreme-value law belongs), which
/// starts at the counted rate, so that the two agree where they meet. Its slope is the
/// maximum-likelihood estimate for binned counts (one step added), from all scores above the 99th
/// percentile or, where fewer molecules have any score above the first, above the median of these.
/// Scores end at 1, so the exponential tail errs towards common. Where few molecules are counted
/// beyond, the rate is not below their exact 97.5 % lower bound: a tail that is heavier than fitted
/// is not called rare.
///
/// Between two scores of the grid the lower one decides, for scores of small molecules come in
/// steps. A score below the grid has rate 1. Never rises with the score; never below 1e-12.
CONGENER_EXPORT Rarity rarity_of(const ScoreTail& tail, double score);

/// The smallest score of the grid (continued up to 1) whose rarity is at most rate, a fraction;
/// infinity when even 1 is not rare enough.
CONGENER_EXPORT double score_at_rate(const ScoreTail& tail, double rate);

/// The tail for an entry (empty: best of all entries) and a component of this size; null when the
/// calibration has none. It lives as long as the calibration.
CONGENER_EXPORT const ScoreTail* find_tail(const Calibration& calibration, const std::string& entry,
                                           ScoreKind score, int heavy_atoms);

/// Loads a calibration file and checks it. Throws FileError, or ReferenceSetError with file and
/// line.
CONGENER_EXPORT Calibration load_calibration(const std::string& path);

/// Writes a calibration file (TOML, format in reference_sets/SCHEMA.md). The same calibration gives
/// the same bytes.
CONGENER_EXPORT void write_calibration(std::ostream& stream, const Calibration& calibration);

/// Counts scores. One object per thread; objects that are merged in any order, from any split of
/// the molecules, give exactly the same tails as a single one.
class CONGENER_EXPORT CalibrationBuilder {
 public:
  /// entries: ids, also "" for the best of all. bands: ascending, not overlapping. Throws
  /// OptionError when they are empty, doubled or out of order.
  CalibrationBuilder(std::vector<std::string> entries, std::vector<SizeBand> bands);

  /// Counts one comparison. entry: position in the entries; score: 0 to 1, what lies outside counts
  /// as the nearest end. A size in no band is not counted.
  void add(std::size_t entry, ScoreKind score_kind, int heavy_atoms, double score);

  /// Adds what another builder for the same entries and bands has counted, else throws OptionError.
  void merge(const CalibrationBuilder& other);

  /// Tails of all that was counted: by entry, score, band. Each begins at the last score that half
  /// of the molecules reach and ends with the last score that any reached.
  std::vector<ScoreTail> tails() const;

 private:
  std::size_t first_bin(std::size_t entry, ScoreKind score_kind, std::size_t band) const;
  ScoreTail tail_of(std::size_t entry, ScoreKind score_kind, std::size_t band) const;

  std::vector<std::string> entries_;
  std::vector<SizeBand> bands_;
  std::vector<std::uint64_t> bins_;  ///< by entry, score kind, band, score
};

}  // namespace congener
