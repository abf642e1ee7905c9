// Rules of the analogue tier in a set's files: variants of families, protecting groups, the
// calibration. What is wrong with one is named with its place; what several packs share counts
// once.

#include "catch.hpp"
#include "small_classes.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const char* const kMasks = "shared/masks.toml";
const char* const kCounts = "counts.toml";

const std::string kVariant = R"([[family.variant]]
name = "five-membered ring"
core = '[C;R:4]1-[C;R]-[N;R:1]-[C;R]-[C;R]-1'
[[family.variant.required]]
name = "ring ketone"
site = 4
smarts = ['C(=O)']
[[family.variant.match]]
smiles = 'NCC(=O)N1CCC(=O)C1'
reason = "the smaller ring"
[[family.variant.miss]]
smiles = 'O=C1CCNCC1'
reason = "the core itself"
)";
const std::string kVariantPlace = "families.toml:10";

SmallSet with_variant() {
  return SmallSet().change("families.toml", "[[family.match]]", kVariant + "[[family.match]]");
}

const std::string kMask = R"([[group]]
name = "N-Boc"
smarts = '[NX3;+0:1]C(=O)OC([CH3])([CH3])[CH3]'
match = [{ smiles = 'CN(C)C(=O)OC(C)(C)C', bare = 'CNC' }]
miss = [{ smiles = 'CN(C)C(=O)CC(C)(C)C', reason = "an amide" }]
)";

SmallSet with_masks(SmallSet set = SmallSet()) {
  set.change("set.toml", "counter_components",
             "protecting_groups = \"shared/masks.toml\"\ncounter_components");
  return set.create(kMasks, kMask);
}

const std::string kCalibration = R"(schema = 1
program_version = "0"
rdkit_version = "0"
reference_set_id = "small"
reference_set_version = "1"
reference_set_sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
method = "by hand"
[[source]]
name = "ordinary.smi"
sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
molecules = 1000
[[tail]]
entry = "4-piperidone"
score = "overlap"
heavy_atoms_min = 1
heavy_atoms_max = 0
molecules = 1000
first_score = 0.2
step = 0.1
at_least = [500, 100, 10, 1]
)";

SmallSet with_calibration(SmallSet set = SmallSet()) {
  set.change("set.toml", "counter_components", "calibration = \"counts.toml\"\ncounter_components");
  return set.create(kCounts, kCalibration);
}

/// The small set without [similarity], so that it can stand beside another.
SmallSet second_pack() {
  SmallSet pack;
  for (const char* file : {"families.toml", kPiperidone}) {
    pack.remove(file);
  }
  const std::string text = pack.text("set.toml");
  pack.change("set.toml", text.substr(text.find("[similarity]")), "");
  pack.change("set.toml", "id = \"small\"", "id = \"second\"");
  pack.change("sources.toml", "\"ACT\"", "\"ORDER\"");
  return pack.change(kPiperidine, "id = \"piperidine\"", "id = \"second-piperidine\"");
}

ReferenceSet load_both(const SmallSet& first, const SmallSet& second) {
  const TempDir folder;
  return load_reference_sets({first.write(folder, "a"), second.write(folder, "b")});
}

std::string problem_of(const SmallSet& first, const SmallSet& second) {
  try {
    load_both(first, second);
  } catch (const Error& error) {
    return error.what();
  }
  return "(they load)";
}

}  // namespace

TEST_CASE("a variant is loaded with its core, groups and examples", "[unit]") {
  const ReferenceSet set = with_variant().load();
  REQUIRE(set.families.at(0).variants.size() == 1);
  const FamilyVariant& variant = set.families[0].variants[0];
  CHECK(variant.name == "five-membered ring");
  CHECK(variant.required.at(0).name == "ring ketone");
  CHECK(variant.matches.at(0).smiles == "NCC(=O)N1CCC(=O)C1");
  CHECK(variant.misses.at(0).reason == "the core itself");
  CHECK(variant.where == kVariantPlace);
}

