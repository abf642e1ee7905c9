// The kinds of relation, each with what changed and where, and the grades that rest on them.

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/evidence/class_samples.hpp"
#include "engine/reference/small_set.hpp"

using namespace congener;
using namespace congener::test;
using Catch::Matchers::WithinAbs;

namespace {

using Words = std::vector<std::string>;

Resemblance nearest_to(const Finding& finding, const std::string& entry) {
  const Resemblance* found = find_resemblance(finding, entry);
  CAPTURE(entry);
  REQUIRE(found != nullptr);
  return *found;
}

Resemblance nearest_to(const std::string& smiles, const std::string& entry) {
  CAPTURE(smiles);
  return nearest_to(detector_of_today().check(smiles), entry);
}

/// "N1: hydrogen -> methyl", in order of the family's sites.
Words changes_of(const Resemblance& resemblance) {
  Words words;
  for (const SiteChange& change : resemblance.changes) {
    words.push_back(change.site + ": " + change.from + " -> " + change.to);
  }
  return words;
}

/// The small set with a smaller ring as a variant and one protecting group; no calibration.
Detector small_detector() {
  SmallSet files;
  files.change("set.toml", "counter_components",
               "protecting_groups = \"masks.toml\"\ncounter_components");
  files.create("masks.toml",
               "[[group]]\nname = \"N-Boc\"\nsmarts = '[NX3;+0:1]C(=O)OC([CH3])([CH3])[CH3]'\n"
               "match = [{ smiles = 'CN(C)C(=O)OC(C)(C)C', bare = 'CNC' }]\n"
               "miss = [{ smiles = 'CN(C)C(=O)CC(C)(C)C', reason = \"an amide\" }]\n");
  files.change("families.toml", "[[family.match]]",
               "[[family.variant]]\nname = \"five-membered ring\"\n"
               "core = '[C;R:4]1-[C;R]-[N;R:1]-[C;R]-[C;R]-1'\n"
               "[[family.variant.match]]\nsmiles = 'NCC(=O)N1CCC(=O)C1'\nreason = \"smaller\"\n"
               "[[family.variant.miss]]\nsmiles = 'O=C1CCNCC1'\nreason = \"the core\"\n"
               "[[family.match]]");
  DetectorOptions chosen = options("2026-01-31");
  chosen.max_false_flags = 1;
  return Detector(std::make_shared<const ReferenceSet>(files.load()), chosen);
}

}  // namespace

TEST_CASE("a listed substance under protecting groups is masked and strong", "[unit]") {
  struct Mask {
    const char* smiles;
    const char* entry;
    Words groups;
    double mass_difference_u;
  };
  const std::vector<Mask> masks = {
      {"O=C1CCN(C(=O)OCc2ccccc2)CC1", "4-piperidone", {"N-Cbz"}, 134.13},
      {"C1CC2(CCN1)OCCO2", "4-piperidone", {"ethylene ketal"}, 44.05},
      {"CC(C)(C)OC(=O)N1CCC2(CC1)OCCO2", "4-piperidone", {"N-Boc", "ethylene ketal"}, 144.17},
      {"CC(=O)N1CCC(=O)CC1", "4-piperidone", {"N-acetyl"}, 42.04},
      {"O=C1CCN(Cc2ccccc2)CC1", "4-piperidone", {"N-benzyl"}, 90.12},
      {"CC(C)(C)OC(=O)N1CCC(CC1)Nc1ccccc1", "4-ap", {"N-Boc"}, 100.12},
      {"CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1", "norfentanyl", {"N-benzyl"}, 90.12}};
  for (const Mask& mask : masks) {
    CAPTURE(mask.smiles);
    const Resemblance found = nearest_to(mask.smiles, mask.entry);
    CHECK(found.relation == Relation::Masked);
    CHECK(found.grade == Grade::Strong);
    CHECK(found.protecting_groups == mask.groups);
    CHECK(found.changes.empty());
    CHECK(found.scores.overlap == 1.0);
    CHECK(has_family_core(found));
    CHECK_THAT(found.mass_difference_u, WithinAbs(mask.mass_difference_u, 0.01));
  }
}

