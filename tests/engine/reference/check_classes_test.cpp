// Groups and classes must hang together: what they name is there, and each has what its kind needs.

#include "reference/check_classes.hpp"

#include "catch.hpp"
#include "small_classes.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// A change of the closed class, and what is wrong with it then.
void check_amides(const std::string& from, const std::string& to, const std::string& what) {
  CAPTURE(to);
  check_only(small_classes().change(kAmides, from, to), std::string(kAmides) + ":1", what);
}

const std::string kAlkylGroup = "shared/groups.toml:1";
const std::string kAcylGroup = "shared/groups.toml:14";

}  // namespace

TEST_CASE("the small classes hang together", "[unit]") {
  CHECK(small_classes().problem() == "(it loads)");
}

TEST_CASE("an id of a group, class, limb or reading that appears twice is refused", "[unit]") {
  SmallSet set = small_classes();
  set.change(kGroups, "id = \"acyl\"", "id = \"alkyl\"").change(kAmides, "\"acyl\"", "\"alkyl\"");
  CHECK_THAT(set.problem(), ContainsText(kAcylGroup + ": group alkyl appears twice"));
  set = small_classes();
  check_only(set.change(kProse, "id = \"prose\"", "id = \"relatives\""),
             std::string(kRelatives) + ":1", "class relatives appears twice");
  check_amides("[[core]]", "[[limb]]\nkey = \"amide\"\nwords = \"again\"\n[[core]]",
               "limb amide appears twice");
  check_amides("[[limb]]",
               "[[reading]]\nid = \"alkyl-too\"\nquestion = \"?\"\ndefault = true\n"
               "reason = \"again\"\n[[limb]]",
               "reading alkyl-too appears twice");
}

TEST_CASE("a group that nobody defines is refused", "[unit]") {
  check_only(small_classes().change(kGroups, "\"hydrogen\", \"alkyl\"", "\"hydrogen\", \"alkil\""),
             kAcylGroup, "rest: groups: there is no alkil");
  check_amides("{ groups = [\"acyl\"]", "{ groups = [\"acyl\", \"aryl\"]",
               "site \"N1\": groups: there is no aryl");
}

TEST_CASE("groups that name each other in a circle are refused once", "[unit]") {
  const std::string rest = "\n[[group.rest]]\nlabels = [1]\ngroups = [\"acyl\"]";
  SmallSet set = small_classes();
  set.change(kGroups, "generic = \"Alkyl\"", "start = ['[C:1]']");
  set.change(kGroups, "max_chain_atoms = 6", "max_chain_atoms = 6" + rest);
  check_only(set, kAlkylGroup, "groups name each other in a circle: alkyl, acyl, alkyl");
  set = small_classes();
  set.change(kGroups, "\"hydrogen\", \"alkyl\"", "\"hydrogen\", \"acyl\"");
  check_only(set, kAcylGroup, "groups name each other in a circle: acyl, acyl");
}

TEST_CASE("two ways to the same group are no circle", "[unit]") {
  SmallSet set = small_classes();
  set.add(kGroups, R"([[group]]
id = "both"
name = "both"
meaning = "names both of the others"
start = ['[N:1]']
[[group.rest]]
labels = [1]
groups = ["acyl", "alkyl"]
[[group.match]]
smiles = '*NC'
reason = "methylamino"
[[group.miss]]
smiles = '*O'
reason = "hydroxyl"
)");
  CHECK(set.problem() == "(it loads)");
}

