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

#include "calibration/score_counter.hpp"
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
  std::vector<Scores> scores;         ///< by compared entry
  bool is_compared = false;           ///< by overlap
  std::vector<std::size_t> families;  ///< of which it is a member
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
    for (std::size_t family = 0; family < workspace.families.size(); ++family) {
      if (workspace.families[family].own.match(molecule)) {
        result.families.push_back(family);
      }
    }
    const bool is_member = !result.families.empty();
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

/// Entries are left out: they are what members are compared with.
void count_families(const Measured& molecule, std::vector<FamilyCount>& families) {
  if (molecule.kind != Kind::Counted && molecule.kind != Kind::Member) {
    return;
  }
  for (FamilyCount& count : families) {
    ++count.molecules;
  }
  for (const std::size_t family : molecule.families) {
    ++families[family].members;
  }
}

/// Counts one molecule in the run, and its scores.
void count(const Measured& molecule, CalibrationRun& run, calibration::ScoreCounter& counter) {
  ++run.read;
  run.members += molecule.kind == Kind::Member || molecule.kind == Kind::Entry ? 1 : 0;
  run.not_counted += molecule.kind == Kind::NotCounted ? 1 : 0;
  run.counted += molecule.kind == Kind::Counted ? 1 : 0;
  count_families(molecule, run.calibration.families);
  if (molecule.kind == Kind::Counted || molecule.kind == Kind::Member) {
    counter.add({molecule.heavy_atoms, molecule.kind == Kind::Member, molecule.is_compared,
                 molecule.scores});
  }
}

std::string method_text(const ReferenceSet& set, const CalibrationOptions& options) {
  return fmt::format(
      "Largest component of each molecule, uncharged, without isotope labels. Left out: entries, "
      "and molecules with a family's core and required groups. Overlap: Johnson similarity of the "
      "maximum common edge subgraph; exact from {} on, below it an upper bound; 0 for molecules "
      "without {} and where the larger has over {} % of the smaller's heavy atoms. Likeness: "
      "mean of -log10(rate) / 12 over the three scores, the most of all entries; 0 for molecules "
      "that are never compared. Member likeness: that of the molecules with a family's core and "
      "required groups, among all; entries left out. Families: members of each among all "
      "molecules but entries.",
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
  for (const Family& family : set->families) {
    run.calibration.families.push_back({family.id, 0, 0});
  }
  calibration::ScoreCounter counter(counted_entries(*set, measurer.finder()), options.bands);
  for (const ValidationInput& input : inputs) {
    const std::uint64_t before = run.counted;
    const bool is_whole = run::for_each_record<Measured>(
        validation::batches_of(input, options.reader),
        [&](const Record& record, std::size_t thread) {
          return measurer.measure(record, *workspaces[thread]);
        },
        [&](Record&&, Measured&& molecule) {
          count(molecule, run, counter);
          if (options.progress && run.read % run::kProgressEvery == 0) {
            options.progress({run.read, 0, run.not_counted, std::nullopt});
          }
        },
        threads, options.cancelled);
    if (!is_whole) {
      throw CancelledError("the calibration was cancelled");
    }
    if (options.progress) {
      options.progress({run.read, 0, run.not_counted, std::nullopt});
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
