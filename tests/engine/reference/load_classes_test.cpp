// What groups and classes say when they are loaded, and how a file that cannot be read is refused.

#include "catch.hpp"
#include "small_classes.hpp"
#include "support/sha256.hpp"

using namespace congener;
using namespace congener::test;

namespace {

void check_problem(const SmallSet& set, const std::string& where, const std::string& what) {
  const std::string problem = set.problem();
  CHECK_THAT(problem, ContainsText("1 problem(s)"));
  CHECK_THAT(problem, ContainsText("\n  " + where));
  CHECK_THAT(problem, ContainsText(what));
}

}  // namespace

TEST_CASE("groups are loaded with all that their file says", "[unit]") {
  const ReferenceSet set = small_classes().load();
  REQUIRE(set.groups.size() == 2);
  const SubstituentGroup& alkyl = set.groups[0];
  CHECK(alkyl.id == "alkyl");
  CHECK(alkyl.generic == "Alkyl");
  CHECK(alkyl.attachments == 1);
  CHECK(alkyl.bond_order == 1);
  CHECK(alkyl.max_carbon_atoms == 6);
  CHECK(alkyl.max_chain_atoms == 6);
  CHECK(alkyl.where == "shared/groups.toml:1");
  const SubstituentGroup& acyl = set.groups[1];
  CHECK(acyl.name == "an acyl group");
  CHECK(acyl.start == std::vector<std::string>{"[CX3:1]=[OX1]"});
  CHECK(acyl.lacks == std::vector<std::string>{"[#7]"});
  CHECK_FALSE(acyl.any_rest);
  CHECK(acyl.max_carbon_atoms == 0);
  REQUIRE(acyl.rest.size() == 1);
  CHECK(acyl.rest[0].labels == std::vector<int>{1});
  CHECK(acyl.rest[0].groups == std::vector<std::string>{"hydrogen", "alkyl"});
  CHECK(acyl.matches.at(0).smiles == "*C(=O)C");
  CHECK(acyl.misses.at(0).reason == "an aldehyde");
}

TEST_CASE("a closed class is loaded with all that its file says", "[unit]") {
  const ReferenceSet set = small_classes().load();
  REQUIRE(set.classes.size() == 3);
  const StructureClass& rule = set.classes[0];
  CHECK(rule.id == "piperidone-amides");
  CHECK(rule.where == std::string(kAmides) + ":1");
  CHECK(rule.kind == ClassKind::Closed);
  CHECK(rule.entry == "4-piperidone");
  CHECK(rule.max_mass_u == 500);
  CHECK(rule.least_limbs == 0);
  CHECK(rule.exceptions == "none");
  CHECK(rule.not_covered == "carbamates");
  CHECK(rule.open_doubts == std::vector<std::string>{"whether formyl counts"});
  CHECK_FALSE(rule.readings.at(0).is_default);
  CHECK(rule.readings.at(0).question == "do alkyl groups count?");
  CHECK(rule.limbs.at(0).effective == Date{2021, 5, 1});
  CHECK(rule.limbs.at(0).effective_confidence == Confidence::Secondary);
  CHECK(rule.limbs.at(0).citation == "item 7a");
  CHECK(rule.cores.at(0).smiles == "O=C1CC[N:1]CC1");
  REQUIRE(rule.sites.size() == 1);
  CHECK(rule.sites[0].labels == std::vector<int>{1});
  CHECK(rule.sites[0].may_bear.empty());
  REQUIRE(rule.sites[0].bears_one.size() == 3);
  CHECK(rule.sites[0].bears_one[0].limbs == std::vector<std::string>{"amide"});
  CHECK(rule.sites[0].bears_one[1].reading == "alkyl-too");
  CHECK(rule.sites[0].bears_one[2].groups == std::vector<std::string>{"hydrogen"});
  CHECK(rule.matches.at(0).limbs == std::vector<std::string>{"amide"});
  CHECK(rule.misses.at(0).reason == "an alkyl group");
}