TEST_CASE("a group that cannot mean what it says is refused", "[unit]") {
  const auto check_group = [](const std::string& place, const std::string& from,
                              const std::string& to, const std::string& what) {
    CAPTURE(to);
    check_only(small_classes().change(kGroups, from, to), place, what);
  };
  for (const std::string number : {"0", "3", "-1"}) {
    check_group(kAlkylGroup, "generic = ", "attachments = " + number + "\ngeneric = ",
                "attachments must be 1 or 2");
  }
  for (const std::string number : {"0", "4"}) {
    check_group(kAlkylGroup, "generic = ", "bond_order = " + number + "\ngeneric = ",
                "bond_order must be 1, 2 or 3");
  }
  check_group(kAlkylGroup, "generic = ", "any_rest = true\ngeneric = ", "need a start");
  check_group(kAcylGroup, "lacks = ", "any_rest = true\nlacks = ", "exclude each other");
  check_group(kAcylGroup, "labels = [1]", "labels = [1, 2]", "no atom of start has label 2");
  check_group(kAlkylGroup, "[[group.match]]\nsmiles = '*CC'\nreason = \"ethyl\"\n", "",
              "[[group.match]]");
  check_group(kAcylGroup, "[[group.miss]]\nsmiles = '*CC=O'\nreason = \"an aldehyde\"\n", "",
              "[[group.miss]]");
  SmallSet set = small_classes();
  set.add(kGroups,
          "[[group]]\nid = \"hydrogen\"\nname = \"x\"\nmeaning = \"x\"\n"
          "[[group.match]]\nsmiles = '*C'\nreason = \"x\"\n"
          "[[group.miss]]\nsmiles = '*C'\nreason = \"x\"\n");
  CHECK_THAT(set.problem(), ContainsText("group hydrogen is built in"));
}

TEST_CASE("a limb or reading that nobody defines is refused", "[unit]") {
  check_amides("{ groups = [\"hydrogen\"] }", "{ groups = [\"hydrogen\"], limbs = [\"amine\"] }",
               "site \"N1\": limbs: there is no amine");
  check_amides("{ groups = [\"hydrogen\"] }", "{ groups = [\"hydrogen\"], reading = \"wide\" }",
               "site \"N1\": reading: there is no wide");
  check_amides("smiles = 'O=C1CC[N:1]CC1'", "smiles = 'O=C1CC[N:1]CC1'\nlimbs = [\"acetal\"]",
               "core \"4-piperidone\": limbs: there is no acetal");
  check_amides("smiles = 'O=C1CCNCC1'\n", "smiles = 'O=C1CCNCC1'\nlimbs = [\"none\"]\n",
               "match O=C1CCNCC1: limbs: there is no none");
}

TEST_CASE("a limb or reading that nothing uses is refused", "[unit]") {
  check_amides("[[core]]", "[[limb]]\nkey = \"acetal\"\nwords = \"its acetals\"\n[[core]]",
               "limb acetal is met by no core and no allowance");
  check_amides(", reading = \"alkyl-too\"", "", "reading alkyl-too is used by no allowance");
}

TEST_CASE("labels of cores and sites must be each other's", "[unit]") {
  check_amides("O=C1CC[N:1]CC1", "O=C1CC[N:1]C[C:12]1", "label 12 of the cores has 0 sites");
  check_amides("labels = [1]", "labels = [1, 3]", "site \"N1\": no core has label 3");
  check_amides("labels = [1]", "labels = [1, 1]", "label 1 of the cores has 2 sites");
  check_amides("[[control]]",
               "[[site]]\nname = \"again\"\nlabels = [1]\nmay_bear = [{ groups = "
               "[\"alkyl\"] }]\n[[control]]",
               "label 1 of the cores has 2 sites");
}

TEST_CASE("a label needs to be in one of several cores only", "[unit]") {
  SmallSet set = small_classes();
  set.change(kAmides, "[[site]]",
             "[[core]]\nname = \"another\"\nsmiles = 'O=C1[C:2]C[N:1]CC1'\n[[site]]");
  set.change(kAmides, "[[control]]",
             "[[site]]\nname = \"C3\"\nlabels = [2]\nmay_bear = [{ groups "
             "= [\"alkyl\"] }]\n[[control]]");
  CHECK(set.problem() == "(it loads)");
}

TEST_CASE("a site that allows nothing is refused", "[unit]") {
  SmallSet set = small_classes();
  set.change(kAmides, "O=C1CC[N:1]CC1", "O=C1[C:2]C[N:1]CC1");
  set.change(kAmides, "[[control]]", "[[site]]\nname = \"C3\"\nlabels = [2]\n[[control]]");
  check_only(set, std::string(kAmides) + ":1", "site \"C3\" needs bears_one or may_bear");
}

