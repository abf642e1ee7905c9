#pragma once
// Resemblance: how a component is related to the entries of a set, what differs and where, and how
// rare such a likeness is. It says what a component resembles and how much, never what it is.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "calibration/score_calibration.hpp"
#include "chem/overlap_graph.hpp"
#include "congener/finding.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "congener/reference_set.hpp"
#include "evidence/components.hpp"
#include "evidence/family_screen.hpp"
#include "evidence/features.hpp"
#include "evidence/gate.hpp"
#include "evidence/identity.hpp"
#include "evidence/workspace.hpp"
#include "graph/graph_overlap.hpp"
#include "graph/overlap_counts.hpp"
#include "rules/site_changes.hpp"

namespace congener::evidence {

/// Const and safe to share between threads.
class ResemblanceFinder {
 public:
  /// max_false_flags: as DetectorOptions. Set and identities must outlive it.
  ResemblanceFinder(const ReferenceSet& set, const IdentityMatcher& identities,
                    double max_false_flags);

  /// For each entry that a component resembles, the best resemblance, in the order of the entries.
  /// Entries that the record is are among them. Jurisdictions are not filled in. stage is raised to
  /// the stage that was reached.
  std::vector<Resemblance> find(const std::vector<Component>& components, Workspace& workspace,
                                Stage& stage) const;

  Screen family_screen() const;
  Screen likeness_screen() const;  ///< for resemblances without a family's core

  /// Rules of the set that the bare graph cannot be asked for, so that the gate rules nothing out
  /// by them.
  std::vector<std::string> unbounded_rules() const;

  /// The scores with each of compared_entries(), for calibration. An overlap below exact_from is
  /// given as an upper bound of at most exact_from. It is 0 without with_overlap and where the
  /// sizes differ too much.
  std::vector<Scores> all_scores(const chem::Molecule& molecule, bool with_overlap,
                                 double exact_from, const Workspace& workspace) const;

  /// Positions in the set of the entries that are compared.
  const std::vector<std::size_t>& compared_entries() const { return compared_; }

 private:
  /// An entry, ready for comparison.
  struct Target {
    std::size_t entry = 0;
    double mass_u = 0;
    std::vector<int> record_atoms;
    graph::OrderedGraph ordered;
    graph::OverlapGraph graph_without_bond_orders;
    graph::OverlapCounts counts;
    Prints prints;
    std::vector<std::size_t> families;                    ///< that rest on it
    std::vector<std::vector<rules::SiteContents>> sites;  ///< of each of those families

    const graph::OverlapGraph& graph() const { return ordered.graph; }
    int heavy_atoms() const { return counts.atom_count; }
    /// Atoms and bonds.
    double size() const { return static_cast<double>(graph().atoms.size() + graph().bonds.size()); }
  };
  /// What holds for submitted components of one band of sizes; the calibration counts a band
  /// together.
  struct Band {
    double least_likeness = 0;                      ///< to be reported without a family's core
    std::vector<calibration::RarityTables> tables;  ///< by target
    std::vector<double> candidate_overlap;          ///< by target; SimilarityRules::candidate_rate
    std::vector<double> least_bound;  ///< by target: of the overlap, if all else were equal
  };
  struct View;
  struct FamilyHit;

  Target target_of(std::size_t entry, const chem::Molecule& molecule,
                   const std::vector<rules::FamilyMatcher>& families,
                   const fingerprints::Generator& generator) const;
  void make_bands(double max_false_flags);
  /// Numbers of heavy atoms.
  bool sizes_compare(int one, int other) const;
  /// Null: the calibration has no band for this size. Only members of families are reported then.
  const Band* band_of(int heavy_atoms) const;
  double least_overlap(std::size_t index, const Band& band, Features& features) const;
  template <typename Molecule>
  double worked_out_least_overlap(std::size_t index, const Band& band, double bound,
                                  Molecule& molecule) const;
  bool has_candidate(Features& features) const;
  bool may_be_like(Features& features) const;
  bool is_enough(std::size_t index, const Band& band, double overlap, double atom_pair_part) const;
  bool may_be_like(GateRecord& record) const;
  bool may_be_like_uncharged(std::size_t index, const Band& band, GateRecord& record) const;
  bool may_be_like_redrawn(GateRecord& record) const;
  bool may_be_like(std::size_t index, const Band& band, const graph::OverlapCounts& counts,
                   GateRecord& record) const;
  std::vector<FamilyHit> family_hits(const View& view, bool with_variants,
                                     const Workspace& workspace) const;
  static const FamilyHit* hit_for(const Target& target, const std::vector<FamilyHit>& hits);
  std::optional<Resemblance> compare(std::size_t index, View& view, const FamilyHit* hit) const;
  static Relation relation_of(const Target& target, const View& view, const FamilyHit* hit,
                              const graph::Overlap& overlap);
  void describe(const Target& target, const View& view, const FamilyHit* hit,
                Resemblance& result) const;
  Closeness closeness_of(const Target& target, const View& view, const Resemblance& result) const;
  void measure(std::size_t index, View& view, Resemblance& result) const;
  void compare_view(View& view, const std::vector<FamilyHit>& hits, bool may_lack_family,
                    std::vector<std::optional<Resemblance>>& best) const;
  void compare_without_protecting_groups(View& view, Workspace& workspace,
                                         std::vector<std::optional<Resemblance>>& best) const;
  void find_in(const Component& component, Workspace& workspace, Stage& stage,
               std::vector<std::optional<Resemblance>>& best) const;

  const ReferenceSet& set_;
  const IdentityMatcher& identities_;
  FamilyScreen family_screen_;
  /// SimilarityRules::required_smarts, in the form that is compared and in any drawing.
  std::optional<GatePattern> required_;
  std::optional<GatePattern> required_in_any_drawing_;
  rules::SubstituentNamer names_;
  std::vector<rules::SiteComparer> site_comparers_;  ///< as ReferenceSet::families
  std::vector<std::size_t> compared_;
  std::vector<Target> targets_;
  graph::OverlapKinds kinds_;  ///< of the targets
  std::optional<calibration::ScoreCalibration> calibration_;
  std::vector<Band> bands_;  ///< as calibration::ScoreCalibration::bands
};

}  // namespace congener::evidence
