// The checks that span a whole set: each kind of problem is found, named, and reported with the
// others.

#include "reference/check.hpp"

#include "catch.hpp"
#include "small_set.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const std::string kRow = std::string(kPiperidone) + ":10";

}  // namespace

TEST_CASE("a structure that is none is refused", "[unit]") {
  SmallSet set;
  set.change(kPiperidine, "C1CCNCC1'", "C1CCNCC'");
  check_only(set, kPiperidine, "smiles: not a valid SMILES: ring closure 1");
  check_only(SmallSet().change(kPiperidine, "C1CCNCC1'", "C1CCN(C)(C)CC1'"), kPiperidine,
             "smiles: ");
}

TEST_CASE("an entry of several parts is refused, because no record would be found by it",
          "[unit]") {
  SmallSet set;
  set.change(kPiperidine, "C1CCNCC1'", "C1CCNCC1.Cl'").change(kPiperidine, "C5H11N", "C5H12ClN");
  check_only(set, kPiperidine, "smiles: has several parts; give the substance alone");
}

TEST_CASE("a formula that is not the structure's is refused", "[unit]") {
  check_only(SmallSet().change(kPiperidine, "C5H11N", "C5H10N"), kPiperidine,
             "formula is C5H10N but the structure has C5H11N");
}

TEST_CASE("an id, a structure or a CAS number that appears twice is refused", "[unit]") {
  SmallSet set;
  set.change(kPiperidine, "id = \"piperidine\"", "id = \"4-piperidone\"");
  CHECK_THAT(set.problem(), ContainsText("id 4-piperidone appears twice"));
  set = SmallSet();
  set.change(kPiperidine, "C1CCNCC1'", "C1CC(=O)CCN1'").change(kPiperidine, "C5H11N", "C5H9NO");
  check_only(set, kPiperidine, std::string("same structure as ") + kPiperidone);
  set = SmallSet();
  set.change(kPiperidine, "110-89-4", "41661-47-6");
  check_only(set, kPiperidine, "cas 41661-47-6 appears twice");
}

TEST_CASE("a CAS number or InChIKey of the wrong form is refused", "[unit]") {
  check_only(SmallSet().change(kPiperidine, "110-89-4", "110-89-5"), kPiperidine,
             "cas: 110-89-5 has a wrong form or check digit");
  check_only(SmallSet().change(kPiperidone, "-UHFFFAOYSA-N", "-UHFFFAOYSA"), kPiperidone,
             "inchikey: VRJHQPZVIGNGMX-UHFFFAOYSA has a wrong form");
}

TEST_CASE("an entry without a row is refused", "[unit]") {
  SmallSet set;
  set.change(
      kPiperidine,
      "[[control]]\njurisdiction = \"YY\"\nstatus = \"believed_listed\"\nscope = \"unread\"\n", "");
  check_only(set, kPiperidine, "no [[control]] row");
}

TEST_CASE("a jurisdiction or source that the set does not have is refused", "[unit]") {
  check_only(SmallSet().change(kPiperidone, "\"XX\"", "\"ZZ\""), kRow,
             "jurisdiction ZZ is not in set.toml");
  check_only(SmallSet().change(kPiperidone, "sources = [\"ACT\"]", "sources = [\"ACT\", \"ACT2\"]"),
             kRow, "source ACT2 is not in sources.toml");
}

TEST_CASE("a jurisdiction or source that appears twice is refused", "[unit]") {
  check_only(SmallSet().change("set.toml", "\"XX\", \"YY\"", "\"XX\", \"YY\", \"XX\""), "set.toml",
             "jurisdiction XX appears twice");
  SmallSet set;
  set.add("sources.toml", set.text("sources.toml"));
  check_only(set, "sources.toml", "source ACT appears twice");
}

TEST_CASE("a row that is sure without sources is refused", "[unit]") {
  for (const std::string word : {"confirmed", "secondary", "derived"}) {
    SmallSet set;
    set.change(kPiperidone, "sources = [\"ACT\"]\n", "");
    set.change(kPiperidone, "confirmed", word);
    check_only(set, kRow, "a row without sources must be unverified");
  }
}

TEST_CASE("forms that the words mention need words that were read", "[unit]") {
  check_only(SmallSet().change(kPiperidone, "wording_read = true\n", ""), kRow,
             "mentions needs wording_read = true");
}

TEST_CASE("a temporary row without its last day is refused", "[unit]") {
  check_only(SmallSet().change(kPiperidone, "status = \"listed\"", "status = \"temporary\""), kRow,
             "a temporary row needs last_day");
}