TEST_CASE("an entry or family that a class names must be there", "[unit]") {
  check_amides("entry = \"4-piperidone\"", "entry = \"5-piperidone\"",
               "entry: there is no 5-piperidone");
  check_only(small_classes().change(kRelatives, "[\"piperidones\"]", "[\"piperidones\", \"x\"]"),
             std::string(kRelatives) + ":1", "families: there is no x");
}

TEST_CASE("each kind of class has what it needs and nothing that would do nothing", "[unit]") {
  check_amides("logic = ", "families = [\"piperidones\"]\nlogic = ", "no other kind has them");
  check_only(small_classes().change(kRelatives, "families = [\"piperidones\"]\n", ""),
             std::string(kRelatives) + ":1", "an open class needs families");
  check_amides("[[miss]]\nsmiles = 'CN1CCC(=O)CC1'\nreason = \"an alkyl group\"\n", "",
               "a closed class needs [[core]], [[match]] and [[miss]]");
  for (const std::string line :
       {"least_limbs = 1\n", "max_mass_u = 300\n", "[[core]]\nname = \"x\"\nsmiles = 'C'\n",
        "[[match]]\nsmiles = 'C'\nreason = \"x\"\n", "[[miss]]\nsmiles = 'C'\nreason = \"x\"\n"}) {
    CAPTURE(line);
    check_only(small_classes().change(kProse, "[[control]]", line + "[[control]]"),
               std::string(kProse) + ":1", "only a closed class has");
  }
  check_amides("max_mass_u = 500", "least_limbs = 2", "least_limbs is 2, but there are 1 limbs");
  check_only(small_classes().change(kProse,
                                    "[[control]]\nstatus = \"not_found\"\nscope = \"no generic "
                                    "words found\"\n",
                                    ""),
             std::string(kProse) + ":1", "no [[control]] row");
}

TEST_CASE("the rows of a class are checked like those of a substance", "[unit]") {
  const std::string place = std::string(kAmides) + ":33";
  const auto check_row = [&](const std::string& from, const std::string& to,
                             const std::string& what) {
    check_only(small_classes().change(kAmides, from, to), place, what);
  };
  check_row("sources = [\"ACT\"]", "sources = [\"ACT\", \"ACT2\"]", "source ACT2 is not in");
  check_row("sources = [\"ACT\"]\n", "", "a row without sources must be unverified");
  check_row("effective = 2020-02-01", "effective = 2020-02-01\nlast_day = 2020-01-01",
            "lies after last_day");
  check_row("jurisdiction = \"XX\"", "jurisdiction = \"ZZ\"", "jurisdiction ZZ is not in set.toml");
  check_row("status = \"covered\"", "status = \"listed\"", "is covered, not listed");
  check_row("status = \"covered\"", "status = \"not_found\"", "is covered, not not_found");
  check_only(small_classes().change(kProse, "status = \"not_found\"", "status = \"watch\""),
             std::string(kProse) + ":6", "is covered or not_found, not watch");
}

TEST_CASE("ids that the command line could not tell apart are refused", "[unit]") {
  check_amides("id = \"piperidone-amides\"", "id = \"piperidone.amides\"", "must not hold a dot");
  SmallSet set = small_classes();
  set.change(kAmides, "id = \"alkyl-too\"", "id = \"alkyl=too\"");
  set.change(kAmides, "reading = \"alkyl-too\"", "reading = \"alkyl=too\"");
  check_only(set, std::string(kAmides) + ":1", "reading alkyl=too must not hold");
}

TEST_CASE("an end product is compared where a family rests on it, and only there", "[unit]") {
  SmallSet files;
  files.change(kPiperidone, "name = \"4", "role = \"end_product\"\nname = \"4");
  ReferenceSet set = files.load();
  CHECK(set.entries[0].role == EntryRole::EndProduct);
  CHECK(is_compared(set, set.entries[0]));
  set.families.clear();
  CHECK_FALSE(is_compared(set, set.entries[0]));
  files.change(kPiperidone, "role = ", "identity_only = true\nrole = ");
  check_only(files, "families.toml:1", "4-piperidone is no entry, or is identity_only");
}
