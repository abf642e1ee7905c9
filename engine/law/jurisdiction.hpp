#pragma once
// What each jurisdiction says of an identity, a class or a resemblance on one day.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "law/standing.hpp"

namespace congener::law {

/// Everything that can be decided once per run. Const and safe to share between threads.
class JurisdictionTable {
 public:
  /// jurisdictions: the selected ones; the set must have all of them.
  JurisdictionTable(const ReferenceSet& set, const Date& day,
                    const std::vector<std::string>& jurisdictions);

  /// What the selected jurisdictions say. Each resemblance in nearest gets the jurisdictions in
  /// which it counts; resemblances that count in none are removed. Both are sorted for the report.
  std::vector<JurisdictionFinding> decide(const std::vector<Identity>& identities,
                                          const std::vector<ClassFinding>& classes,
                                          std::vector<Resemblance>& nearest) const;

  /// Where the identical substance is listed or a class reaches it, in all jurisdictions of the
  /// set, and where nothing is found.
  Gap gap(const std::vector<Identity>& identities, const std::vector<ClassFinding>& classes) const;

  /// Puts a molecule outside the classes that leave out what the jurisdiction names by a row of its
  /// own.
  void leave_out_named(const std::vector<Identity>& identities,
                       std::vector<ClassFinding>& classes) const;

  /// Whether a class stands in the law of that day.
  bool is_in_force(const StructureClass& definition) const;
  /// Drops what classes of other jurisdictions than the selected ones say.
  void keep_selected(std::vector<ClassFinding>& classes) const;

 private:
  const EntryInJurisdiction& at(const std::string& entry, std::size_t jurisdiction) const;
  bool is_selected(std::size_t jurisdiction) const;
  const ControlRow* own_row(const std::string& jurisdiction,
                            const std::vector<Identity>& identities) const;
  void tell_class_before(std::size_t jurisdiction, const std::vector<ClassFinding>& classes,
                         JurisdictionFinding& answer) const;
  JurisdictionFinding decide(std::size_t jurisdiction, const std::vector<Identity>& identities,
                             const std::vector<ClassFinding>& classes,
                             std::vector<Resemblance>& nearest) const;
  const Entry* end_product_of(const std::vector<Identity>& identities) const;
  bool is_described(std::size_t jurisdiction) const;
  bool holds_no_drug_law(std::size_t jurisdiction) const;
  Note law_read(std::size_t jurisdiction, const Entry& entry) const;
  JurisdictionFinding best_identity(std::size_t jurisdiction,
                                    const std::vector<Identity>& identities) const;
  JurisdictionFinding best_class(std::size_t jurisdiction,
                                 const std::vector<ClassFinding>& classes) const;
  bool is_public(const std::string& entry) const;
  JurisdictionFinding best_resemblance(std::size_t jurisdiction,
                                       std::vector<Resemblance>& nearest) const;
  JurisdictionFinding resemblance_finding(std::size_t jurisdiction,
                                          const Resemblance& resemblance) const;
  const StructureClass* open_class_for(std::size_t jurisdiction,
                                       const Resemblance& resemblance) const;
  std::optional<GapListing> listing_in(std::size_t jurisdiction,
                                       const std::vector<Identity>& identities,
                                       const std::vector<ClassFinding>& classes) const;

  const ReferenceSet& set_;
  Date day_;
  std::vector<std::string> jurisdictions_;        ///< of the set, then selected ones besides
  std::vector<std::size_t> selected_;             ///< positions in jurisdictions_
  std::vector<EntryInJurisdiction> cells_;        ///< by entry, then jurisdiction
  std::vector<EntryInJurisdiction> class_cells_;  ///< by class
};

}  // namespace congener::law