TEST_CASE("a variant without groups of its own has those of its family", "[unit]") {
  SmallSet set = with_variant();
  const std::string own =
      "[[family.variant.required]]\nname = \"ring ketone\"\nsite = 4\nsmarts = ['C(=O)']\n";
  CHECK(set.change("families.toml", own, "").problem() == "(it loads)");
  // Its ketone is asked for, though the variant does not say so.
  check_only(set.change("families.toml", "NCC(=O)N1CCC(=O)C1", "C1CCNC1"), kVariantPlace,
             "C1CCNC1 does not match, but should: the smaller ring");
}

TEST_CASE("a variant that is wrong is refused at its own place", "[unit]") {
  const auto check_change = [](const std::string& from, const std::string& to,
                               const std::string& what) {
    CAPTURE(from, to);
    check_only(with_variant().change("families.toml", from, to), kVariantPlace, what);
  };
  check_change("NCC(=O)N1CCC(=O)C1", "O=C1CCCC1",
               "O=C1CCCC1 does not match, but should: the smaller ring");
  check_change("smiles = 'O=C1CCNCC1'\nreason = \"the core itself\"",
               "smiles = 'NCC(=O)N1CC(=O)CC1'\nreason = \"the core itself\"",
               "NCC(=O)N1CC(=O)CC1 matches, but should not: the core itself");
  check_change("[N;R:1]-[C;R]-[C;R]-1'\n[[family.variant.required]]",
               "[N;R:1-[C;R]-[C;R]-1'\n[[family.variant.required]]", "not a valid SMARTS");
  check_change("smarts = ['C(=O)']", "smarts = ['C(=O']", "not a valid SMARTS: C(=O");
  check_change("name = \"ring ketone\"\nsite = 4", "name = \"ring ketone\"\nsite = 5",
               "required group \"ring ketone\": site 5 is not labelled in the core");
  check_change("[[family.variant.miss]]\nsmiles = 'O=C1CCNCC1'\nreason = \"the core itself\"\n", "",
               "needs examples of both kinds");
}

TEST_CASE("a variant that cannot be read is refused with file and line", "[unit]") {
  const auto problem = [](const std::string& from, const std::string& to) {
    return with_variant().change("families.toml", from, to).problem();
  };
  CHECK_THAT(problem("name = \"five-membered ring\"\n", ""), ContainsText("families.toml:10"));
  CHECK_THAT(problem("name = \"five-membered ring\"\n", ""), ContainsText("name: missing"));
  CHECK_THAT(problem("name = \"five-membered ring\"", "name = \"x\"\ncolour = 1"),
             ContainsText("families.toml:12: unknown key \"colour\""));
  CHECK_THAT(problem("smarts = ['C(=O)']\n", ""), ContainsText("at least one pattern in smarts"));
}

TEST_CASE("protecting groups are loaded with their examples", "[unit]") {
  const ReferenceSet set = with_masks().load();
  REQUIRE(set.protecting_groups.size() == 1);
  CHECK(set.protecting_groups[0].name == "N-Boc");
  CHECK(set.protecting_groups[0].matches.at(0).bare == "CNC");
  CHECK(set.protecting_groups[0].misses.at(0).reason == "an amide");
  CHECK(set.protecting_groups[0].where == "shared/masks.toml:1");
  CHECK(set.sha256 != SmallSet().load().sha256);  // a part of the content
}

TEST_CASE("a protecting group that is wrong is refused at its place", "[unit]") {
  const auto check_change = [](const std::string& from, const std::string& to,
                               const std::string& what) {
    CAPTURE(from, to);
    check_only(with_masks().change(kMasks, from, to), "shared/masks.toml:1", what);
  };
  check_change("bare = 'CNC'", "bare = 'CN'", "N-Boc: CN(C)C(=O)OC(C)(C)C is not CN under it");
  check_change("smiles = 'CN(C)C(=O)OC(C)(C)C'", "smiles = 'CN(C)C(=O)OCC'",
               "N-Boc: CN(C)C(=O)OCC is not CNC under it");
  check_change("smiles = 'CN(C)C(=O)CC(C)(C)C'", "smiles = 'CCN(C)C(=O)OC(C)(C)C'",
               "N-Boc: CCN(C)C(=O)OC(C)(C)C matches, but should not: an amide");
  check_change("[NX3;+0:1]", "[NX3;+0]", "label");
  check_change("[NX3;+0:1]", "[NX3;+0:1", "N-Boc");
  check_change("miss = [{ smiles = 'CN(C)C(=O)CC(C)(C)C', reason = \"an amide\" }]\n", "",
               "N-Boc: needs examples of both kinds");
  check_change("match = [{ smiles = 'CN(C)C(=O)OC(C)(C)C', bare = 'CNC' }]\n", "",
               "N-Boc: needs examples of both kinds");
  check_change("bare = 'CNC'", "bare = 'CNC('", "not a valid SMILES");
}

