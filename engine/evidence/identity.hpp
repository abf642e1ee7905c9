#pragma once
// Identity: is a component the same substance as an entry, and in which forms? Forms, the least
// distant first: salt or solvate, covalent hydrate, mixture, charge, stereo, isotope, tautomer. A
// test on the bare graph shows first that nearly every molecule is no entry.

#include <array>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "evidence/components.hpp"
#include "evidence/gate.hpp"
#include "evidence/workspace.hpp"

namespace congener::evidence {

/// Const and safe to share between threads.
class IdentityMatcher {
 public:
  explicit IdentityMatcher(const ReferenceSet& set);

  /// Every entry that a component of the record is, in the order of the entries, with the forms in
  /// which the whole record holds it.
  std::vector<Identity> match(const std::vector<Component>& components, Workspace& workspace) const;

  /// Positions of the entries that this molecule is, in any forms, ascending.
  std::vector<std::size_t> entries_equal_to(const chem::Molecule& molecule,
                                            Workspace& workspace) const;

  /// Asks for the elements and connections of some entry, which no form of the entry changes.
  Screen screen() const;

 private:
  /// Canonical SMILES without charge (bit 0 of the index), stereo (bit 1) and isotopes (bit 2), in
  /// every combination.
  using Keys = std::array<std::string, 8>;
  struct EntryKeys {
    Keys keys;
    std::string formula;   ///< of the fully relaxed form
    std::string tautomer;  ///< canonical tautomer of the fully relaxed form
  };

  /// An entry with its keys, which are made when a component has its skeleton: to make those of all
  /// entries took a third of the program's start.
  class EntryForms {
   public:
    explicit EntryForms(chem::Molecule molecule);
    std::uint64_t skeleton() const { return skeleton_; }
    const EntryKeys& keys(Workspace& workspace) const;

   private:
    void make_keys(Workspace& workspace) const;

    chem::Molecule molecule_;
    std::uint64_t skeleton_ = 0;
    mutable std::once_flag are_made_;
    mutable EntryKeys keys_;
  };
  struct Hit {
    std::size_t entry = 0;
    std::vector<Form> forms;
  };

  struct ComponentHit {
    std::size_t component = 0;
    std::vector<Form> forms;
  };
  class ComponentKeys;

  bool may_be_an_entry(GateRecord& record) const;
  static std::optional<std::vector<Form>> forms_between(const chem::Molecule& component,
                                                        ComponentKeys& keys, const EntryKeys& entry,
                                                        Workspace& workspace);
  Identity assemble(std::size_t entry, const std::vector<ComponentHit>& hits,
                    const std::vector<Component>& components) const;
  std::vector<Hit> match_component(const chem::Molecule& component, Workspace& workspace) const;
  std::vector<Hit> match_graph(const chem::Molecule& component, Workspace& workspace) const;

  const ReferenceSet& set_;
  std::deque<EntryForms> entries_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_composition_;
};

}  // namespace congener::evidence
