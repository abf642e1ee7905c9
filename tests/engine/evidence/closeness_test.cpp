// Closeness as a measure: which way each part points, what counts as common, and where grades
// begin.

#include "evidence/closeness.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;
using Catch::Matchers::WithinAbs;

namespace {

ClosenessRules rules() {
  ClosenessRules result;
  result.constant = -5;
  result.added = -1;
  result.missing = -0.5;
  result.fingerprints = 6;
  result.core_rarity = 1;
  result.most_decades = 4;
  result.least_strong = 0.8;
  result.least_moderate = 0.4;
  return result;
}

Closeness parts() {
  Closeness result;
  result.added_atoms = 2;
  result.missing_atoms = 3;
  result.fingerprints = 0.5;
  result.core_rarity = 3;
  return result;
}

Resemblance related(Relation relation, double value) {
  Resemblance result;
  result.relation = relation;
  result.closeness = Closeness();
  result.closeness->value = value;
  return result;
}

SiteChange change(std::vector<int> from, int missing, std::vector<int> to, int added) {
  SiteChange result;
  result.from_atoms = std::move(from);
  result.to_atoms = std::move(to);
  result.missing_atoms = missing;
  result.added_atoms = added;
  return result;
}

/// To the nearest entry that a molecule is a member for, of all entries in the set.
Resemblance closest(const std::string& smiles) {
  CAPTURE(smiles);
  const Finding finding = detector_of_today().check(smiles);
  REQUIRE_FALSE(finding.nearest.empty());
  REQUIRE(finding.nearest.front().closeness);
  return finding.nearest.front();
}

Resemblance resemblance_to(const std::string& entry, const std::string& smiles) {
  CAPTURE(entry, smiles);
  const Finding finding = detector_of_today().check(smiles);
  const Resemblance* found = find_resemblance(finding, entry);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("closeness is the logistic function of its parts", "[unit]") {
  // -5 - ln 3 - 0.5 ln 4 + 3 + 3
  CHECK_THAT(evidence::closeness_value(rules(), parts()), WithinAbs(0.3118, 1e-4));
}

TEST_CASE("a larger change is less close, more in common is closer", "[unit]") {
  const double value = evidence::closeness_value(rules(), parts());
  Closeness other = parts();
  ++other.added_atoms;
  CHECK(evidence::closeness_value(rules(), other) < value);
  other = parts();
  ++other.missing_atoms;
  CHECK(evidence::closeness_value(rules(), other) < value);
  other = parts();
  other.fingerprints += 0.01;
  CHECK(evidence::closeness_value(rules(), other) > value);
  other = parts();
  other.core_rarity += 0.01;
  CHECK(evidence::closeness_value(rules(), other) > value);
}

TEST_CASE("a core counts as no rarer than what can be counted", "[unit]") {
  Closeness rare = parts();
  rare.core_rarity = 4;
  Closeness rarer = parts();
  rarer.core_rarity = 5.5;
  CHECK(evidence::closeness_value(rules(), rare) == evidence::closeness_value(rules(), rarer));
}

TEST_CASE("a member with more added than the limit is weak, however close", "[unit]") {
  SimilarityRules similarity;
  similarity.closeness = rules();
  similarity.closeness->most_added = 12;
  Resemblance member = related(Relation::SiteModified, 0.9);
  member.closeness->added_atoms = 12;
  CHECK(evidence::grade_of(similarity, member) == Grade::Strong);
  member.closeness->added_atoms = 13;
  CHECK(evidence::grade_of(similarity, member) == Grade::Weak);
  member.relation = Relation::PartOfEntry;
  CHECK(evidence::grade_of(similarity, member) == Grade::Moderate);
  similarity.closeness->most_added = 0;
  CHECK(evidence::grade_of(similarity, member) == Grade::Strong);
}

TEST_CASE("nothing is close while it is not known how rare the core is", "[unit]") {
  Closeness unknown = parts();
  unknown.core_rarity = 0;
  CHECK(evidence::closeness_value(rules(), unknown) == 0);
}

TEST_CASE("what both substituents of a site share is neither added nor missing", "[unit]") {
  // 2-phenylethyl to 2-(thiophen-2-yl)ethyl: the chain is mapped, the ring is not.
  std::vector<SiteChange> changes = {
      change({10, 11, 12, 13, 14, 15, 16, 17}, 8, {3, 4, 5, 6, 7, 8, 9}, 7)};
  evidence::leave_out_shared({{1, 1}, {3, 10}, {4, 11}}, changes);
  CHECK(changes[0].added_atoms == 5);
  CHECK(changes[0].missing_atoms == 6);
}

TEST_CASE("what is mapped to another site is not shared", "[unit]") {
  std::vector<SiteChange> changes = {change({1}, 0, {2, 3}, 2), change({7, 8}, 2, {5}, 0)};
  evidence::leave_out_shared({{2, 7}, {3, 8}}, changes);
  CHECK(changes[0].added_atoms == 2);
  CHECK(changes[1].missing_atoms == 2);
}

TEST_CASE("the atom of a site that bears hydrogen is no substituent", "[unit]") {
  std::vector<SiteChange> changes = {change({4}, 0, {4, 9}, 1)};
  evidence::leave_out_shared({{4, 4}}, changes);
  CHECK(changes[0].added_atoms == 1);
  CHECK(changes[0].missing_atoms == 0);
}

TEST_CASE("the shares are those of the common part in each of the two", "[unit]") {
  const Closeness result =
      evidence::closeness_of_changes({change({}, 3, {}, 1), change({}, 0, {}, 1)}, 20, 21);
  CHECK(result.added_atoms == 2);
  CHECK(result.missing_atoms == 3);
  CHECK_THAT(result.molecule_share, WithinAbs(18.0 / 20, 1e-12));
  CHECK_THAT(result.entry_share, WithinAbs(18.0 / 21, 1e-12));
}

TEST_CASE("a member just as close as a limit has the grade of that limit", "[unit]") {
  SimilarityRules similarity;
  similarity.closeness = rules();
  const auto grade = [&](double value) {
    return evidence::grade_of(similarity, related(Relation::SiteModified, value));
  };
  CHECK(grade(0.8) == Grade::Strong);
  CHECK(grade(0.7999) == Grade::Moderate);
  CHECK(grade(0.4) == Grade::Moderate);
  CHECK(grade(0.3999) == Grade::Weak);
}

TEST_CASE("the relation decides where closeness does not", "[unit]") {
  SimilarityRules similarity;
  similarity.closeness = rules();
  const auto grade = [&](Relation relation, double value) {
    return evidence::grade_of(similarity, related(relation, value));
  };
  CHECK(grade(Relation::Masked, 0) == Grade::Strong);
  CHECK(grade(Relation::PartOfEntry, 0) == Grade::Moderate);  // a small piece is not strong
  CHECK(grade(Relation::PartOfEntry, 0.9) == Grade::Strong);
  CHECK(grade(Relation::CoreModified, 0.9) == Grade::Weak);
  CHECK(grade(Relation::Similar, 0.9) == Grade::Weak);
  similarity.closeness.reset();
  CHECK(grade(Relation::SiteModified, 0.9) == Grade::Weak);
}

TEST_CASE("an end product with one small change is strong", "[unit]") {
  for (const std::string smiles : {"CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1",        // acetyl
                                   "CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1",      // 2-fluoro
                                   "CCCC(=O)N(c1ccc(OC)cc1)C1CCN(CCc2ccccc2)CC1",  // two changes
                                   "O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1"}) {
    CHECK(resemblance_to("fentanyl", smiles).grade == Grade::Strong);
  }
}

TEST_CASE("an end product with large changes is moderate", "[unit]") {
  CHECK(resemblance_to("fentanyl", "CCC(=O)N(c1ccccc1)C1(COC)CCN(CCn2nnn(CC)c2=O)CC1").grade ==
        Grade::Moderate);  // alfentanil
  CHECK(resemblance_to("fentanyl", "CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1").grade ==
        Grade::Moderate);  // remifentanil
}

TEST_CASE("a large screening compound with the core of a piperidone is weak", "[unit]") {
  // The common part is about a fifth of each.
  for (const std::string smiles : {"Cc1c(C(=O)Nc2cccc(Cl)c2)oc2ccc(S(=O)(=O)N3CCC4(CC3)OCCO4)cc12",
                                   "CCOc1cc2[nH]c(=S)n(CCCC(=O)N3CCC4(CC3)OCCO4)c(=O)c2cc1OCC",
                                   "Cc1ccc(Cn2c(C)c3cnn(CC(=O)N4CCC5(CC4)OCCO5)c(=O)c3c2C)cc1"}) {
    CHECK(closest(smiles).grade == Grade::Weak);
  }
}

TEST_CASE("the parts of a closeness add up to the molecule and the entry", "[unit]") {
  const Resemblance found =
      resemblance_to("fentanyl", "CCC(=O)N(c1ccccc1)C1CCN(CCc2cccs2)CC1");  // thiofentanyl
  REQUIRE(found.closeness);
  CHECK(found.closeness->missing_atoms - found.closeness->added_atoms == 25 - 24);
  CHECK_THAT(found.closeness->fingerprints,
             WithinAbs((found.scores.morgan + found.scores.atom_pair) / 2, 1e-12));
  CHECK(found.changes.size() == 1);
  CHECK(found.changes[0].added_atoms == found.closeness->added_atoms);
}

TEST_CASE("a tertiary aniline near an entry is a member that differs at the anilino nitrogen",
          "[unit]") {
  const Resemblance found = closest("CN(c1ccccc1)C1CCN(C(=O)C[C@H]2C=CCC2)CC1");
  CHECK(found.relation == Relation::SiteModified);
  CHECK(found.family == "4-anilinopiperidines");
  bool differs = false;
  for (const SiteChange& each : found.changes) {
    differs = differs || (each.site == "anilino nitrogen" && each.to == "methyl");
  }
  CHECK(differs);
}

TEST_CASE("bamipine and thenalidine are weak members far from every entry", "[unit]") {
  for (const std::string smiles :
       {"CN1CCC(CC1)N(Cc1ccccc1)c1ccccc1", "CN1CCC(CC1)N(Cc1cccs1)c1ccccc1"}) {
    CHECK(closest(smiles).relation == Relation::SiteModified);
    CHECK(closest(smiles).grade == Grade::Weak);
  }
}

TEST_CASE("an oxime of a ketone entry is told as that entry", "[unit]") {
  const Resemblance found = resemblance_to("4-piperidone", "ON=C1CCNCC1");
  CHECK(found.relation == Relation::Masked);
  CHECK(found.protecting_groups == std::vector<std::string>{"oxime"});
}

TEST_CASE("a thioketal of a ketone entry is told as a member", "[unit]") {
  CHECK(resemblance_to("4-piperidone", "C1CC2(CCN1)SCCS2").family == "4-piperidones");
}

TEST_CASE("a large protecting group on the anilino nitrogen masks an entry", "[unit]") {
  for (const std::string smiles :
       {"O=C(OCC1c2ccccc2-c2ccccc21)N(c1ccccc1)C1CCNCC1",         // Fmoc
        "c1ccc(N(C2CCNCC2)C(c2ccccc2)(c2ccccc2)c2ccccc2)cc1"}) {  // trityl
    CHECK(resemblance_to("4-ap", smiles).relation == Relation::Masked);
  }
}
