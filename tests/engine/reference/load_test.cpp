// What a set says when it is loaded, and how a file that cannot be read as part of a set is
// refused.

#include "catch.hpp"
#include "congener/error.hpp"
#include "small_set.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// The problem must name the place and the matter.
void check_problem(const SmallSet& set, const std::string& where, const std::string& what) {
  const std::string problem = set.problem();
  CHECK_THAT(problem, ContainsText(where));
  CHECK_THAT(problem, ContainsText(what));
}

}  // namespace

TEST_CASE("a set is loaded with all that its files say", "[unit]") {
  const ReferenceSet set = SmallSet().load();
  CHECK(set.id == "small");
  CHECK(set.title == "A small set");
  CHECK(set.version == "1");
  CHECK(set.date == Date{2026, 1, 31});
  CHECK(set.licence == "none");
  CHECK(set.jurisdictions == std::vector<std::string>{"XX", "YY"});
  REQUIRE(set.similarity.closeness);
  CHECK(set.similarity.closeness->constant == -6);
  CHECK(set.similarity.closeness->least_strong == 0.8);
  CHECK(set.similarity.required_smarts == "[#7]");
  CHECK(set.calibration.tails.empty());
  CHECK(set.protecting_groups.empty());
  REQUIRE(set.sources.size() == 1);
  CHECK(set.sources[0].id == "ACT");
  CHECK(set.sources[0].where == "https://example.org/act");
  REQUIRE(set.counter_components.size() == 2);
  CHECK(set.counter_components[1].name == "water");
  CHECK(set.counter_components[1].smiles == "O");
  REQUIRE(set.families.size() == 1);
  CHECK(set.families[0].rests_on == std::vector<std::string>{"4-piperidone"});
  CHECK(set.families[0].required.at(0).site == 4);
  CHECK(set.families[0].misses.at(0).reason == "3-piperidone");
  CHECK(set.families[0].where == "families.toml:1");
}

TEST_CASE("entries are ordered by id and carry their rows", "[unit]") {
  const ReferenceSet set = SmallSet().load();
  REQUIRE(set.entries.size() == 2);
  const Entry& entry = set.entries[0];
  CHECK(entry.id == "4-piperidone");
  CHECK(entry.where == kPiperidone);
  CHECK(entry.synonyms == std::vector<std::string>{"4-piperidinone"});
  CHECK(entry.cas_confidence == Confidence::Secondary);
  CHECK_FALSE(entry.identity_only);
  REQUIRE(entry.controls.size() == 1);
  const ControlRow& row = entry.controls[0];
  CHECK(row.where == std::string(kPiperidone) + ":10");
  CHECK(row.status == ControlStatus::Listed);
  CHECK(row.period.published == Date{2020, 1, 10});
  CHECK(row.period.effective == Date{2020, 2, 1});
  CHECK_FALSE(row.period.earliest);
  CHECK(row.wording_forms == std::vector<WordingForm>{WordingForm::Salts});
  CHECK(row.sources == std::vector<std::string>{"ACT"});
  CHECK(set.entries[1].id == "piperidine");
  CHECK(set.entries[1].identity_only);
  CHECK(find_entry(set, "piperidine") == 1);
  CHECK(find_entry(set, "nobody") == -1);
}

TEST_CASE("what a row does not say is in doubt", "[unit]") {
  const ReferenceSet set = SmallSet().load();
  const ControlRow& row = set.entries[1].controls[0];
  CHECK(row.confidence == Confidence::Unverified);
  CHECK(row.period.effective_confidence == Confidence::Unverified);
  CHECK_FALSE(row.wording_read);
}

TEST_CASE("the confidence of a date is the row's unless it is given", "[unit]") {
  const auto confidence = [](const std::string& from, const std::string& to) {
    const ReferenceSet set = SmallSet().change(kPiperidone, from, to).load();
    return set.entries[0].controls[0].period.effective_confidence;
  };
  CHECK(confidence("id = \"4", "id = \"4") == Confidence::Confirmed);
  CHECK(confidence("confidence = \"confirmed\"",
                   "confidence = \"confirmed\"\neffective_confidence = \"derived\"") ==
        Confidence::Derived);
  CHECK(confidence("effective = 2020-02-01\n", "") == Confidence::Unverified);
}

TEST_CASE("a set needs neither families nor counter-components", "[unit]") {
  SmallSet set;
  set.remove("families.toml").remove(kCounters);
  set.change("set.toml", "counter_components = \"shared/counters.tsv\"\n", "");
  CHECK(set.load().families.empty());
  CHECK(set.load().counter_components.empty());
}

TEST_CASE("the counter-component table may lie outside the set's folder", "[unit]") {
  const TempDir folder;
  SmallSet set;
  set.change("set.toml", "shared/counters.tsv", "../counters.tsv");
  folder.write_file("counters.tsv", "name\tsmiles\r\nacetate\tCC(=O)O\r\n\r\n");
  const ReferenceSet loaded = load_reference_set(set.write(folder));
  REQUIRE(loaded.counter_components.size() == 1);
  CHECK(loaded.counter_components[0].smiles == "CC(=O)O");
}