TEST_CASE("each pair of dates must be in order", "[unit]") {
  struct Pair {
    const char* earlier;
    const char* later;
  };
  const auto dates = [](const Pair& pair, const std::string& first, const std::string& second) {
    SmallSet set;
    set.change(
        kPiperidone, "published = 2020-01-10\neffective = 2020-02-01\n",
        std::string(pair.earlier) + " = " + first + "\n" + pair.later + " = " + second + "\n");
    return set;
  };
  for (const Pair& pair :
       {Pair{"published", "effective"}, Pair{"published", "latest"}, Pair{"published", "last_day"},
        Pair{"earliest", "effective"}, Pair{"earliest", "latest"}, Pair{"earliest", "last_day"},
        Pair{"effective", "latest"}, Pair{"effective", "last_day"}, Pair{"latest", "last_day"}}) {
    CAPTURE(pair.earlier, pair.later);
    check_only(dates(pair, "2020-03-02", "2020-03-01"), kRow,
               std::string(pair.earlier) + " 2020-03-02 lies after " + pair.later + " 2020-03-01");
    CHECK(dates(pair, "2020-03-01", "2020-03-01").problem() == "(it loads)");
    CHECK(dates(pair, "2020-02-29", "2020-03-01").problem() == "(it loads)");
  }
}

TEST_CASE("publication and the earliest day may stand in either order", "[unit]") {
  for (const std::string day : {"2019-01-01", "2020-01-20"}) {
    SmallSet set;
    set.change(kPiperidone, "effective = 2020-02-01", "effective = 2020-02-01\nearliest = " + day);
    CHECK(set.problem() == "(it loads)");
  }
}

TEST_CASE("a family whose patterns or sites are wrong is refused", "[unit]") {
  const std::string place = "families.toml:1";
  check_only(SmallSet().change("families.toml", "[N;R:1]", "[N;R:1"), place, "not a valid SMARTS");
  check_only(SmallSet().change("families.toml", "'C=O'", "'C=O('"), place,
             "not a valid SMARTS: C=O(");
  check_only(SmallSet().change("families.toml", "site = 4", "site = 3"), place,
             "required group \"ketone\": site 3 is not labelled in the core");
}

TEST_CASE("a family must rest on entries that things may resemble", "[unit]") {
  const auto rests_on = [](const std::string& list) {
    return SmallSet().change("families.toml", "[\"4-piperidone\"]", list);
  };
  check_only(rests_on("[\"4-piperidone\", \"nobody\"]"), "families.toml:1", "rests_on: nobody");
  check_only(rests_on("[\"piperidine\"]"), "families.toml:1", "is identity_only");
  check_only(rests_on("[]"), "families.toml:1", "a family needs rests_on");
}

TEST_CASE("a family that fails on its own examples is refused", "[unit]") {
  check_only(SmallSet().change("families.toml", "O=C1CCNCC1", "O=C1CCCCC1"), "families.toml:1",
             "O=C1CCCCC1 does not match, but should: 4-piperidone itself");
  check_only(SmallSet().change("families.toml", "O=C1CCCNC1", "CN1CCC(=O)CC1"), "families.toml:1",
             "CN1CCC(=O)CC1 matches, but should not: 3-piperidone");
  check_only(SmallSet().change("families.toml", "O=C1CCCNC1", "O=C1CCCNC"), "families.toml:1",
             "example O=C1CCCNC: not a valid SMILES");
}

TEST_CASE("a family without examples of both kinds is refused", "[unit]") {
  const std::string match =
      "[[family.match]]\nsmiles = 'O=C1CCNCC1'\nreason = \"4-piperidone itself\"\n";
  const std::string miss = "[[family.miss]]\nsmiles = 'O=C1CCCNC1'\nreason = \"3-piperidone\"\n";
  check_only(SmallSet().change("families.toml", match, ""), "families.toml:1",
             "needs examples of both kinds");
  check_only(SmallSet().change("families.toml", miss, ""), "families.toml:1",
             "needs examples of both kinds");
}

TEST_CASE("a family that appears twice is refused", "[unit]") {
  SmallSet set;
  set.add("families.toml", set.text("families.toml"));
  check_only(set, "families.toml:16", "family piperidones appears twice");
}

TEST_CASE("similarity rules out of range are refused", "[unit]") {
  const auto check_change = [](const std::string& from, const std::string& to) {
    CAPTURE(to);
    check_only(SmallSet().change("set.toml", from, to), "set.toml", "similarity");
  };
  const std::string pattern = "required_smarts = '[#7]'";
  for (const std::string value : {"0.0", "-0.5", "1.01", "nan", "inf"}) {
    check_change(pattern, pattern + "\ncandidate_rate = " + value);
  }
  check_change(pattern, pattern + "\nmax_size_ratio_percent = 99");
}