TEST_CASE("a file of protecting groups that cannot be read is refused", "[unit]") {
  CHECK_THAT(with_masks().remove(kMasks).problem(),
             ContainsText("set.toml names it as protecting_groups"));
  CHECK_THAT(with_masks().change(kMasks, "name = \"N-Boc\"\n", "").problem(),
             ContainsText("shared/masks.toml:1"));
  CHECK_THAT(with_masks().change(kMasks, "smarts =", "smart =").problem(),
             ContainsText("shared/masks.toml:"));
  CHECK_THAT(with_masks().change(kMasks, "bare = 'CNC'", "bare = 'CNC', colour = 1").problem(),
             ContainsText("shared/masks.toml:4: unknown key \"colour\""));
}

TEST_CASE("a calibration that set.toml names is loaded and is no part of the content hash",
          "[unit]") {
  const ReferenceSet set = with_calibration().load();
  REQUIRE(set.calibration.tails.size() == 1);
  CHECK(set.calibration.tails[0].entry == "4-piperidone");
  CHECK(set.calibration.sources.at(0).name == "ordinary.smi");
  SmallSet other = with_calibration();
  other.change(kCounts, "[500, 100, 10, 1]", "[500, 100, 11, 1]");
  CHECK(other.load().sha256 == set.sha256);
}

TEST_CASE("a calibration that is missing or wrong is refused with file and line", "[unit]") {
  CHECK_THAT(with_calibration().remove(kCounts).problem(),
             ContainsText("set.toml names it as calibration"));
  const std::string risen =
      with_calibration().change(kCounts, "[500, 100, 10, 1]", "[500, 100, 101, 1]").problem();
  CHECK_THAT(risen, ContainsText("counts.toml:20"));
  CHECK_THAT(risen, ContainsText("must not rise"));
  CHECK_THAT(with_calibration().change(kCounts, "schema = 1", "schema = 2").problem(),
             ContainsText("counts.toml:1: "));
}

TEST_CASE("a calibration that is wrong is told together with the other problems", "[unit]") {
  SmallSet set = with_calibration();
  set.change(kCounts, "score = \"overlap\"", "score = \"overlaps\"");
  set.change(kPiperidine, "scope = \"unread\"", "scope = 7");
  const std::string problem = set.problem();
  CHECK_THAT(problem, ContainsText("2 problem(s)"));
  CHECK_THAT(problem, ContainsText("counts.toml:14: "));
}

TEST_CASE("one pack of several has the calibration", "[unit]") {
  CHECK(load_both(with_calibration(), second_pack()).calibration.tails.size() == 1);
  CHECK(load_both(SmallSet(), with_calibration(second_pack())).calibration.tails.size() == 1);
  const std::string problem = problem_of(with_calibration(), with_calibration(second_pack()));
  CHECK_THAT(problem, ContainsText("1 problem(s)"));
  CHECK_THAT(problem, ContainsText("b/set.toml: calibration is in an earlier pack already"));
}

TEST_CASE("protecting groups that two packs share count once", "[unit]") {
  const ReferenceSet same = load_both(with_masks(), with_masks(second_pack()));
  CHECK(same.protecting_groups.size() == 1);
  SmallSet more = with_masks(second_pack());
  more.change(kMasks, "name = \"N-Boc\"", "name = \"N-tert-butoxycarbonyl\"");
  CHECK(load_both(with_masks(), more).protecting_groups.size() == 2);
}