TEST_CASE("names of substituents and of sites are loaded as they stand", "[unit]") {
  SmallSet set;
  CHECK(set.load().substituent_names.empty());
  set.change("set.toml", "counter_components",
             "substituent_names = \"names.tsv\"\ncounter_components");
  set.create("names.tsv", "name\tsmiles\nmethyl\t*C\nphenylimino\t*=Nc1ccccc1\n");
  set.change("families.toml", "[[family.match]]",
             "[[family.site]]\nname = \"N1\"\nlabels = [1]\n[[family.match]]");
  const ReferenceSet loaded = set.load();
  REQUIRE(loaded.substituent_names.size() == 2);
  CHECK(loaded.substituent_names[1].name == "phenylimino");
  CHECK(loaded.substituent_names[1].smiles == "*=Nc1ccccc1");
  REQUIRE(loaded.families[0].sites.size() == 1);
  CHECK(loaded.families[0].sites[0].name == "N1");
  CHECK(loaded.families[0].sites[0].labels == std::vector<int>{1});
  CHECK_FALSE(loaded.families[0].sites[0].whole);
  CHECK_THAT(SmallSet(set).remove("names.tsv").problem(),
             ContainsText("set.toml names it as substituent_names"));
  CHECK_THAT(SmallSet(set).add("names.tsv", "ethyl\n").problem(),
             ContainsText("names.tsv:4: must be a name, a tab, a SMILES"));
}

TEST_CASE("missing files and folders are named", "[unit]") {
  CHECK_THROWS_AS(load_reference_set("no/such/folder"), FileError);
  for (const std::string file : {"set.toml", "sources.toml", kCounters}) {
    CAPTURE(file);
    const TempDir folder;
    const std::string path = SmallSet().remove(file).write(folder);
    CHECK_THROWS_AS(load_reference_set(path), FileError);
    CHECK_THAT(SmallSet().remove(file).problem(), ContainsText(file));
  }
  SmallSet set;
  set.remove(kPiperidone).remove(kPiperidine).remove("families.toml");
  check_problem(set, "substances", "no substance file");
}

TEST_CASE("a set without substances is refused", "[unit]") {
  SmallSet set;
  set.remove(kPiperidone).remove(kPiperidine).remove("families.toml");
  set.add("substances/notes.txt", "not part of the set");
  check_problem(set, "substances", "no substance file");
}

TEST_CASE("a folder is not taken for a counter-component table", "[unit]") {
  check_problem(SmallSet().change("set.toml", "shared/counters.tsv", "shared"), "shared",
                "no such file");
}

TEST_CASE("text that is no TOML is refused in every file", "[unit]") {
  for (const std::string file : {"set.toml", "sources.toml", "families.toml", kPiperidone}) {
    check_problem(SmallSet().add(file, "\nbroken = \n"), file + ":", "not valid TOML");
  }
}

TEST_CASE("an unknown key is refused in every table", "[unit]") {
  const auto check_key = [](const std::string& file, const std::string& before) {
    CAPTURE(file, before);
    check_problem(SmallSet().change(file, before, "colour = 1\n" + before), file + ":",
                  "unknown key \"colour\"");
  };
  check_key("set.toml", "title = ");
  check_key("set.toml", "required_smarts");
  check_key("set.toml", "least_strong");
  check_key("sources.toml", "what = ");
  check_key("sources.toml", "[[source]]");
  check_key("families.toml", "rests_on");
  check_key("families.toml", "site = ");
  check_key("families.toml", "reason = \"3");
  check_key("families.toml", "reason = \"4");
  check_key(kPiperidone, "name = \"4");
  check_key(kPiperidone, "jurisdiction = ");
}

TEST_CASE("an unknown key is refused with its line", "[unit]") {
  SmallSet set;
  set.change(kPiperidone, "list = \"Schedule 1\"", "lists = \"Schedule 1\"");
  check_problem(set, std::string(kPiperidone) + ":14: ", "unknown key \"lists\"");
}

TEST_CASE("a value of the wrong type is refused with its line", "[unit]") {
  check_problem(SmallSet().change("set.toml", "version = \"1\"", "version = 1"), "set.toml:4",
                "version");
  check_problem(SmallSet().change("set.toml", "date = 2026-01-31", "date = \"2026-01-31\""),
                "set.toml:5", "must be a date");
  check_problem(
      SmallSet().change(kPiperidone, "synonyms = [\"4-piperidinone\"]", "synonyms = \"x\""),
      std::string(kPiperidone) + ":4", "synonyms");
  check_problem(SmallSet().change(kPiperidine, "identity_only = true", "identity_only = \"yes\""),
                std::string(kPiperidine) + ":7", "true or false");
  check_problem(SmallSet().change("families.toml", "site = 4", "site = \"4\""), "families.toml:8",
                "site");
}

