#pragma once
// One molecule in, one Finding out. Everything that screens goes through Detector::check.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "congener/evidence.hpp"
#include "congener/export.hpp"
#include "congener/finding.hpp"
#include "congener/finding_context.hpp"
#include "congener/options.hpp"
#include "congener/record_reader.hpp"
#include "congener/reference_set.hpp"
#include "congener/resolver.hpp"
#include "congener/structure.hpp"

namespace congener {

/// Compares molecules with a reference set. All members are const and safe to call from many
/// threads at once. Throws only at construction; a bad molecule gives a Finding with
/// Status::NotScreened.
class CONGENER_EXPORT Detector {
 public:
  /// Throws ReferenceSetError or OptionError.
  Detector(std::shared_ptr<const ReferenceSet> reference_set, DetectorOptions options);
  ~Detector();
  Detector(Detector&&) noexcept;
  Detector& operator=(Detector&&) noexcept;
  Detector(const Detector&) = delete;
  Detector& operator=(const Detector&) = delete;

  /// With default_reference_set(), the set that is installed with this library.
  static Detector load(DetectorOptions options);
  /// load_reference_set, then the constructor.
  static Detector load(const std::string& folder, DetectorOptions options);
  /// load_reference_sets, then the constructor. calibration_file takes the place of the set's own
  /// calibration; if it is empty, the set's own is used.
  static Detector load(const std::vector<std::string>& folders, DetectorOptions options,
                       const std::string& calibration_file = {});

  /// What a structure is, whatever the day and the jurisdiction.
  Evidence evidence(std::string_view structure,
                    StructureFormat format = StructureFormat::Smiles) const;

  /// What the law of this detector's day and jurisdictions says of the evidence. The evidence must
  /// come from a detector with the same max_false_flags and readings, on the same reference set or
  /// on a larger one: entries and classes that this set does not have are left out.
  Finding answer(const Evidence& evidence) const;

  /// Screens one structure: collects the evidence, then answers.
  Finding check(std::string_view structure, StructureFormat format = StructureFormat::Smiles) const;

  /// Screens one record by its structure and its identifiers (Resolver), each by itself. The
  /// finding is that with the highest status, the structure's own among equals; what another
  /// reading says against it is told in Finding::other_readings. A structure that cannot be read
  /// is not made good by an identifier without a finding: such a record is not screened. Flagged
  /// records are described (Finding::judged).
  Finding check(const Record& record) const;

  /// The same for a text of any kind, as a person types it.
  Finding check_text(std::string_view text) const;

  /// Sets Finding::judged of a finding of check(record) or check_text, whatever its status. Takes
  /// some milliseconds.
  void describe(Finding& finding) const;

  /// Rules of the reference set that DetectorOptions::use_prefilter cannot ask bare graphs for, in
  /// words: "family ...". What they might find is looked at whole, which takes longer.
  std::vector<std::string> rules_without_prefilter() const;

  const Resolver& resolver() const;

  /// What its findings carry.
  std::shared_ptr<const FindingContext> context() const;
  const ReferenceSet& reference_set() const;
  const DetectorOptions& options() const;  ///< with the jurisdictions filled in

 private:
  class Implementation;
  explicit Detector(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace congener
