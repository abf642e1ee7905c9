#include "congener/detector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "congener/error.hpp"
#include "evidence/classes.hpp"
#include "evidence/collector.hpp"
#include "law/day_changes.hpp"
#include "law/law.hpp"
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
        collector_(*set_, {options_.max_false_flags, options_.max_heavy_atoms, options_.readings}),
        law_(*set_, options_.as_of, options_.jurisdictions) {
    if (options_.changed_since) {
      earlier_law_.emplace(*set_, *options_.changed_since, options_.jurisdictions);
    }
  }

  Evidence evidence(std::string_view structure, StructureFormat format) const {
    return collector_.collect(structure, format);
  }

  Finding answer(const Evidence& evidence) const {
    Finding finding = law_.answer(evidence, options_.minimum_grade);
    return !earlier_law_
               ? finding
               : law::changes(earlier_law_->answer(evidence, options_.minimum_grade),
                              std::move(finding), *options_.changed_since, options_.jurisdictions);
  }

  const ReferenceSet& reference_set() const { return *set_; }
  const DetectorOptions& options() const { return options_; }

 private:
  std::shared_ptr<const ReferenceSet> set_;
  DetectorOptions options_;
  evidence::Collector collector_;
  law::Law law_;
  std::optional<law::Law> earlier_law_;  ///< changed_since
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

Evidence Detector::evidence(std::string_view structure, StructureFormat format) const {
  return implementation_->evidence(structure, format);
}

Finding Detector::answer(const Evidence& evidence) const {
  return implementation_->answer(evidence);
}

Finding Detector::check(std::string_view structure, StructureFormat format) const {
  return answer(evidence(structure, format));
}

const ReferenceSet& Detector::reference_set() const {
  return implementation_->reference_set();
}
const DetectorOptions& Detector::options() const {
  return implementation_->options();
}

}  // namespace congener
