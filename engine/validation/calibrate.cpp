#include "congener/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "chem/parse.hpp"
#include "congener/error.hpp"
#include "congener/version.hpp"
#include "detect/components.hpp"
#include "detect/identity.hpp"
#include "detect/resemblance.hpp"
#include "detect/score_calibration.hpp"
#include "detect/workspace.hpp"
#include "reference/check.hpp"
#include "support/parallel.hpp"
#include "validation/molecule_stream.hpp"

namespace congener {
namespace {

enum class Kind { Counted, Member, NotCounted };

/// What is kept of one molecule.
struct Measured {
  Kind kind = Kind::NotCounted;
  int heavy_atoms = 0;
  std::vector<Scores> scores;  ///< by compared entry
  bool is_compared = false;    ///< by overlap
};

/// The overlaps of one molecule, for the count of the best of all entries.
struct Overlaps {
  int heavy_atoms = 0;
  std::vector<float> by_entry;
};

chem::Molecule plain_main_component(chem::Molecule&& record, chem::Standardizer& standardizer) {
  chem::Molecule largest = chem::largest_component(standardizer.normalized(std::move(record)));
  std::optional<chem::Molecule> plain = detect::plain_form(largest, standardizer);
  return plain ? std::move(*plain) : std::move(largest);
}

class Measurer {
 public:
  Measurer(const ReferenceSet& set, const CalibrationOptions& options)
      : options_(options), identities_(set), finder_(set, identities_, 0) {}

  Measured measure(const Record& record, detect::Workspace& workspace) const {
    Measured result;
    if (!record.problem.empty()) {
      return result;
    }
    auto parsed = chem::parse_structure(record.structure, record.format, options_.max_heavy_atoms);
    if (!parsed.molecule) {
      return result;
    }
    try {
      return measure(plain_main_component(std::move(*parsed.molecule), workspace.standardizer),
                     workspace);
    } catch (const std::exception&) {
      return result;  // RDKit gave up on it, as in Detector::check
    }
  }

  const detect::ResemblanceFinder& finder() const { return finder_; }

 private:
  Measured measure(const chem::Molecule& molecule, detect::Workspace& workspace) const {
    Measured result;
    result.heavy_atoms = chem::heavy_atom_count(molecule);
    const bool is_member =
        std::any_of(workspace.families.begin(), workspace.families.end(),
                    [&](const auto& rule) { return rule.own.match(molecule).has_value(); });
    if (is_member || !identities_.entries_equal_to(molecule, workspace).empty()) {
      result.kind = Kind::Member;
      return result;
    }
    result.kind = Kind::Counted;
    result.is_compared = !workspace.similarity_gate || workspace.similarity_gate->is_in(molecule);
    result.scores =
        finder_.all_scores(molecule, result.is_compared, options_.overlap_exact_from, workspace);
    return result;
  }

  const CalibrationOptions& options_;
  detect::IdentityMatcher identities_;
  detect::ResemblanceFinder finder_;
};

std::vector<std::string> counted_entries(const ReferenceSet& set,
                                         const detect::ResemblanceFinder& finder) {
  std::vector<std::string> entries;
  for (const std::size_t entry : finder.compared_entries()) {
    entries.push_back(set.entries[entry].id);
  }
  entries.emplace_back();  // the best of all
  return entries;
}

/// In the order of the records.
std::vector<Measured> measured(const std::vector<Record>& chunk, const Measurer& measurer,
                               std::vector<std::unique_ptr<detect::Workspace>>& workspaces) {
  std::vector<Measured> results(chunk.size());
  support::for_each_in_parallel(chunk.size(), static_cast<int>(workspaces.size()),
                                [&](std::size_t index, std::size_t thread) {
                                  results[index] =
                                      measurer.measure(chunk[index], *workspaces[thread]);
                                });
  return results;
}

class Counter {
 public:
  Counter(std::vector<std::string> entries, const std::vector<SizeBand>& bands)
      : entries_(std::move(entries)), builder_(entries_, bands) {}

