#pragma once
// One molecule in, one Finding out. Everything that screens goes through Detector::check.

#include <memory>
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
  int max_heavy_atoms = 1000;              ///< larger records are not screened; 1 to 100,000
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

  /// Screens one structure.
  Finding check(std::string_view structure, StructureFormat format = StructureFormat::Smiles) const;

  const ReferenceSet& reference_set() const;
  const DetectorOptions& options() const;  ///< with the jurisdictions filled in

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace congener
