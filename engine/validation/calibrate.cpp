#include "congener/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include "calibration/score_calibration.hpp"
#include "calibration/score_grid.hpp"
#include "chem/parse.hpp"
#include "congener/error.hpp"
#include "congener/version.hpp"
#include "evidence/components.hpp"
#include "evidence/identity.hpp"
#include "evidence/resemblance.hpp"
#include "evidence/workspace.hpp"
#include "reference/check.hpp"
#include "run/record_run.hpp"
#include "support/parallel.hpp"
#include "validation/molecule_stream.hpp"

namespace congener {
namespace {

enum class Kind { Counted, Member, Entry, NotCounted };

/// What is kept of one molecule.
struct Measured {
  Kind kind = Kind::NotCounted;
  int heavy_atoms = 0;
  std::vector<Scores> scores;  ///< by compared entry
  bool is_compared = false;    ///< by overlap
};

chem::Molecule plain_main_component(chem::Molecule&& record, chem::Standardizer& standardizer) {
  chem::Molecule largest = chem::largest_component(standardizer.normalized(std::move(record)));
  std::optional<chem::Molecule> plain = evidence::plain_form(largest, standardizer);
  return plain ? std::move(*plain) : std::move(largest);
}

class Measurer {
 public:
  Measurer(const ReferenceSet& set, const CalibrationOptions& options)
      : options_(options), identities_(set), finder_(set, identities_, 0) {}

  Measured measure(const Record& record, evidence::Workspace& workspace) const {
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
    } catch (const std::bad_alloc&) {
      throw;  // no fault of the record
    } catch (const std::exception&) {
      return result;  // RDKit gave up on it, as in Detector::check
    }
  }

  const evidence::ResemblanceFinder& finder() const { return finder_; }

 private:
  Measured measure(const chem::Molecule& molecule, evidence::Workspace& workspace) const {
    Measured result;
    result.heavy_atoms = chem::heavy_atom_count(molecule);
    const bool is_member =
        std::any_of(workspace.families.begin(), workspace.families.end(),
                    [&](const auto& rule) { return rule.own.match(molecule).has_value(); });
    if (!identities_.entries_equal_to(molecule, workspace).empty()) {
      result.kind = Kind::Entry;
      return result;
    }
    result.kind = is_member ? Kind::Member : Kind::Counted;
    result.is_compared =
        is_member || !workspace.similarity_gate || workspace.similarity_gate->is_in(molecule);
    result.scores =
        finder_.all_scores(molecule, result.is_compared, options_.overlap_exact_from, workspace);
    return result;
  }

  const CalibrationOptions& options_;
  evidence::IdentityMatcher identities_;
  evidence::ResemblanceFinder finder_;
};

std::vector<std::string> counted_entries(const ReferenceSet& set,
                                         const evidence::ResemblanceFinder& finder) {
  std::vector<std::string> entries;
  for (const std::size_t entry : finder.compared_entries()) {
    entries.push_back(set.entries[entry].id);
  }
  return entries;
}

/// The scores of one molecule with each entry, in hundredths: the grid on which they are counted.
struct GridScores {
  int heavy_atoms = 0;
  bool is_member = false;
  std::vector<std::array<std::uint8_t, 3>> by_entry;  ///< overlap, Morgan, atom pairs
};

std::uint8_t on_grid(double score) {
  return static_cast<std::uint8_t>(calibration::grid_step_of(score));
}

class Counter {
 public:
  Counter(std::vector<std::string> entries, const std::vector<SizeBand>& bands)
      : entries_(std::move(entries)), builder_(entries_, bands), likeness_({""}, bands) {}

  void add(const Measured& molecule, CalibrationRun& run) {
    ++run.read;
    run.members += molecule.kind == Kind::Member || molecule.kind == Kind::Entry ? 1 : 0;
    run.not_counted += molecule.kind == Kind::NotCounted ? 1 : 0;
    run.counted += molecule.kind == Kind::Counted ? 1 : 0;
    if (molecule.kind == Kind::Counted) {
      count_scores(molecule);
      likeness_.add(0, ScoreKind::MemberLikeness, molecule.heavy_atoms, 0);
    }
    if (molecule.is_compared) {
      keep(molecule);
    } else if (molecule.kind == Kind::Counted) {
      likeness_.add(0, ScoreKind::Likeness, molecule.heavy_atoms, 0);
    }
  }

  /// The likeness of a molecule rests on the rates, and these on all molecules: hence after all.
  std::vector<ScoreTail> tails() {
    std::vector<ScoreTail> tails = builder_.tails();
    const Lookup lookup(entries_, tails);
    for (const GridScores& molecule : kept_) {
      likeness_.add(0, molecule.is_member ? ScoreKind::MemberLikeness : ScoreKind::Likeness,
                    molecule.heavy_atoms, lookup.likeness(molecule));
    }
    kept_.clear();
    for (ScoreTail& tail : likeness_.tails()) {
      tails.push_back(std::move(tail));
    }
    return tails;
  }