TEST_CASE("a group on the anilino nitrogen masks a listed substance, an acyl group does not",
          "[unit]") {
  const Resemblance masked = nearest_to("CC(C)(C)OC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "anpp");
  CHECK(masked.relation == Relation::Masked);
  CHECK(masked.protecting_groups == Words{"N-Boc"});
  // Acetylfentanyl and its like are told as anilides: what differs is the acyl group.
  for (const std::string smiles :
       {"CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "O=C(c1ccccc1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1"}) {
    const Finding finding = detector_of_today().check(smiles);
    CAPTURE(smiles);
    CHECK(nearest_to(finding, "fentanyl").relation == Relation::SiteModified);
    for (const Resemblance& found : finding.nearest) {
      CHECK(found.relation != Relation::Masked);
    }
  }
}

TEST_CASE("a mask that takes a molecule out of every family is looked past", "[unit]") {
  // A required group is hidden, so that without looking past the mask there is nothing to compare.
  for (const auto& [smiles, entry] : std::vector<std::pair<std::string, std::string>>{
           {"C[Si](C)(C)N(c1ccccc1)C1CCNCC1", "4-ap"},
           {"Cc1ccc(cc1)S(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "anpp"}}) {
    const Resemblance masked = nearest_to(smiles, entry);
    CHECK(masked.relation == Relation::Masked);
    CHECK(masked.grade == Grade::Strong);
  }
}

TEST_CASE("a mask over a relative is looked past as well", "[unit]") {
  const std::string fluorinated = "CC(C)(C)OC(=O)N1CCC(Nc2ccc(F)cc2)CC1";
  const Resemblance found = nearest_to(fluorinated, "4-ap");
  CHECK(found.relation == Relation::SiteModified);
  CHECK(found.protecting_groups == Words{"N-Boc"});
  CHECK(changes_of(found) == Words{"aryl ring: phenyl -> 4-fluorophenyl"});
  CHECK_THAT(found.mass_difference_u, WithinAbs(118.11, 0.01));
  CHECK(nearest_to(fluorinated, "4-fluoro-4-ap").relation == Relation::Masked);
}

TEST_CASE("a piece of an entry that keeps the core is part of it, and strong only when it is large",
          "[unit]") {
  const Resemblance piece = nearest_to("O=C1CCNCC1", "npp");
  CHECK(piece.relation == Relation::PartOfEntry);
  CHECK(piece.grade == Grade::Moderate);  // less than half of it
  CHECK(nearest_to("CCC(=O)N(c1ccccc1)C1CCNCC1", "fentanyl").grade == Grade::Strong);
  CHECK(changes_of(piece) == Words{"N1: 2-phenylethyl -> hydrogen"});
  CHECK_THAT(piece.mass_difference_u, WithinAbs(-104.15, 0.01));
  CHECK(piece.overlap_atoms.size() == 7);
  // The whole is no part of its piece.
  CHECK(nearest_to("O=C1CCN(CCc2ccccc2)CC1", "4-piperidone").relation == Relation::SiteModified);
  CHECK(nearest_to("c1ccc(NC2CCNCC2)cc1", "anpp").relation == Relation::PartOfEntry);
}

TEST_CASE("a piece of an entry without the core is no part of it", "[unit]") {
  for (const std::string smiles : {"CCc1ccccc1", "C1CCNCC1", "Nc1ccccc1", "CN1CCCCC1"}) {
    for (const Resemblance& found : detector_of_today().check(smiles).nearest) {
      CAPTURE(smiles, found.entry);
      CHECK(found.relation <= Relation::Similar);
    }
  }
}

TEST_CASE("what hangs on the sites of a family's core is named on both sides", "[unit]") {
  const Resemblance found = nearest_to("O=C1CCN(CCc2ccccc2)CC1", "1-benzyl-4-piperidone");
  CHECK(found.relation == Relation::SiteModified);
  CHECK(found.family == "4-piperidones");
  REQUIRE(changes_of(found) == Words{"N1: benzyl -> 2-phenylethyl"});
  CHECK(found.changes[0].from_atoms.size() == 7);
  CHECK(found.changes[0].to_atoms == std::vector<int>{5, 6, 7, 8, 9, 10, 11, 12});
  CHECK_THAT(found.mass_difference_u, WithinAbs(14.03, 0.01));
  CHECK(changes_of(nearest_to("CC1CNCCC1=O", "4-piperidone")) ==
        Words{"C3/C5: hydrogen -> methyl"});
  CHECK(changes_of(nearest_to("CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "benzylfentanyl")) ==
        Words{"N1: benzyl -> 2-phenylethyl"});
  CHECK(changes_of(nearest_to("Fc1ccc(NC2CCNCC2)cc1", "4-ap")) ==
        Words{"aryl ring: phenyl -> 4-fluorophenyl"});
}

TEST_CASE("a changed core with the required groups is core-modified and weak", "[unit]") {
  DetectorOptions wide = options();
  wide.max_false_flags = 1e-2;  // too common for the default
  const Resemblance smaller_ring =
      nearest_to(Detector(shipped_set(), wide).check("Oc1cccc(NC2CCNC2)c1"), "4-ap");
  CHECK(smaller_ring.relation == Relation::CoreModified);
  CHECK(smaller_ring.family == "4-anilinopiperidines");
  CHECK_FALSE(has_family_core(smaller_ring));
  CHECK_FALSE(smaller_ring.closeness);
  CHECK(smaller_ring.grade == Grade::Weak);
  CHECK(smaller_ring.variant == "five-membered ring");
}

TEST_CASE("without a family, what is similar by overlap is weak and names none", "[unit]") {
  DetectorOptions chosen = options();
  chosen.max_false_flags = 1e-2;
  const Detector wide(shipped_set(), chosen);
  int similar = 0;
  for (const std::string& smiles : class_structures()) {
    for (const Resemblance& found : wide.check(smiles).nearest) {
      if (found.relation != Relation::Similar) {
        continue;
      }
      CAPTURE(smiles, found.entry);
      ++similar;
      CHECK(found.grade == Grade::Weak);
      CHECK(found.family.empty());
      CHECK(found.changes.empty());
      CHECK(found.scores.overlap > 0);
      CHECK(found.false_flags.rate <= 1e-2);
      CHECK_FALSE(found.overlap_atoms.empty());
    }
  }
  CHECK(similar > 0);
}

TEST_CASE("the grade of a site-modified member follows from how close it is", "[unit]") {
  const ClosenessRules& rules = *shipped_set()->similarity.closeness;
  std::vector<int> seen(4, 0);
  for (const std::string& smiles : class_structures()) {
    for (const Resemblance& found : detector_of_today().check(smiles).nearest) {
      CAPTURE(smiles, found.entry);
      CHECK(found.closeness.has_value() == has_family_core(found));
      if (found.relation != Relation::SiteModified) {
        continue;
      }
      const double value = found.closeness->value;
      const Grade expected = found.closeness->added_atoms > rules.most_added ? Grade::Weak
                             : value >= rules.least_strong                   ? Grade::Strong
                             : value >= rules.least_moderate                 ? Grade::Moderate
                                                                             : Grade::Weak;
      CHECK(found.grade == expected);
      ++seen[static_cast<std::size_t>(found.grade)];
    }
  }
  CHECK(seen[static_cast<std::size_t>(Grade::Weak)] > 0);
  CHECK(seen[static_cast<std::size_t>(Grade::Moderate)] > 0);
  CHECK(seen[static_cast<std::size_t>(Grade::Strong)] > 0);
}

TEST_CASE("without a calibration members are weak and nothing is similar", "[unit]") {
  const Detector small = small_detector();
  const Resemblance member = nearest_to(small.check("CN1CCC(=O)CC1"), "4-piperidone");
  CHECK(member.relation == Relation::SiteModified);
  CHECK(member.grade == Grade::Weak);
  CHECK(member.false_flags.rate == 1.0);
  CHECK(member.rarities.entry.empty());
  CHECK(small.check("NCC(=O)N1CCC(=O)C1").nearest.empty());     // the variant
  CHECK(small.check("CN1C2CCC1CC(=O)C2").nearest.size() == 1);  // this set's core has bridges in it
  CHECK(small.check("OC1CCNCC1").nearest.empty());
  // What does not rest on rates is not changed.
  const Resemblance masked = nearest_to(small.check("CC(C)(C)OC(=O)N1CCC(=O)CC1"), "4-piperidone");
  CHECK(masked.relation == Relation::Masked);
  CHECK(masked.grade == Grade::Strong);
}

TEST_CASE("without allowed false flags only families are reported, and a wider cut adds",
          "[unit]") {
  std::vector<Detector> detectors;
  for (const double cut : {0.0, 1e-6, 1e-4, 1e-3, 1e-2}) {
    DetectorOptions chosen = options();
    chosen.max_false_flags = cut;
    detectors.emplace_back(shipped_set(), chosen);
  }
  std::size_t without_family = 0;
  for (const std::string& smiles : class_structures()) {
    CAPTURE(smiles);
    Finding before = detectors[0].check(smiles);
    for (const Resemblance& found : before.nearest) {
      CHECK(has_family_core(found));
    }
    for (std::size_t i = 1; i < detectors.size(); ++i) {
      Finding wider = detectors[i].check(smiles);
      CHECK(wider.status >= before.status);
      for (const Resemblance& found : before.nearest) {
        CHECK(find_resemblance(wider, found.entry) != nullptr);
      }
      for (const Resemblance& found : wider.nearest) {
        CHECK((has_family_core(found) ||
               found.false_flags.rate <= detectors[i].options().max_false_flags));
      }
      before = std::move(wider);
    }
    without_family += static_cast<std::size_t>(
        std::count_if(before.nearest.begin(), before.nearest.end(),
                      [](const Resemblance& found) { return !has_family_core(found); }));
  }
  CHECK(without_family > 10);
}

TEST_CASE("named neighbours and medicines are not above weak unless they are members", "[unit]") {
  const std::vector<std::pair<const char*, const char*>> named = {
      {"cyclohexanone", "O=C1CCCCC1"},
      {"N-methylpiperidine", "CN1CCCCC1"},
      {"donepezil", "COc1cc2CC(CC3CCN(Cc4ccccc4)CC3)C(=O)c2cc1OC"},
      {"haloperidol", "OC1(CCN(CCCC(=O)c2ccc(F)cc2)CC1)c1ccc(Cl)cc1"},
      {"loperamide", "CN(C)C(=O)C(CCN1CCC(O)(CC1)c1ccc(Cl)cc1)(c1ccccc1)c1ccccc1"},
      {"tropinone", "CN1C2CCC1CC(=O)C2"},
      {"risperidone", "Cc1nc2CCCCn2c(=O)c1CCN1CCC(CC1)c1noc2cc(F)ccc12"},
      {"domperidone", "Clc1ccc2c(c1)[nH]c(=O)n2C1CCN(CCCn2c(=O)[nH]c3ccccc23)CC1"}};
  for (const auto& [name, smiles] : named) {
    CAPTURE(name);
    const Finding finding = detector_of_today().check(smiles);
    CHECK(finding.status <= Status::Analogue);
    CHECK(finding.grade <= Grade::Weak);
    CHECK(std::none_of(finding.nearest.begin(), finding.nearest.end(), &has_family_core));
  }
  // Bears the family's own core and ketone, so it is told as a member, with its four methyl groups.
  const Resemblance hindered = nearest_to("CC1(C)CC(=O)CC(C)(C)N1", "4-piperidone");
  CHECK(hindered.relation == Relation::SiteModified);
  CHECK(changes_of(hindered).size() == 1);
  CHECK(changes_of(hindered).front().find("C2/C6: ") == 0);
  for (const std::string& smiles : sample_structures()) {
    CAPTURE(smiles);
    const Finding finding = detector_of_today().check(smiles);
    if (finding.grade > Grade::Weak) {
      CHECK(has_family_core(finding.nearest.front()));
    }
  }
}

TEST_CASE("fentanyl-class medicines say what they are", "[unit]") {
  for (const std::string smiles : {"CCC(=O)N(c1ccccc1)C1(COC)CCN(CCn2nnn(CC)c2=O)CC1",
                                   "CCC(=O)N(c1ccccc1)C1(COC)CCN(CCc2cccs2)CC1",
                                   "CCC(=O)N(c1ccccc1)C1(CCN(CCC(=O)OC)CC1)C(=O)OC"}) {
    const Resemblance found = nearest_to(smiles, "fentanyl");
    CHECK(found.relation == Relation::SiteModified);
    CHECK(found.family == "4-anilidopiperidines");
    CHECK(found.changes.size() == 2);  // at N1 and at C4
  }
}

TEST_CASE("spellings, salts and charges keep relation, grade and changes", "[unit]") {
  struct Drawings {
    const char* base;
    Words others;
  };
  const std::vector<Drawings> all = {
      {"CC(=O)N1CCC(=O)CC1", {"O=C1CCN(C(C)=O)CC1", "C1N(C(=O)C)CCC(C1)=O.O"}},
      {"CN1CCC(=O)CC1",
       {"C[NH+]1CCC(=O)CC1", "C[NH+]1CCC(=O)CC1.[Br-]", "Cl.O=C1CCN(C)CC1",
        // gem-diols, enols
        "CN1CCC(O)(O)CC1", "Cl.OC1(O)CCN(C)CC1", "CN1CCC(O)=CC1", "CN1CC=C(O)CC1.Cl",
        "[CH3]N1[CH2][CH2]C([OH])=[CH][CH2]1"}},
      {"CCOC(=O)C1CN(Cc2ccccc2)CCC1=O", {"CCOC(=O)C1=C(O)CCN(Cc2ccccc2)C1"}},
      {"Fc1ccc(NC2CCNCC2)cc1", {"N1CCC(CC1)NC1=CC=C(F)C=C1", "[NH2+]1CCC(Nc2ccc(F)cc2)CC1.[Cl-]"}},
      {"CCC(=O)N(c1ccccc1)C1(CCN(CCC(=O)OC)CC1)C(=O)OC",
       {"CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1.Cl",
        "CCC(=O)N(C1=CC=CC=C1)C1(C(=O)OC)CC[NH+](CCC(=O)OC)CC1"}}};
  for (const Drawings& drawings : all) {
    const Finding base = detector_of_today().check(drawings.base);
    REQUIRE_FALSE(base.nearest.empty());
    for (const std::string& smiles : drawings.others) {
      CAPTURE(smiles);
      const Finding other = detector_of_today().check(smiles);
      REQUIRE(other.nearest.size() == base.nearest.size());
      for (std::size_t i = 0; i < base.nearest.size(); ++i) {
        CAPTURE(base.nearest[i].entry);
        CHECK(other.nearest[i].entry == base.nearest[i].entry);
        CHECK(other.nearest[i].relation == base.nearest[i].relation);
        CHECK(other.nearest[i].grade == base.nearest[i].grade);
        CHECK(other.nearest[i].protecting_groups == base.nearest[i].protecting_groups);
        CHECK(changes_of(other.nearest[i]) == changes_of(base.nearest[i]));
      }
    }
  }
}

TEST_CASE("the past is not compared with what nobody named yet", "[unit]") {
  // Canada's words about fentanyls and their cores are older than most entries.
  for (const char* day : {"2017-12-31", "2019-06-01", "2022-01-01"}) {
    const Detector then = detector(day);
    for (const std::string smiles :
         {"CC(C)(C)OC(=O)N1CCC(CC1)Nc1ccc(Cl)cc1", "CC1CN(CCc2ccccc2)CCC1=O"}) {
      CAPTURE(day, smiles);
      const Finding finding = then.check(smiles);
      CHECK(finding.status == Status::Analogue);
      for (const Resemblance& found : finding.nearest) {
        CAPTURE(found.entry);
        CHECK(found.entry != "1-boc-4-bromo-4-ap");     // 2023
        CHECK(found.entry != "3-methyl-4-piperidone");  // 2024
      }
    }
  }
  CHECK(nearest_to("CC(C)(C)OC(=O)N1CCC(CC1)Nc1ccc(Cl)cc1", "1-boc-4-bromo-4-ap").relation ==
        Relation::SiteModified);
}

TEST_CASE("atoms of an explanation are of the record and of the entry", "[unit]") {
  for (const std::string& smiles : sample_structures()) {
    for (const Resemblance& found : detector_of_today().check(smiles).nearest) {
      CAPTURE(smiles, found.entry);
      CHECK(std::is_sorted(found.overlap_atoms.begin(), found.overlap_atoms.end()));
      std::vector<int> of_entry;
      for (const auto& [record_atom, entry_atom] : found.overlap_atoms) {
        of_entry.push_back(entry_atom);
      }
      std::sort(of_entry.begin(), of_entry.end());
      CHECK(std::adjacent_find(of_entry.begin(), of_entry.end()) == of_entry.end());
      for (const SiteChange& change : found.changes) {
        CHECK(change.from != change.to);
        CHECK_FALSE((change.from_atoms.empty() && change.to_atoms.empty()));
      }
    }
  }
}
