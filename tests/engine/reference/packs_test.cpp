// Several packs as one set: what they hold together, and which names they may not share.

#include "catch.hpp"
#include "small_classes.hpp"
#include "support/sha256.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const char* const kOwn = "substances/own.toml";

/// A pack to be added to the small classes, with a name of each kind. It uses names of theirs.
SmallSet own_pack() {
  SmallSet pack;
  for (const char* file :
       {"set.toml", "sources.toml", "families.toml", kPiperidone, kPiperidine, kCounters}) {
    pack.remove(file);
  }
  pack.create("set.toml", R"(schema = 1
id = "own"
title = "An own pack"
version = "7"
date = 2026-03-01
licence = "internal"
jurisdictions = ["ZZ", "YY"]
counter_components = "own.tsv"
groups = "own_groups.toml"
)");
  pack.create("sources.toml", R"([[source]]
id = "ORDER"
what = "An order"
where = "intranet"
how_read = "full text"
kind = "internal"
)");
  pack.create(kOwn, R"(id = "own-piperidone"
name = "4-piperidone"
iupac_name = "piperidin-4-one"
smiles = 'C1CC(=O)CCN1'
formula = "C5H9NO"
cas = "41661-47-6"
[[control]]
jurisdiction = "ZZ"
status = "watch"
confidence = "confirmed"
scope = "in-house list"
sources = ["ORDER", "ACT"]
)");
  pack.create("families.toml", R"([[family]]
id = "own-family"
name = "Own family"
rests_on = ["4-piperidone", "own-piperidone"]
core = '[C;R:4]1-[C;R]-[C;R]-[N;R:1]-[C;R]-[C;R]-1'
[[family.match]]
smiles = 'C1CCNCC1'
reason = "piperidine"
[[family.miss]]
smiles = 'C1CCCCC1'
reason = "cyclohexane"
)");
  pack.create("own_groups.toml", R"([[group]]
id = "own-group"
name = "methyl"
meaning = "methyl"
start = ['[CH3]']
[[group.match]]
smiles = '*C'
reason = "methyl"
[[group.miss]]
smiles = '*CC'
reason = "ethyl"
)");
  pack.create("classes/own.toml", R"(id = "own-class"
name = "own words"
jurisdiction = "ZZ"
kind = "closed"
entry = "4-piperidone"
logic = "methyl or acyl on the nitrogen"
[[core]]
name = "4-piperidone"
smiles = 'O=C1CC[N:1]CC1'
[[site]]
name = "N1"
labels = [1]
bears_one = [{ groups = ["own-group", "acyl"] }]
[[control]]
status = "covered"
scope = "own words"
[[match]]
smiles = 'CN1CCC(=O)CC1'
reason = "methyl"
[[miss]]
smiles = 'CCN1CCC(=O)CC1'
reason = "ethyl"
)");
  pack.create("own.tsv", "name\tsmiles\nhydrochloride\t[H]Cl\nacetate\tCC(=O)O\n");
  return pack;
}

ReferenceSet load_both(const SmallSet& first, const SmallSet& second) {
  const TempDir folder;
  return load_reference_sets({first.write(folder, "a"), second.write(folder, "b")});
}

/// The message with which two packs do not load; their folders are called a and b in it.
std::string problem_of(const SmallSet& first, const SmallSet& second) {
  const TempDir folder;
  try {
    load_reference_sets({first.write(folder, "a"), second.write(folder, "b")});
  } catch (const Error& error) {
    std::string message = error.what();
    const std::string path = folder.path() + "/";
    for (auto place = message.find(path); place != std::string::npos; place = message.find(path)) {
      message.erase(place, path.size());
    }
    return message;
  }
  return "(they load)";
}

/// Exactly one problem.
void check_only_beside(const SmallSet& second, const std::string& where, const std::string& what) {
  const std::string problem = problem_of(small_classes(), second);
  CHECK_THAT(problem, ContainsText("1 problem(s)"));
  CHECK_THAT(problem, ContainsText("\n  " + where + ": "));
  CHECK_THAT(problem, ContainsText(what));
}