 private:
  void count_scores(const Measured& molecule) {
    for (std::size_t entry = 0; entry < molecule.scores.size(); ++entry) {
      const Scores& scores = molecule.scores[entry];
      builder_.add(entry, ScoreKind::Overlap, molecule.heavy_atoms, scores.overlap);
      builder_.add(entry, ScoreKind::Morgan, molecule.heavy_atoms, scores.morgan);
      builder_.add(entry, ScoreKind::AtomPair, molecule.heavy_atoms, scores.atom_pair);
    }
  }

  void keep(const Measured& molecule) {
    GridScores kept{molecule.heavy_atoms, molecule.kind == Kind::Member, {}};
    for (const Scores& scores : molecule.scores) {
      kept.by_entry.push_back(
          {on_grid(scores.overlap), on_grid(scores.morgan), on_grid(scores.atom_pair)});
    }
    kept_.push_back(std::move(kept));
  }

  /// The tables of the counted entries, as the detector will have them.
  class Lookup {
   public:
    Lookup(const std::vector<std::string>& entries, const std::vector<ScoreTail>& tails) {
      for (const std::string& id : entries) {
        Entry entry;
        entry.id = id;
        set_.entries.push_back(std::move(entry));
      }
      set_.calibration.tails = tails;
      calibration_.emplace(set_, std::vector<int>(entries.size(), 0));
      for (std::size_t band = 0; band < calibration_->bands().size(); ++band) {
        for (std::size_t entry = 0; entry < entries.size(); ++entry) {
          tables_.push_back(calibration_->tables(entry, band));
        }
      }
    }

    /// With the entry that it is most like; 0 for a size that is not counted.
    double likeness(const GridScores& molecule) const {
      const std::size_t band = calibration_->band_of(molecule.heavy_atoms);
      double most = 0;
      if (band < calibration_->bands().size()) {
        for (std::size_t entry = 0; entry < molecule.by_entry.size(); ++entry) {
          const auto& [overlap, morgan, atom_pair] = molecule.by_entry[entry];
          most =
              std::max(most, tables_[band * molecule.by_entry.size() + entry].likeness(
                                 {calibration::grid_score(overlap), calibration::grid_score(morgan),
                                  calibration::grid_score(atom_pair), 0}));
        }
      }
      return most;
    }

   private:
    ReferenceSet set_;
    std::optional<calibration::ScoreCalibration> calibration_;
    std::vector<calibration::RarityTables> tables_;  ///< by band, entry
  };

  std::vector<std::string> entries_;
  CalibrationBuilder builder_;
  CalibrationBuilder likeness_;
  std::vector<GridScores> kept_;  ///< of molecules that are compared
};

std::string method_text(const ReferenceSet& set, const CalibrationOptions& options) {
  return fmt::format(
      "Largest component of each molecule, uncharged, without isotope labels. Left out: entries, "
      "and molecules with a family's core and required groups. Overlap: Johnson similarity of the "
      "maximum common edge subgraph; exact from {} on, below it an upper bound; 0 for molecules "
      "without {} and where the larger has over {} % of the smaller's heavy atoms. Likeness: "
      "mean of -log10(rate) / 12 over the three scores, the most of all entries; 0 for molecules "
      "that are never compared. Member likeness: that of the molecules with a family's core and "
      "required groups, among all; entries left out.",
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
  std::vector<std::unique_ptr<evidence::Workspace>> workspaces;
  const std::map<std::string, bool> default_readings;
  const int threads = support::thread_count(options.threads);
  for (int thread = 0; thread < threads; ++thread) {
    workspaces.push_back(std::make_unique<evidence::Workspace>(*set, default_readings));
  }
  CalibrationRun run;
  Counter counter(counted_entries(*set, measurer.finder()), options.bands);
  for (const ValidationInput& input : inputs) {
    const std::uint64_t before = run.counted;
    const bool is_whole = run::for_each_record<Measured>(
        validation::batches_of(input, options.reader),
        [&](const Record& record, std::size_t thread) {
          return measurer.measure(record, *workspaces[thread]);
        },
        [&](Record&&, Measured&& molecule) {
          counter.add(molecule, run);
          if (options.progress && run.read % run::kProgressEvery == 0) {
            options.progress({run.read, 0, run.not_counted});
          }
        },
        threads, options.cancelled);
    if (!is_whole) {
      throw CancelledError("the calibration was cancelled");
    }
    if (options.progress) {
      options.progress({run.read, 0, run.not_counted});
    }
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