TEST_CASE("a row of a class has the class's jurisdiction and its own line", "[unit]") {
  const ReferenceSet set = small_classes().load();
  const ControlRow& row = set.classes[0].controls.at(0);
  CHECK(row.jurisdiction == "XX");
  CHECK(row.status == ControlStatus::Covered);
  CHECK(row.period.effective_confidence == Confidence::Confirmed);
  CHECK(row.where == std::string(kAmides) + ":33");
}

TEST_CASE("classes are ordered by id and may be open or mere text", "[unit]") {
  const ReferenceSet set = small_classes().load();
  CHECK(set.classes[1].id == "prose");
  CHECK(set.classes[1].kind == ClassKind::Text);
  CHECK(set.classes[1].controls.at(0).status == ControlStatus::NotFound);
  CHECK(set.classes[2].kind == ClassKind::Open);
  CHECK(set.classes[2].only_flagged);
  CHECK(set.classes[2].families == std::vector<std::string>{"piperidones"});
}

TEST_CASE("a set needs neither groups nor classes", "[unit]") {
  CHECK(SmallSet().load().groups.empty());
  CHECK(SmallSet().load().classes.empty());
}

TEST_CASE("groups that set.toml names must be there", "[unit]") {
  CHECK_THAT(small_classes().remove(kGroups).problem(),
             ContainsText("groups.toml: no such file; set.toml names it as groups"));
}

TEST_CASE("an entry may be an end product, and a row may mention open words", "[unit]") {
  SmallSet set;
  set.change(kPiperidine, "identity_only = true", "role = \"end_product\"");
  set.change(kPiperidone, "[\"salts\"]", "[\"salts\", \"derivatives\", \"analogues\"]");
  const ReferenceSet loaded = set.load();
  CHECK(loaded.entries[0].role == EntryRole::Precursor);
  CHECK(loaded.entries[1].role == EntryRole::EndProduct);
  CHECK(loaded.entries[0].controls[0].wording_forms ==
        std::vector<WordingForm>{WordingForm::Salts, WordingForm::Derivatives,
                                 WordingForm::Analogues});
  check_problem(SmallSet().change(kPiperidine, "identity_only = true", "role = \"reagent\""),
                std::string(kPiperidine) + ":7", "is not one of: precursor, end_product");
}

TEST_CASE("groups and classes count in the content hash", "[unit]") {
  const SmallSet set = small_classes();
  support::Sha256 hash;
  const auto add = [&](const std::string& name, const std::string& file) {
    hash.update(name + "\n" + std::to_string(set.text(file).size()) + "\n" + set.text(file));
  };
  add(kAmides, kAmides);
  add(kProse, kProse);
  add(kRelatives, kRelatives);
  add("counter_components.tsv", kCounters);
  add("families.toml", "families.toml");
  add("groups.toml", kGroups);
  add("set.toml", "set.toml");
  add("sources.toml", "sources.toml");
  add(kPiperidine, kPiperidine);
  add(kPiperidone, kPiperidone);
  CHECK(set.load().sha256 == hash.hex_digest());
}

TEST_CASE("an unknown key is refused in every table of groups and classes", "[unit]") {
  const auto check_key = [](const std::string& file, const std::string& before) {
    CAPTURE(file, before);
    check_problem(small_classes().change(file, before, "colour = 1\n" + before), file + ":",
                  "unknown key \"colour\"");
  };
  check_key(kGroups, "generic = ");
  check_key(kGroups, "labels = ");
  check_key(kGroups, "smiles = '*CC'");
  check_key(kGroups, "smiles = '*C=C'");
  check_key(kAmides, "kind = ");
  check_key(kAmides, "question = ");
  check_key(kAmides, "words = ");
  check_key(kAmides, "smiles = 'O=C1CC[N:1]CC1'");
  check_key(kAmides, "labels = ");
  check_key(kAmides, "status = ");
  check_key(kAmides, "smiles = 'CC(=O)");
  check_key(kAmides, "smiles = 'CN1");
  check_problem(small_classes().change(kAmides, "{ groups = [\"hydrogen\"] }",
                                       "{ groups = [\"hydrogen\"], limb = \"amide\" }"),
                std::string(kAmides) + ":31", "unknown key \"limb\"");
  check_problem(small_classes().change(kAmides, "status = ", "jurisdiction = \"XX\"\nstatus = "),
                kAmides, "unknown key \"jurisdiction\"");
  check_problem(small_classes().add(kAmides, "limbs = [\"amide\"]\n"), kAmides,
                "unknown key \"limbs\"");
}

