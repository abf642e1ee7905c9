#pragma once
// One molecule in, one Finding out. Everything that screens goes through Detector::check.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener {

/// How the text of a structure is written.
enum class StructureFormat { Smiles, MolBlock };

/// What the detector answers, and for whom.
struct DetectorOptions {
  Date as_of;                              ///< the day whose law is applied; must be a valid day
  std::vector<std::string> jurisdictions;  ///< empty: all of the reference set
  Grade minimum_grade = Grade::Weak;       ///< resemblances below this are not reported
  /// Resemblances without a family's core are reported only where at most this fraction of ordinary
  /// molecules of the same size would be (Calibration); 0 to 1. 0: none of them.
  double max_false_flags = 1e-4;
  /// Readings of class definitions that differ from the set's default: "class.reading" -> holds.
  std::map<std::string, bool> readings;
  bool as_of_is_from_clock = false;  ///< nobody chose that day; only told in reports
  /// Report only jurisdictions whose status differs between this day, which must be before as_of,
  /// and as_of. The record's status is then the highest of theirs on either day: a listing that was
  /// lost is flagged as well.
  std::optional<Date> changed_since;
  int max_heavy_atoms = 1000;  ///< larger records are not screened; 1 to 100,000
};

/// Compares molecules with a reference set. All members are const and safe to call from many
/// threads at once. Throws only at construction; a bad molecule gives a Finding with
/// Status::NotScreened.
class Detector {
 public:
  /// Throws ReferenceSetError or OptionError.
  Detector(std::shared_ptr<const ReferenceSet> reference_set, DetectorOptions options);
  ~Detector();
  Detector(Detector&&) noexcept;
  Detector& operator=(Detector&&) noexcept;
  Detector(const Detector&) = delete;
  Detector& operator=(const Detector&) = delete;

  /// load_reference_set, then the constructor.
  static Detector load(const std::string& folder, DetectorOptions options);
  /// load_reference_sets, then the constructor. calibration_file: takes the place of the set's own
  /// calibration; empty: that one.
  static Detector load(const std::vector<std::string>& folders, DetectorOptions options,
                       const std::string& calibration_file = {});

  /// Screens one structure.
  Finding check(std::string_view structure, StructureFormat format = StructureFormat::Smiles) const;

  const ReferenceSet& reference_set() const;
  const DetectorOptions& options() const;  ///< with the jurisdictions filled in

 private:
  class Implementation;
  explicit Detector(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace congener