  void add(const Measured& molecule, CalibrationRun& run) {
    ++run.read;
    run.members += molecule.kind == Kind::Member ? 1 : 0;
    run.not_counted += molecule.kind == Kind::NotCounted ? 1 : 0;
    if (molecule.kind != Kind::Counted) {
      return;
    }
    ++run.counted;
    Overlaps overlaps{molecule.heavy_atoms, {}};
    for (std::size_t entry = 0; entry < molecule.scores.size(); ++entry) {
      const Scores& scores = molecule.scores[entry];
      builder_.add(entry, ScoreKind::Overlap, molecule.heavy_atoms, scores.overlap);
      builder_.add(entry, ScoreKind::Morgan, molecule.heavy_atoms, scores.morgan);
      builder_.add(entry, ScoreKind::AtomPair, molecule.heavy_atoms, scores.atom_pair);
      if (molecule.is_compared) {
        overlaps.by_entry.push_back(static_cast<float>(scores.overlap));
      }
    }
    overlaps_.push_back(std::move(overlaps));
  }

  /// Counts, for each molecule, the rate of its rarest overlap: what a cut at a rate costs when all
  /// entries are tried.
  std::vector<ScoreTail> tails() {
    Calibration own;
    own.tails = builder_.tails();
    for (const Overlaps& overlaps : overlaps_) {
      double rarest = 1;
      for (std::size_t entry = 0; entry < overlaps.by_entry.size(); ++entry) {
        const ScoreTail* tail =
            find_tail(own, entries_[entry], ScoreKind::Overlap, overlaps.heavy_atoms);
        if (tail != nullptr) {
          rarest = std::min(rarest, rarity_of(*tail, overlaps.by_entry[entry]).rate);
        }
      }
      builder_.add(entries_.size() - 1, ScoreKind::Overlap, overlaps.heavy_atoms,
                   detect::score_of_rate(rarest));
    }
    overlaps_.clear();
    return builder_.tails();
  }

 private:
  std::vector<std::string> entries_;
  CalibrationBuilder builder_;
  std::vector<Overlaps> overlaps_;
};

std::string method_text(const ReferenceSet& set, const CalibrationOptions& options) {
  return fmt::format(
      "Largest component of each molecule, uncharged, without isotope labels. Left out: entries, "
      "and molecules with a family's core and required groups. Overlap: Johnson similarity of the "
      "maximum common edge subgraph; exact from {} on, below it an upper bound; 0 for molecules "
      "without {} and where the larger has over {} % of the smaller's heavy atoms. Best of all "
      "entries (entry left out): -log10 of the rarest overlap's rate, "
      "divided by 12.",
      options.overlap_exact_from,
      set.similarity.required_smarts.empty() ? "any atom" : set.similarity.required_smarts,
      set.similarity.max_size_ratio_percent);
}

}  // namespace

CalibrationRun calibrate(const std::shared_ptr<const ReferenceSet>& set,
                         const std::vector<std::string>& libraries,
                         const CalibrationOptions& options) {
  if (!set || libraries.empty()) {
    throw OptionError("a calibration needs a reference set and a library");
  }
  reference::check_reference_set(*set);
  std::vector<ValidationInput> inputs;
  for (const std::string& path : libraries) {
    inputs.push_back({path, std::filesystem::path(path).filename().string(), "", {}});
    validation::check_input(inputs.back());
  }
  const Measurer measurer(*set, options);
  std::vector<std::unique_ptr<detect::Workspace>> workspaces;
  const std::map<std::string, bool> default_readings;
  const int threads = support::thread_count(options.threads);
  for (int thread = 0; thread < threads; ++thread) {
    workspaces.push_back(std::make_unique<detect::Workspace>(*set, default_readings));
  }
  CalibrationRun run;
  Counter counter(counted_entries(*set, measurer.finder()), options.bands);
  for (const ValidationInput& input : inputs) {
    const std::uint64_t before = run.counted;
    validation::for_each_chunk(input, [&](const std::vector<Record>& chunk) {
      for (const Measured& molecule : measured(chunk, measurer, workspaces)) {
        counter.add(molecule, run);
      }
      if (options.progress) {
        options.progress({run.read, 0, run.not_counted});
      }
    });
    const ValidatedInput described = validation::described(input);
    run.calibration.sources.push_back({described.name, described.sha256, run.counted - before});
  }
  run.calibration.program_version = program_version();
  run.calibration.rdkit_version = rdkit_version();
  run.calibration.reference_set_id = set->id;
  run.calibration.reference_set_version = set->version;
  run.calibration.reference_set_sha256 = set->sha256;
  run.calibration.method = method_text(*set, options);
  run.calibration.tails = counter.tails();
  return run;
}

}  // namespace congener
