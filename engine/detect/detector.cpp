#include "congener/detector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "congener/error.hpp"
#include "detect/readings.hpp"
#include "evidence/classes.hpp"
#include "evidence/collector.hpp"
#include "law/day_changes.hpp"
#include "law/law.hpp"
#include "reference/check.hpp"
#include "support/limits.hpp"
#include "support/mol_block_lines.hpp"
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
        collector_(set(), {asked().max_false_flags, asked().max_heavy_atoms, asked().readings,
                           asked().near_misses, asked().use_prefilter}),
        law_(set(), asked().as_of, asked().jurisdictions),
        resolver_(context_->set, context_->options.name_reader) {
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
    if (finding.status == Status::NoFinding && !asked().near_misses) {
      finding.classes.clear();
    }
    finding.context = context_;
    return finding;
  }

  /// first_line: of the record in its file, from 1; 0: it is of no file.
  Finding check(std::vector<Reading>&& readings, std::uint64_t first_line) const {
    std::vector<Reading> unknown_keys = detect::unknown_keys(readings);
    std::vector<detect::JudgedReading> judged;
    judged.reserve(readings.size());
    for (Reading& reading : readings) {
      const bool is_in_lines = first_line > 0 && reading.kind == IdentifierKind::MolBlock;
      judged.push_back(this->judged(std::move(reading)));
      if (is_in_lines) {
        std::string& reason = judged.back().finding.reason;
        reason = support::at_file_line(std::move(reason), first_line);
      }
    }
    Finding finding = detect::combined(std::move(judged), [&](const Reading& a, const Reading& b) {
      return collector_.have_same_skeleton(a, b);
    });
    finding.context = context_;
    if (is_flagged(finding)) {
      describe(finding);
      detect::tell_wrong_keys(std::move(unknown_keys), finding);
    }
    return finding;
  }

  /// What is no SMILES may be a name, if somebody reads names.
  Finding check_or_read(std::vector<Reading>&& readings, std::string_view text,
                        std::uint64_t first_line) const {
    if (!resolver_.reads_names()) {
      return check(std::move(readings), first_line);
    }
    Finding finding = check(std::vector<Reading>(readings), first_line);
    if (!detect::reads_as_no_smiles(finding)) {
      return finding;
    }
    Reading name = resolver_.reading_of({IdentifierKind::Name, {}, std::string(text)});
    if (name.structure.empty()) {
      finding.reason = name.problem + "; it is no SMILES either (" + finding.reason + ")";
      return finding;
    }
    readings.front() = std::move(name);
    return check(std::move(readings), first_line);
  }

  void describe(Finding& finding) const {
    if (finding.resolved_by && finding.status != Status::NotScreened) {
      finding.judged = collector_.describe(finding.resolved_by->structure,
                                           finding.resolved_by->format, deciding_atoms(finding));
    }
  }

  std::vector<std::string> rules_without_prefilter() const {
    return collector_.rules_without_gate();
  }

  const Resolver& resolver() const { return resolver_; }
  const std::shared_ptr<const FindingContext>& context() const { return context_; }

 private:
  detect::JudgedReading judged(Reading&& submitted) const {
    detect::JudgedReading result;
    result.reading = std::move(submitted);
    const Reading& reading = result.reading;
    if (reading.structure.empty() && !reading.problem.empty()) {
      result.finding.reason = reading.problem;
    } else {
      result.evidence = evidence(reading.structure, reading.format);
      result.finding = answer(result.evidence);
    }
    return result;
  }

  /// The atoms of the record that the finding rests on most.
  static std::vector<int> deciding_atoms(const Finding& finding) {
    if (!finding.identities.empty()) {
      return finding.identities.front().atoms;
    }
    for (const ClassFinding& each : finding.classes) {
      if (each.is_inside) {
        return each.core_atoms;
      }
    }
    return finding.nearest.empty() ? std::vector<int>() : finding.nearest.front().atoms;
  }

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
  Resolver resolver_;
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

Finding Detector::check(const Record& record) const {
  if (!record.problem.empty()) {
    Finding finding;
    finding.reason = record.problem;
    finding.context = context();
    return finding;
  }
  return implementation_->check_or_read(resolver().readings_of(record), record.structure,
                                        record.line);
}

Finding Detector::check_text(std::string_view text) const {
  Finding finding = implementation_->check_or_read(resolver().readings_of(text), text, 0);
  if (detect::reads_as_no_smiles(finding)) {
    finding.reason = "no structure: the name is not in this reference set, and it is no SMILES (" +
                     finding.reason + ")";
  }
  return finding;
}

void Detector::describe(Finding& finding) const {
  implementation_->describe(finding);
}

std::vector<std::string> Detector::rules_without_prefilter() const {
  return implementation_->rules_without_prefilter();
}

const Resolver& Detector::resolver() const {
  return implementation_->resolver();
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
