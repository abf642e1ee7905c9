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
#include "support/limits.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string unknown_jurisdiction(const ReferenceSet& set, const std::string& name) {
  std::string further = support::join(set.further_jurisdictions, ", ");
  if (!further.empty()) {
    further = ", and as followers of another's law " + further;
  }
  return fmt::format("jurisdiction {} is not in the reference set, which has {}{}",
                     support::printable(name), support::join(set.jurisdictions, ", "), further);
}

DetectorOptions checked(DetectorOptions options, const ReferenceSet& set) {
  if (!parse_date(to_string(options.as_of))) {
    throw OptionError("as_of is not a day of the calendar (YYYY-MM-DD)");
  }
  if (options.changed_since &&
      (!parse_date(to_string(*options.changed_since)) || *options.changed_since >= options.as_of)) {
    throw OptionError("changed_since must be a day of the calendar (YYYY-MM-DD) before as_of");
  }
  support::check_heavy_atom_limit(options.max_heavy_atoms);
  if (!(options.max_false_flags >= 0 && options.max_false_flags <= 1)) {
    throw OptionError("max_false_flags must be a fraction, 0 to 1");
  }
  if (options.jurisdictions.empty()) {
    options.jurisdictions = set.jurisdictions;
  }
  std::vector<std::string> seen;
  for (const std::string& name : options.jurisdictions) {
    if (!holds(set.jurisdictions, name) && !holds(set.further_jurisdictions, name)) {
      throw OptionError(unknown_jurisdiction(set, name));
    }
    if (!holds(seen, name)) {
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
      : context_(context_of(std::move(reference_set), std::move(options))),
        collector_(set(), {asked().max_false_flags, asked().max_heavy_atoms, asked().readings}),
        law_(set(), asked().as_of, asked().jurisdictions) {
    if (asked().changed_since) {
      earlier_law_.emplace(set(), *asked().changed_since, asked().jurisdictions);
    }
  }

  Evidence evidence(std::string_view structure, StructureFormat format) const {
    return collector_.collect(structure, format);
  }

  Finding answer(const Evidence& evidence) const {
    Finding finding = law_.answer(evidence, asked().minimum_grade);
    if (earlier_law_) {
      finding = law::changes(earlier_law_->answer(evidence, asked().minimum_grade),
                             std::move(finding), *asked().changed_since, asked().jurisdictions);
    }
    finding.context = context_;
    return finding;
  }

  const std::shared_ptr<const FindingContext>& context() const { return context_; }

 private:
  static std::shared_ptr<const FindingContext> context_of(std::shared_ptr<const ReferenceSet> set,
                                                          DetectorOptions options) {
    FindingContext context;
    context.made_by = provenance_of(*set);
    context.options = checked(std::move(options), *set);
    context.set = std::move(set);
    return std::make_shared<const FindingContext>(std::move(context));
  }

  const ReferenceSet& set() const { return *context_->set; }
  const DetectorOptions& asked() const { return context_->options; }

  std::shared_ptr<const FindingContext> context_;
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

Detector Detector::load(DetectorOptions options) {
  return Detector(std::make_unique<Implementation>(default_reference_set(), std::move(options)));
}

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

std::shared_ptr<const FindingContext> Detector::context() const {
  return implementation_->context();
}
const ReferenceSet& Detector::reference_set() const {
  return *implementation_->context()->set;
}
const DetectorOptions& Detector::options() const {
  return implementation_->context()->options;
}

}  // namespace congener
