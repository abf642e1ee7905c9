#include "index/hit_filter.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "congener/error.hpp"
#include "support/parallel.hpp"

namespace congener::index {
namespace {

using fingerprints::Fingerprint;
using fingerprints::SearchResult;

enum class Verdict : std::uint8_t { Holds, DoesNotHold, Undecided };

Verdict verdict_of(const substructure::StructureAnswer& answer, std::size_t patterns) {
  if (!answer.problem.empty()) {
    return Verdict::Undecided;
  }
  const bool is_undecided =
      std::any_of(answer.patterns.begin(), answer.patterns.end(),
                  [](const substructure::PatternAnswer& found) { return !found.problem.empty(); });
  if (answer.patterns.size() < patterns) {
    return Verdict::DoesNotHold;  // one of them is surely not there
  }
  return is_undecided ? Verdict::Undecided : Verdict::Holds;
}

SubstructureSearchOptions matcher_options(const IndexSearchOptions& options) {
  SubstructureSearchOptions result;
  result.threads = options.threads;
  result.max_heavy_atoms = options.max_heavy_atoms;
  result.compare_stereo = options.compare_stereo;
  result.compare_isotopes = options.compare_isotopes;
  return result;
}

/// Hits beyond so many are cut off.
void cut(SearchResult& result, std::uint64_t most) {
  if (most > 0 && result.hits.size() > most) {
    result.hits.resize(static_cast<std::size_t>(most));
    result.truncated = true;
  }
}

}  // namespace

HitFilter::HitFilter(const fingerprints::IndexFile& index, const IndexSearchOptions& options)
    : index_(index), patterns_(options.patterns, matcher_options(options)) {
  if (index.size() > 0 && index.structure(0).empty()) {
    throw OptionError(
        "this index was made of fingerprints and holds no structures that a pattern could be "
        "looked for in; make one of the molecules");
  }
  const int threads = support::thread_count(options.threads);
  for (int thread = 0; thread < threads; ++thread) {
    matchers_.emplace_back(patterns_, matcher_options(options));
  }
}

FilteredResult HitFilter::filtered(SearchResult&& result) {
  std::vector<Verdict> verdicts(result.hits.size());
  std::vector<std::size_t> patterns(patterns_.patterns().size());
  std::iota(patterns.begin(), patterns.end(), std::size_t{0});
  support::for_each_in_parallel(
      verdicts.size(), static_cast<int>(matchers_.size()),
      [&](std::size_t hit, std::size_t thread) {
        substructure::IndexedMolecule molecule;
        molecule.index = &index_;
        molecule.position = result.hits[hit].position;
        verdicts[hit] = verdict_of(matchers_[thread].answer(molecule, patterns), patterns.size());
      });
  FilteredResult filtered;
  for (std::size_t hit = 0; hit < verdicts.size(); ++hit) {
    if (verdicts[hit] == Verdict::Holds) {
      filtered.result.hits.push_back(result.hits[hit]);
    }
    filtered.undecided += verdicts[hit] == Verdict::Undecided ? 1 : 0;
  }
  filtered.result.hit_count = filtered.result.hits.size();
  filtered.result.cancelled = result.cancelled;
  return filtered;
}

std::vector<FilteredResult> HitFilter::threshold_search(
    const fingerprints::StoreList& stores, const std::vector<Fingerprint>& queries,
    const fingerprints::SearchOptions& options) {
  fingerprints::SearchOptions all = options;
  all.max_hits = 0;
  std::vector<FilteredResult> results;
  for (SearchResult& result : fingerprints::threshold_search(stores, queries, all)) {
    results.push_back(filtered(std::move(result)));
    cut(results.back().result, options.max_hits);
  }
  return results;
}

std::vector<FilteredResult> HitFilter::nearest_search(const fingerprints::StoreList& stores,
                                                      const std::vector<Fingerprint>& queries,
                                                      std::uint64_t nearest,
                                                      const fingerprints::SearchOptions& options) {
  constexpr std::uint64_t kFirst = 64;
  constexpr std::uint64_t kStep = 8;
  std::vector<FilteredResult> results(queries.size());
  std::vector<std::size_t> open(queries.size());
  std::iota(open.begin(), open.end(), std::size_t{0});
  // How many of the nearest hold the patterns is not known beforehand, so more and more are asked
  // for, until enough of them do.
  for (std::uint64_t asked = std::max(kFirst, nearest); !open.empty(); asked *= kStep) {
    asked = std::min(asked, index_.size());
    std::vector<Fingerprint> batch;
    for (const std::size_t query : open) {
      batch.push_back(queries[query]);
    }
    std::vector<SearchResult> found = fingerprints::nearest_search(stores, batch, asked, options);
    std::vector<std::size_t> still_open;
    for (std::size_t place = 0; place < open.size(); ++place) {
      const bool are_all = found[place].hits.size() < asked || asked == index_.size();
      FilteredResult& result = results[open[place]];
      result = filtered(std::move(found[place]));
      if (result.result.hits.size() < nearest && !are_all && !result.result.cancelled) {
        still_open.push_back(open[place]);
      }
      result.result.hits.resize(
          std::min<std::size_t>(result.result.hits.size(), static_cast<std::size_t>(nearest)));
      result.result.hit_count = result.result.hits.size();
    }
    open = std::move(still_open);
  }
  return results;
}

}  // namespace congener::index
