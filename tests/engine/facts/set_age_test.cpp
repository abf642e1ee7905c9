#include "congener/set_age.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"

namespace {

using namespace congener;
using congener::test::ContainsText;

ReferenceSet set_of(const std::vector<ReferencePack>& packs) {
  ReferenceSet set;
  set.packs = packs;
  return set;
}

ReferencePack pack(const std::string& id, const Date& date) {
  ReferencePack pack;
  pack.id = id;
  pack.date = date;
  return pack;
}

const ReferenceSet kSet = set_of({pack("shipped", {2026, 11, 21}), pack("own", {2026, 12, 1})});

}  // namespace

TEST_CASE("a pack is old from the hundred and eighty-first day on", "[unit]") {
  const ReferenceSet set = set_of({pack("shipped", {2026, 11, 21})});
  CHECK(age_notices(set, {2026, 11, 21}).empty());
  CHECK(age_notices(set, {2027, 5, 20}).empty());
  CHECK(age_notices(set, {2027, 5, 21}) ==
        std::vector<std::string>{"the reference set shipped is 181 days old on 2027-05-21 (it is "
                                 "of 2026-11-21): what became law since is not in it; look for a "
                                 "newer one"});
}

TEST_CASE("a day before the date of the set makes it neither old nor wrong", "[unit]") {
  CHECK(age_notices(kSet, {2016, 1, 1}).empty());
}

TEST_CASE("a new pack beside an old one does not hide its age", "[unit]") {
  CHECK(age_notices(kSet, {2027, 5, 25}).size() == 1);
  CHECK(age_notices(kSet, {2027, 6, 25}).size() == 2);
}

TEST_CASE("a clock before the date of any pack is refused", "[unit]") {
  CHECK_NOTHROW(check_clock(kSet, {2026, 12, 1}));
  CHECK_NOTHROW(check_clock(kSet, {2100, 1, 1}));
  CHECK_THROWS_AS(check_clock(kSet, {1970, 1, 1}), OptionError);
  CHECK_THROWS_WITH(check_clock(kSet, {2026, 11, 30}), ContainsText("own is of 2026-12-01"));
}