template <typename Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) {
    ids.push_back(item.id);
  }
  return ids;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a pack that is added brings all it has and may use the names of the first", "[unit]") {
  const ReferenceSet set = load_both(small_classes(), own_pack());
  CHECK(ids_of(set.entries) == Words{"4-piperidone", "own-piperidone", "piperidine"});
  CHECK(ids_of(set.families) == Words{"piperidones", "own-family"});
  CHECK(ids_of(set.groups) == Words{"alkyl", "acyl", "own-group"});
  CHECK(ids_of(set.classes) == Words{"own-class", "piperidone-amides", "prose", "relatives"});
  CHECK(ids_of(set.sources) == Words{"ACT", "ORDER"});
  CHECK(set.jurisdictions == Words{"XX", "YY", "ZZ"});
  REQUIRE(set.counter_components.size() == 3);
  CHECK(set.counter_components[2].name == "acetate");
  REQUIRE(set.similarity.closeness);
  CHECK(set.similarity.closeness->least_strong == 0.8);
  CHECK(set.entries[0].pack == "small");
  CHECK(set.entries[1].pack == "own");
}

TEST_CASE("a set of several packs has the names of all, the latest date and a hash of hashes",
          "[unit]") {
  const ReferenceSet set = load_both(small_classes(), own_pack());
  CHECK(set.id == "small+own");
  CHECK(set.title == "A small set+An own pack");
  CHECK(set.version == "1+7");
  CHECK(set.licence == "none+internal");
  CHECK(set.date == Date{2026, 3, 1});
  REQUIRE(set.packs.size() == 2);
  CHECK(set.packs[0].id == "small");
  CHECK(set.packs[0].sha256 == small_classes().load().sha256);
  CHECK(set.packs[1].version == "7");
  CHECK(set.packs[1].title == "An own pack");
  CHECK(set.packs[1].date == Date{2026, 3, 1});
  support::Sha256 hash;
  hash.update(set.packs[0].sha256 + "\n" + set.packs[1].sha256 + "\n");
  CHECK(set.sha256 == hash.hex_digest());
}

TEST_CASE("a set of one pack is that pack", "[unit]") {
  const TempDir folder;
  const ReferenceSet set = load_reference_sets({SmallSet().write(folder)});
  CHECK(set.id == "small");
  REQUIRE(set.packs.size() == 1);
  CHECK(set.packs[0].sha256 == set.sha256);
  CHECK(set.sha256 == SmallSet().load().sha256);
  CHECK(set.packs[0].licence == "none");
}

TEST_CASE("the order of packs is that of their names, jurisdictions and hash", "[unit]") {
  const ReferenceSet set = load_both(own_pack(), small_classes());
  CHECK(set.id == "own+small");
  CHECK(set.jurisdictions == Words{"ZZ", "YY", "XX"});
  CHECK(ids_of(set.families) == Words{"own-family", "piperidones"});
  CHECK(set.date == Date{2026, 3, 1});
  CHECK(set.sha256 != load_both(small_classes(), own_pack()).sha256);
}

TEST_CASE("no folder at all, or one that is missing, is refused", "[unit]") {
  CHECK_THROWS_AS(load_reference_sets({}), OptionError);
  const TempDir folder;
  const std::string small = SmallSet().write(folder);
  CHECK_THROWS_AS(load_reference_sets({small, folder.path_of("none")}), FileError);
  CHECK_THROWS_AS(load_reference_sets({small, ""}), FileError);
}

