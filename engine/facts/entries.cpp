#include <algorithm>

#include "congener/reference_set.hpp"

namespace congener {

bool is_compared(const ReferenceSet& set, const Entry& entry) {
  const auto rests_on_it = [&](const Family& family) {
    return std::find(family.rests_on.begin(), family.rests_on.end(), entry.id) !=
           family.rests_on.end();
  };
  return !entry.identity_only &&
         (entry.role == EntryRole::Precursor ||
          std::any_of(set.families.begin(), set.families.end(), rests_on_it));
}

int find_entry(const ReferenceSet& set, const std::string& id) {
  for (std::size_t index = 0; index < set.entries.size(); ++index) {
    if (set.entries[index].id == id) {
      return static_cast<int>(index);
    }
  }
  return -1;
}

}  // namespace congener
