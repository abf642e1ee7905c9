#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

#include "calibration/score_grid.hpp"
#include "congener/calibration.hpp"
#include "congener/error.hpp"

namespace congener {
namespace {

using calibration::upper_end;

constexpr std::size_t kScoreKinds = 5;
constexpr std::size_t kBins = calibration::kGridStepsPerUnit + 1;

bool are_in_order(const std::vector<SizeBand>& bands) {
  for (std::size_t index = 0; index < bands.size(); ++index) {
    if (bands[index].heavy_atoms_min < 0 ||
        upper_end(bands[index]) < bands[index].heavy_atoms_min ||
        (index > 0 && bands[index].heavy_atoms_min <= upper_end(bands[index - 1]))) {
      return false;
    }
  }
  return !bands.empty();
}

}  // namespace

CalibrationBuilder::CalibrationBuilder(std::vector<std::string> entries,
                                       std::vector<SizeBand> bands)
    : entries_(std::move(entries)),
      bands_(std::move(bands)),
      bins_(entries_.size() * kScoreKinds * bands_.size() * kBins) {
  if (entries_.empty() ||
      std::set<std::string>(entries_.begin(), entries_.end()).size() != entries_.size()) {
    throw OptionError("calibration: entries must be given, each once");
  }
  if (!are_in_order(bands_)) {
    throw OptionError("calibration: size bands must be given, ascend and not overlap");
  }
}

std::size_t CalibrationBuilder::first_bin(std::size_t entry, ScoreKind score_kind,
                                          std::size_t band) const {
  return ((entry * kScoreKinds + static_cast<std::size_t>(score_kind)) * bands_.size() + band) *
         kBins;
}

void CalibrationBuilder::add(std::size_t entry, ScoreKind score_kind, int heavy_atoms,
                             double score) {
  for (std::size_t band = 0; band < bands_.size(); ++band) {
    if (calibration::holds(bands_[band], heavy_atoms)) {
      ++bins_.at(first_bin(entry, score_kind, band) + calibration::grid_step_of(score));
      return;
    }
  }
}

void CalibrationBuilder::merge(const CalibrationBuilder& other) {
  const bool same_bands = std::equal(bands_.begin(), bands_.end(), other.bands_.begin(),
                                     other.bands_.end(), &calibration::is_same);
  if (entries_ != other.entries_ || !same_bands) {
    throw OptionError("calibration: only counts of the same entries and size bands add up");
  }
  std::transform(bins_.begin(), bins_.end(), other.bins_.begin(), bins_.begin(), std::plus<>());
}

ScoreTail CalibrationBuilder::tail_of(std::size_t entry, ScoreKind score_kind,
                                      std::size_t band) const {
  const auto begin =
      std::next(bins_.begin(), static_cast<std::ptrdiff_t>(first_bin(entry, score_kind, band)));
  std::vector<std::uint64_t> at_least(begin, std::next(begin, kBins));
  for (std::size_t bin = kBins - 1; bin > 0; --bin) {
    at_least[bin - 1] += at_least[bin];
  }
  ScoreTail tail;
  tail.entry = entries_[entry];
  tail.score = score_kind;
  tail.heavy_atoms_min = bands_[band].heavy_atoms_min;
  tail.heavy_atoms_max = bands_[band].heavy_atoms_max;
  tail.molecules = at_least.front();
  std::size_t first = 0;
  while (first + 1 < kBins && at_least[first + 1] * 2 >= tail.molecules &&
         at_least[first + 1] > 0) {
    ++first;
  }
  std::size_t end = kBins;
  while (end > first + 1 && at_least[end - 1] == 0) {
    --end;
  }
  tail.first_score = calibration::grid_score(first);
  tail.step = 1.0 / calibration::kGridStepsPerUnit;
  tail.at_least.assign(std::next(at_least.begin(), static_cast<std::ptrdiff_t>(first)),
                       std::next(at_least.begin(), static_cast<std::ptrdiff_t>(end)));
  return tail;
}

std::vector<ScoreTail> CalibrationBuilder::tails() const {
  std::vector<ScoreTail> tails;
  for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
    for (const ScoreKind kind : {ScoreKind::Overlap, ScoreKind::Morgan, ScoreKind::AtomPair,
                                 ScoreKind::Likeness, ScoreKind::MemberLikeness}) {
      for (std::size_t band = 0; band < bands_.size(); ++band) {
        ScoreTail tail = tail_of(entry, kind, band);
        if (tail.molecules > 0) {
          tails.push_back(std::move(tail));
        }
      }
    }
  }
  return tails;
}

}  // namespace congener