TEST_CASE("a name that two packs share is refused with both places", "[unit]") {
  check_only_beside(own_pack()
                        .change(kOwn, "id = \"own-piperidone\"", "id = \"piperidine\"")
                        .change("families.toml", ", \"own-piperidone\"", ""),
                    std::string("b/") + kOwn,
                    "entry piperidine is in another pack already, a/" + std::string(kPiperidine));
  check_only_beside(
      own_pack().change("families.toml", "id = \"own-family\"", "id = \"piperidones\""),
      "b/families.toml:1", "family piperidones is in another pack already, a/families.toml:1");
  check_only_beside(own_pack()
                        .change("own_groups.toml", "id = \"own-group\"", "id = \"alkyl\"")
                        .change("classes/own.toml", "own-group", "alkyl"),
                    "b/own_groups.toml:1",
                    "group alkyl is in another pack already, a/shared/groups.toml:1");
  check_only_beside(own_pack().change("classes/own.toml", "id = \"own-class\"", "id = \"prose\""),
                    "b/classes/own.toml:1",
                    "class prose is in another pack already, a/classes/prose.toml:1");
  check_only_beside(own_pack()
                        .change("sources.toml", "id = \"ORDER\"", "id = \"ACT\"")
                        .change(kOwn, "\"ORDER\", ", ""),
                    "b/sources.toml", "source ACT is in another pack already, a/sources.toml");
}

TEST_CASE("two packs with one id are refused before anything else", "[unit]") {
  check_only_beside(own_pack().change("set.toml", "id = \"own\"", "id = \"small\""), "b/set.toml",
                    "pack small is there already, a/set.toml");
  const TempDir folder;
  const std::string path = SmallSet().write(folder);
  CHECK_THROWS_AS(load_reference_sets({path, path}), ReferenceSetError);
  CHECK_THROWS_AS(load_reference_sets({path, path + "/../set"}), ReferenceSetError);
}

TEST_CASE("one structure or CAS number in two packs is allowed, twice in one pack it is not",
          "[unit]") {
  CHECK(problem_of(small_classes(), own_pack()) == "(they load)");
  SmallSet twice = own_pack();
  std::string again = twice.text(kOwn);
  again.replace(again.find("own-piperidone"), 14, "own-again");
  const std::string problem =
      problem_of(small_classes(), twice.create("substances/again.toml", again));
  CHECK_THAT(problem, ContainsText("2 problem(s)"));
  CHECK_THAT(problem, ContainsText("same structure as b/substances/again.toml"));
  CHECK_THAT(problem, ContainsText("b/substances/own.toml: cas 41661-47-6 appears twice"));
}

TEST_CASE("exactly one pack has the rules of similarity", "[unit]") {
  SmallSet other;
  other.change("set.toml", "id = \"small\"", "id = \"other\"");
  const std::string problem = problem_of(SmallSet(), other);
  CHECK_THAT(problem, ContainsText("b/set.toml: [similarity] is in a/set.toml already"));
  SmallSet without = own_pack();
  without.change("set.toml", "id = \"own\"", "id = \"another\"");
  const SmallSet first;
  const std::string text = first.text("set.toml");
  SmallSet bare;
  bare.change("set.toml", text.substr(text.find("[similarity]")), "");
  CHECK_THAT(problem_of(bare, without), ContainsText("[similarity] is missing; one pack"));
  CHECK_THAT(bare.problem(), ContainsText("set.toml: [similarity] is missing"));
}

TEST_CASE("a counter-component of two packs has one name", "[unit]") {
  check_only_beside(own_pack().change("own.tsv", "hydrochloride", "muriate"), "b/set.toml",
                    "counter-component muriate is called hydrochloride in an earlier pack");
  check_only_beside(own_pack().add("own.tsv", "ethanoate\tOC(C)=O\n"), "counter_components.tsv",
                    "ethanoate has the structure of an earlier line");
  check_only_beside(own_pack().add("own.tsv", "nonsense\tXyz\n"), "counter_components.tsv",
                    "nonsense: not a valid SMILES");
}