TEST_CASE("an impossible day is refused with its line", "[unit]") {
  check_problem(SmallSet().change(kPiperidone, "2020-02-01", "2020-02-30"),
                std::string(kPiperidone) + ":17", "");
  check_problem(SmallSet().change("set.toml", "2026-01-31", "2026-01-32"), "set.toml:5", "");
}

TEST_CASE("a word that is no choice is refused with its line and the choices", "[unit]") {
  const auto check_word = [](const std::string& from, const std::string& to,
                             const std::string& line, const std::string& choice) {
    check_problem(SmallSet().change(kPiperidone, from, to), std::string(kPiperidone) + ":" + line,
                  "is not one of: ");
    check_problem(SmallSet().change(kPiperidone, from, to), "", choice);
  };
  check_word("status = \"listed\"", "status = \"Listed\"", "12", "believed_listed");
  check_word("\nconfidence = \"confirmed\"", "\nconfidence = \"sure\"", "18", "secondary");
  check_word("\nconfidence = \"confirmed\"", "\neffective_confidence = \"sure\"", "18",
             "secondary");
  check_word("mentions = [\"salts\"]", "mentions = [\"esters\"]", "21", "stereoisomers");
  check_word("cas_confidence = \"secondary\"", "cas_confidence = \"high\"", "9", "derived");
}

TEST_CASE("another schema number is refused before anything else", "[unit]") {
  check_problem(
      SmallSet().change("set.toml", "schema = 1", "schema = 2").add("set.toml", "x = 1\n"),
      "set.toml:1", "reads schema 1, the set has 2");
}

TEST_CASE("every required key is missed", "[unit]") {
  const auto check_missing = [](const std::string& file, const std::string& line) {
    CAPTURE(file, line);
    check_problem(SmallSet().change(file, line + "\n", ""), file + ":",
                  line.substr(0, line.find(' ')) + ": missing");
  };
  for (const std::string line : {"schema = 1", "id = \"small\"", "title = \"A small set\"",
                                 "version = \"1\"", "date = 2026-01-31", "licence = \"none\"",
                                 "constant = -6.0", "missing = -0.2", "least_moderate = 0.4"}) {
    check_missing("set.toml", line);
  }
  for (const std::string line :
       {"id = \"ACT\"", "what = \"Example Act\"", "how_read = \"full text\"",
        "where = \"https://example.org/act\"", "kind = \"official\""}) {
    check_missing("sources.toml", line);
  }
  for (const std::string line :
       {"id = \"piperidones\"", "name = \"Piperidones\"", "name = \"ketone\"", "site = 4",
        "core = '[C;R:4]1-[C;R]-[C;R]-[N;R:1]-[C;R]-[C;R]-1'", "smiles = 'O=C1CCNCC1'",
        "reason = \"4-piperidone itself\"", "smiles = 'O=C1CCCNC1'", "reason = \"3-piperidone\""}) {
    check_missing("families.toml", line);
  }
  for (const std::string line :
       {"id = \"4-piperidone\"", "iupac_name = \"piperidin-4-one\"", "smiles = 'O=C1CCNCC1'",
        "formula = \"C5H9NO\"", "jurisdiction = \"XX\"", "status = \"listed\"",
        "scope = \"the substance and its salts\""}) {
    check_missing(kPiperidone, line);
  }
}

TEST_CASE("a required group without a pattern is refused", "[unit]") {
  check_problem(SmallSet().change("families.toml", "smarts = ['C=O']\n", ""), "families.toml:6",
                "at least one pattern");
}

TEST_CASE("a counter-component table is refused with the line that is wrong", "[unit]") {
  const auto check_table = [](const std::string& text, const std::string& line) {
    CAPTURE(text);
    check_problem(SmallSet().remove(kCounters).add(kCounters, text), "counters.tsv:" + line + ":",
                  "smiles");
  };
  check_table("", "1");
  check_table("hydrochloride\tCl\nwater\tO\n", "1");
  const std::string tab_needed = "must be a name, a tab, a SMILES";
  for (const std::string line : {"water O", "water\tO\tx", "\tO", "water\t"}) {
    check_problem(SmallSet().add(kCounters, line + "\n"), "counters.tsv:4:", tab_needed);
  }
}

TEST_CASE("files that cannot be read as part of a set are reported together", "[unit]") {
  SmallSet set;
  set.change(kPiperidone, "list = ", "lists = ");
  set.change(kPiperidine, "scope = \"unread\"", "scope = 7");
  set.change("families.toml", "site = 4", "site = 4.5");
  set.add(kCounters, "water O\n");
  const std::string problem = set.problem();
  CHECK_THAT(problem, ContainsText("4 problem(s)"));
  CHECK_THAT(problem, ContainsText(std::string(kPiperidone) + ":14: "));
  CHECK_THAT(problem, ContainsText(std::string(kPiperidine) + ":11: "));
  CHECK_THAT(problem, ContainsText("families.toml:8: "));
  CHECK_THAT(problem, ContainsText("counters.tsv:4: "));
}
