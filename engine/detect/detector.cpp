#include "congener/detector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "chem/parse.hpp"
#include "chem/structure_error.hpp"
#include "congener/error.hpp"
#include "evidence/classes.hpp"
#include "evidence/components.hpp"
#include "evidence/gate.hpp"
#include "evidence/identity.hpp"
#include "evidence/resemblance.hpp"
#include "evidence/workspace.hpp"
#include "law/day_changes.hpp"
#include "law/jurisdiction.hpp"
#include "reference/check.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

constexpr int kMostHeavyAtoms = 100000;

DetectorOptions checked(DetectorOptions options, const ReferenceSet& set) {
  if (!parse_date(to_string(options.as_of))) {
    throw OptionError("as_of is not a day of the calendar (YYYY-MM-DD)");
  }
  if (options.changed_since &&
      (!parse_date(to_string(*options.changed_since)) || *options.changed_since >= options.as_of)) {
    throw OptionError("changed_since must be a day of the calendar (YYYY-MM-DD) before as_of");
  }
  if (options.max_heavy_atoms < 1 || options.max_heavy_atoms > kMostHeavyAtoms) {
    throw OptionError(fmt::format("max_heavy_atoms must be 1 to {}", kMostHeavyAtoms));
  }
  if (!(options.max_false_flags >= 0 && options.max_false_flags <= 1)) {
    throw OptionError("max_false_flags must be a fraction, 0 to 1");
  }
  if (options.jurisdictions.empty()) {
    options.jurisdictions = set.jurisdictions;
  }
  std::vector<std::string> seen;
  for (const std::string& name : options.jurisdictions) {
    if (std::find(set.jurisdictions.begin(), set.jurisdictions.end(), name) ==
        set.jurisdictions.end()) {
      throw OptionError(fmt::format("jurisdiction {} is not in the reference set, which has {}",
                                    support::printable(name),
                                    support::join(set.jurisdictions, ", ")));
    }
    if (std::find(seen.begin(), seen.end(), name) == seen.end()) {
      seen.push_back(name);
    }
  }
  options.jurisdictions = std::move(seen);
  evidence::check_readings(set, options.readings);
  return options;
}

/// A set that was made or changed by hand: what follows relies on ids, structures and patterns.
std::shared_ptr<const ReferenceSet> checked(std::shared_ptr<const ReferenceSet> set) {
  if (!set) {
    throw OptionError("the detector needs a reference set");
  }
  reference::check_reference_set(*set);
  return set;
}

}  // namespace

class Detector::Implementation {
 public:
  /// The set has passed its checks.
  Implementation(std::shared_ptr<const ReferenceSet> reference_set, DetectorOptions options)
      : set_(std::move(reference_set)),
        options_(checked(std::move(options), *set_)),
        counters_(*set_),
        identity_(*set_),
        resemblance_(*set_, identity_, options_.max_false_flags),
        gate_(identity_, resemblance_),
        classes_(*set_, options_.as_of),
        table_(*set_, options_),
        workspaces_(*set_, options_.readings) {
    if (options_.changed_since) {
      earlier_.emplace(*set_, options_, *options_.changed_since);
    }
  }

  Finding check(std::string_view structure, StructureFormat format) {
    chem::ParseResult parsed = chem::parse_structure(structure, format, options_.max_heavy_atoms);
    Finding finding;
    if (!parsed.molecule) {
      finding.reason = std::move(parsed.problem);
      return finding;
    }
    try {
      chem::translate_rdkit_exceptions([&] { finding = check(std::move(*parsed.molecule)); });
    } catch (const chem::StructureError&) {
      // RDKit gave up on a structure that it had accepted: nothing is known of it.
      finding = Finding();
      finding.reason = "the structure cannot be standardised";
    }
    return finding;
  }

  const ReferenceSet& reference_set() const { return *set_; }
  const DetectorOptions& options() const { return options_; }

 private:
  Finding check(chem::Molecule&& molecule) {
    auto lease = workspaces_.borrow();
    evidence::Workspace& workspace = *lease;
    Finding finding;
    finding.status = Status::NoFinding;
    if (!gate_.lets_through(molecule, workspace)) {
      return finding;
    }
    finding.stage = Stage::Standardised;
    const std::vector<evidence::Component> components = evidence::components_of(
        workspace.standardizer.normalized(std::move(molecule)), counters_, workspace.standardizer);
    finding.identities = identity_.match(components, workspace);
    finding.nearest = resemblance_.find(components, workspace, finding.stage);
    keep_reportable(finding);
    const bool is_flagged = !finding.identities.empty() || !finding.nearest.empty();
    std::optional<law::DayAnswers> before;
    if (earlier_) {
      before = earlier_->answers(components, finding, is_flagged, workspace);
    }
    finding.classes = classes_.find(components, is_flagged, workspace);
    finding.jurisdictions = table_.decide(finding.identities, finding.classes, finding.nearest);
    finding.gap = table_.gap(finding.identities, finding.classes);
    table_.keep_selected(finding.classes);
    if (before) {
      law::keep_changes(*before, options_, finding);
      return finding;
    }
    for (const JurisdictionFinding& answer : finding.jurisdictions) {
      finding.status = std::max(finding.status, answer.status);
    }
    if (finding.status == Status::Analogue) {
      for (const JurisdictionFinding& answer : finding.jurisdictions) {
        finding.grade = std::max(finding.grade, answer.grade);
      }
    }
    return finding;
  }

  /// Drops resemblances to what the record is, and those below the chosen grade.
  void keep_reportable(Finding& finding) const {
    const auto is_dropped = [&](const Resemblance& resemblance) {
      const auto is_it = [&](const Identity& identity) {
        return identity.entry == resemblance.entry;
      };
      return resemblance.grade < options_.minimum_grade ||
             std::any_of(finding.identities.begin(), finding.identities.end(), is_it);
    };
    auto& nearest = finding.nearest;
    nearest.erase(std::remove_if(nearest.begin(), nearest.end(), is_dropped), nearest.end());
  }

  std::shared_ptr<const ReferenceSet> set_;
  DetectorOptions options_;
  evidence::CounterComponents counters_;
  evidence::IdentityMatcher identity_;
  evidence::ResemblanceFinder resemblance_;
  evidence::Gate gate_;
  evidence::ClassFinder classes_;
  law::JurisdictionTable table_;
  std::optional<law::EarlierDay> earlier_;  ///< changed_since
  evidence::WorkspacePool workspaces_;
};

Detector::Detector(std::shared_ptr<const ReferenceSet> reference_set, DetectorOptions options)
    : Detector(std::make_unique<Implementation>(checked(std::move(reference_set)),
                                                std::move(options))) {}
Detector::Detector(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

Detector Detector::load(const std::string& folder, DetectorOptions options) {
  return load(std::vector<std::string>{folder}, std::move(options));
}

Detector Detector::load(const std::vector<std::string>& folders, DetectorOptions options,
                        const std::string& calibration_file) {
  // Loading has checked the set; the public constructor would do it again.
  auto set = std::make_shared<ReferenceSet>(load_reference_sets(folders));
  if (!calibration_file.empty()) {
    set->calibration = load_calibration_for(*set, calibration_file);
  }
  return Detector(std::make_unique<Implementation>(std::move(set), std::move(options)));
}

Finding Detector::check(std::string_view structure, StructureFormat format) const {
  return implementation_->check(structure, format);
}

const ReferenceSet& Detector::reference_set() const {
  return implementation_->reference_set();
}
const DetectorOptions& Detector::options() const {
  return implementation_->options();
}

}  // namespace congener