TEST_CASE("packs may share names of substituents, but not give one structure two names", "[unit]") {
  const auto with = [](SmallSet set, const std::string& rows) {
    set.change("set.toml", "counter_components",
               "substituent_names = \"names.tsv\"\ncounter_components");
    return set.create("names.tsv", "name\tsmiles\n" + rows);
  };
  const SmallSet first = with(small_classes(), "methyl\t*C\n");
  CHECK(problem_of(first, with(own_pack(), "methyl\t*C\nethyl\t*CC\n")) == "(they load)");
  CHECK_THAT(problem_of(first, with(own_pack(), "carbinyl\t*C\n")),
             ContainsText("substituent_names.tsv: carbinyl has the structure of methyl"));
}

TEST_CASE("a pack without substances is added when it has families or classes", "[unit]") {
  SmallSet pack = own_pack();
  pack.remove(kOwn).change("families.toml", ", \"own-piperidone\"", "");
  CHECK(problem_of(small_classes(), pack) == "(they load)");
  SmallSet classes = pack;
  classes.remove("families.toml");
  CHECK(problem_of(small_classes(), classes) == "(they load)");
  SmallSet families = pack;
  families.remove("classes/own.toml");
  CHECK(problem_of(small_classes(), families) == "(they load)");
  check_only_beside(families.remove("families.toml"), "b/set.toml",
                    "the pack has no substance, no family and no class");
}

TEST_CASE("a folder that is no pack is refused by the file that is missing", "[unit]") {
  SmallSet pack = own_pack();
  CHECK_THAT(problem_of(small_classes(), own_pack().remove("sources.toml")),
             ContainsText("b/sources.toml: no such file"));
  CHECK_THAT(problem_of(small_classes(), own_pack().remove("set.toml")),
             ContainsText("b/set.toml: no such file"));
  const TempDir folder;
  folder.write_file("empty/notes.txt", "");
  CHECK_THROWS_AS(load_reference_sets({SmallSet().write(folder), folder.path_of("empty")}),
                  FileError);
}

TEST_CASE("problems of all packs are reported at once, each with its folder", "[unit]") {
  SmallSet first = small_classes();
  first.change(kPiperidine, "C5H11N", "C5H10N");
  SmallSet second = own_pack();
  second.change(kOwn, "41661-47-6", "41661-47-7");
  second.change("sources.toml", "id = \"ORDER\"", "id = \"ACT\"").change(kOwn, "\"ORDER\", ", "");
  const std::string problem = problem_of(first, second);
  CHECK_THAT(problem, ContainsText("3 problem(s)"));
  CHECK_THAT(problem, ContainsText("a/substances/piperidine.toml: formula"));
  CHECK_THAT(problem, ContainsText("b/substances/own.toml: cas"));
  CHECK_THAT(problem, ContainsText("b/sources.toml: source ACT"));
  const std::string unreadable = problem_of(SmallSet().change(kPiperidine, "cas =", "csa ="),
                                            own_pack().change(kOwn, "cas =", "csa ="));
  CHECK_THAT(unreadable, ContainsText("2 problem(s)"));
  CHECK_THAT(unreadable, ContainsText("a/substances/piperidine.toml:6: unknown key"));
  CHECK_THAT(unreadable, ContainsText("b/substances/own.toml:6: unknown key"));
}

TEST_CASE("what nobody has stays an error with several packs", "[unit]") {
  check_only_beside(own_pack().change(kOwn, "\"ORDER\", \"ACT\"", "\"ORDER\", \"LAW\""),
                    std::string("b/") + kOwn + ":7", "source LAW is not in sources.toml");
  check_only_beside(own_pack().change(kOwn, "jurisdiction = \"ZZ\"", "jurisdiction = \"QQ\""),
                    std::string("b/") + kOwn + ":7", "jurisdiction QQ is not in set.toml");
  check_only_beside(own_pack().change("families.toml", "\"4-piperidone\", ", "\"5-piperidone\", "),
                    "b/families.toml:1", "rests_on: 5-piperidone");
}