TEST_CASE("rules of closeness that point the wrong way, or are no numbers, are refused", "[unit]") {
  const auto check_change = [](const std::string& from, const std::string& to) {
    CAPTURE(to);
    check_only(SmallSet().change("set.toml", from, to), "set.toml", "similarity.closeness");
  };
  check_change("constant = -6.0", "constant = nan");
  check_change("added = -1.0", "added = 0.1");
  check_change("missing = -0.2", "missing = 0.1");
  check_change("fingerprints = 6.0", "fingerprints = -0.1");
  check_change("core_rarity = 1.5", "core_rarity = -0.1");
  check_change("most_decades = 5.0", "most_decades = 0.0");
  check_change("most_decades = 5.0", "most_decades = 5.0\nmost_added = -1");
  for (const std::string key : {"added = -1.0", "missing = -0.2"}) {
    check_change(key, key.substr(0, key.find('=')) + "= -inf");
  }
  for (const std::string value : {"0.0", "1.0", "-0.5", "1.5", "nan"}) {
    check_change("least_strong = 0.8", "least_strong = " + value);
    check_change("least_moderate = 0.4", "least_moderate = " + value);
  }
  check_change("least_strong = 0.8", "least_strong = 0.39");  // below moderate
  CHECK(SmallSet().change("set.toml", "least_strong = 0.8", "least_strong = 0.4").problem() ==
        "(it loads)");
}

TEST_CASE("similarity rules with a bad pattern are refused, without one they hold", "[unit]") {
  CHECK(SmallSet().change("set.toml", "required_smarts = '[#7]'\n", "").problem() == "(it loads)");
  check_only(SmallSet().change("set.toml", "'[#7]'", "'[#7'"), "set.toml",
             "not a valid SMARTS: [#7");
}

TEST_CASE("a counter-component that is no structure, or appears twice, is refused", "[unit]") {
  check_only(SmallSet().add(kCounters, "nonsense\tXyz\n"), "counter_components.tsv",
             "nonsense: not a valid SMILES");
  check_only(SmallSet().add(kCounters, "ice\t[OH2]\n"), "counter_components.tsv",
             "ice has the structure of an earlier line");
}

TEST_CASE("a name of a substituent that is no group, or appears twice, is refused", "[unit]") {
  const auto with = [](const std::string& rows) {
    SmallSet set;
    set.change("set.toml", "counter_components",
               "substituent_names = \"names.tsv\"\ncounter_components");
    return set.create("names.tsv", "name\tsmiles\nmethyl\t*C\n" + rows);
  };
  const std::string file = "substituent_names.tsv";
  CHECK(with("ethyl\tCC*\noxo\t*=O\n").problem() == "(it loads)");
  check_only(with("methyl\t*CC\n"), file, "methyl appears twice");
  check_only(with("carbinyl\tC*\n"), file, "carbinyl has the structure of methyl");
  check_only(with("ethane\tCC\n"), file, "ethane: CC: must have one '*'");
  check_only(with("ethylene\t*CC*\n"), file, "ethylene: *CC*: must have one '*'");
  check_only(with("salt\t*C.Cl\n"), file, "salt: *C.Cl: must be one part");
  check_only(with("nonsense\t*Xyz\n"), file, "nonsense: *Xyz: not a SMILES");
}

TEST_CASE("a family with a site that is nowhere in it is refused", "[unit]") {
  const auto with = [](const std::string& site) {
    return SmallSet().change("families.toml", "[[family.match]]",
                             "[[family.site]]\nname = \"N1\"\n" + site + "[[family.match]]");
  };
  CHECK(with("labels = [1]\n").problem() == "(it loads)");
  check_only(with("labels = [9]\n"), "families.toml:1", "label 9 is neither in the core");
  CHECK_THAT(with("").problem(), ContainsText("a site needs labels"));
}

TEST_CASE("all problems of a set are reported at once", "[unit]") {
  SmallSet set;
  set.change(kPiperidone, "C5H9NO", "C5H9N").change(kPiperidone, "41661-47-6", "41661-47-7");
  set.change(kPiperidone, "\"XX\"", "\"ZZ\"").change(kPiperidone, "2020-01-10", "2021-01-10");
  set.change(kPiperidine, "C1CCNCC1'", "C1CCNCC'");
  set.change("families.toml", "site = 4", "site = 3");
  set.change("set.toml", "least_strong = 0.8", "least_strong = 5.0");
  set.add(kCounters, "nonsense\tXyz\n");
  const std::string problem = set.problem();
  CHECK_THAT(problem, ContainsText("8 problem(s)"));
  for (const std::string what : {"formula", "cas", "jurisdiction", "lies after", "ring closure",
                                 "site 3", "least_moderate <= least_strong", "nonsense"}) {
    CHECK_THAT(problem, ContainsText(what));
  }
}

TEST_CASE("a set made by hand is checked like one from files", "[unit]") {
  ReferenceSet set = SmallSet().load();
  CHECK_NOTHROW(reference::check_reference_set(set));
  set.entries[0].formula = "C";
  CHECK_THROWS_AS(reference::check_reference_set(set), ReferenceSetError);
}
