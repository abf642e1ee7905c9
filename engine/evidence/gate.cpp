#include "evidence/gate.hpp"

#include <algorithm>

#include "chem/core_pattern.hpp"
#include "chem/standardize.hpp"

namespace congener::evidence {
namespace {

bool may_be_in_a_class(const chem::Molecule& record, const Workspace& workspace) {
  const std::vector<chem::RingAtoms> rings = chem::rings_of(record);
  return std::any_of(workspace.classes.begin(), workspace.classes.end(),
                     [&](const Workspace::ClassRule& rule) {
                       return !rule.only_flagged && rule.matcher.may_match(rings) &&
                              rule.matcher.may_match(record);
                     });
}

}  // namespace

bool Gate::lets_through(const chem::Molecule& record, const Workspace& workspace) const {
  if (!chem::is_plain_record(record) || identities_.may_be_an_entry(record) ||
      workspace.may_be_in_a_family(record) || may_be_in_a_class(record, workspace)) {
    return true;
  }
  const bool may_lack_family =
      !workspace.similarity_gate || workspace.similarity_gate->is_in(record);
  return may_lack_family && resemblances_.may_resemble(record, workspace);
}

}  // namespace congener::evidence
