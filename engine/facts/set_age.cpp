#include "congener/set_age.hpp"

#include <fmt/format.h>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener {

std::vector<std::string> age_notices(const ReferenceSet& set, const Date& day) {
  std::vector<std::string> notices;
  for (const ReferencePack& pack : set.packs) {
    const int age_days = days_between(pack.date, day);
    if (age_days > kOldAfterDays) {
      notices.push_back(fmt::format(
          "the reference set {} is {} days old on {} (it is of {}): what became law since is not "
          "in it; look for a newer one",
          support::printable(pack.id), age_days, to_string(day), to_string(pack.date)));
    }
  }
  return notices;
}

void check_clock(const ReferenceSet& set, const Date& today) {
  for (const ReferencePack& pack : set.packs) {
    if (today < pack.date) {
      throw OptionError(fmt::format(
          "by the clock it is {}, but the reference set {} is of {}: set the clock right, or give "
          "the day whose law is meant with option as_of",
          to_string(today), support::printable(pack.id), to_string(pack.date)));
    }
  }
}

}  // namespace congener