TEST_CASE("every required key of a group or class is missed", "[unit]") {
  const auto check_missing = [](const std::string& file, const std::string& line) {
    CAPTURE(file, line);
    check_problem(small_classes().change(file, line + "\n", ""), file + ":",
                  line.substr(0, line.find(' ')) + ": missing");
  };
  for (const std::string line :
       {"id = \"alkyl\"", "name = \"an acyl group\"", "smiles = '*CC'",
        "meaning = \"carbon and hydrogen, saturated, no ring\"", "reason = \"an aldehyde\""}) {
    check_missing(kGroups, line);
  }
  for (const std::string line :
       {"id = \"piperidone-amides\"", "name = \"amides of 4-piperidone\"", "jurisdiction = \"XX\"",
        "kind = \"closed\"", "logic = \"4-piperidone, or with an acyl group on its nitrogen\"",
        "id = \"alkyl-too\"", "question = \"do alkyl groups count?\"", "default = false",
        "reason = \"the words do not name them\"", "key = \"amide\"", "words = \"its amides\"",
        "name = \"4-piperidone\"", "smiles = 'O=C1CC[N:1]CC1'", "name = \"N1\"",
        "status = \"covered\"", "scope = \"and its amides\"", "smiles = 'CN1CCC(=O)CC1'",
        "reason = \"the acetamide\""}) {
    check_missing(kAmides, line);
  }
}

TEST_CASE("lists that must not be empty are missed", "[unit]") {
  check_problem(small_classes().change(kGroups, "labels = [1]\n", ""), kGroups,
                "a rest needs labels and groups");
  check_problem(small_classes().change(kGroups, "groups = [\"hydrogen\", \"alkyl\"]\n", ""),
                kGroups, "a rest needs labels and groups");
  check_problem(small_classes().change(kAmides, "labels = [1]\n", ""), kAmides,
                "a site needs labels");
  check_problem(small_classes().change(kAmides, "{ groups = [\"hydrogen\"] }", "{ }"), kAmides,
                "an allowance needs groups");
}

TEST_CASE("values of groups and classes that are out of range are refused", "[unit]") {
  const auto check_change = [](const std::string& file, const std::string& from,
                               const std::string& to, const std::string& what) {
    CAPTURE(to);
    check_problem(small_classes().change(file, from, to), file, what);
  };
  check_change(kGroups, "max_carbon_atoms = 6", "max_carbon_atoms = 0", "must be 1 or more");
  check_change(kGroups, "max_chain_atoms = 6", "max_chain_atoms = -1", "must be 1 or more");
  for (const std::string value : {"0", "-1.5", "nan", "inf"}) {
    check_change(kAmides, "max_mass_u = 500", "max_mass_u = " + value, "must be above 0");
  }
  check_change(kAmides, "max_mass_u = 500", "least_limbs = -1", "must not be negative");
  check_change(kAmides, "kind = \"closed\"", "kind = \"Closed\"", "is not one of: closed, open");
  check_change(kAmides, "labels = [1]", "labels = [\"1\"]", "must be a list of whole numbers");
  check_change(kAmides, "default = false", "default = \"no\"", "must be true or false");
  check_change(kAmides, "effective = 2021-05-01", "effective = \"2021-05-01\"", "must be a date");
}
