#include "rules/group_answers.hpp"

#include <cstddef>
#include <utility>

namespace congener::rules {

GroupAnswers::OfFragment& GroupAnswers::of(const chem::Molecule& molecule,
                                           const chem::Fragment& fragment) {
  std::vector<std::tuple<int, int, int>> attachments;
  attachments.reserve(fragment.attachments.size());
  for (const chem::Attachment& each : fragment.attachments) {
    attachments.emplace_back(each.fixed_atom, each.fragment_atom, each.bond_order);
  }
  OfFragment& known = known_[{&molecule, fragment.atoms, std::move(attachments)}];
  known.resize(groups_.count(), Answer::Unknown);
  return known;
}

bool GroupAnswers::fits(int group, const chem::Molecule& molecule, const chem::Fragment& fragment,
                        OfFragment& known) const {
  if (group == kHydrogen) {
    return groups_.fits(group, molecule, fragment);
  }
  Answer& answer = known[static_cast<std::size_t>(group)];
  if (answer == Answer::Unknown) {
    answer = groups_.fits(group, molecule, fragment) ? Answer::Fits : Answer::DoesNotFit;
  }
  return answer == Answer::Fits;
}

}  // namespace congener::rules
