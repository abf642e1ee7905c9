// What `congener refs list`, `show` and `check` print, from a hand-made set.

#include <sstream>
#include <string>

#include "catch.hpp"
#include "class_set.hpp"
#include "cli/refs_list.hpp"
#include "cli/refs_show.hpp"
#include "cli/refs_text.hpp"
#include "congener/error.hpp"

namespace {

using namespace samples;
using namespace congener::cli;

template <typename Write>
std::string written(Write write, const ReferenceSet& set = class_set()) {
  std::ostringstream stream;
  write(stream, set);
  return stream.str();
}

std::string shown(const std::string& id) {
  std::ostringstream stream;
  show(stream, class_set(), id);
  return stream.str();
}

std::string shown_row(const std::string& citation, const std::string& effective) {
  return "US: covered\n  instrument    Example Act\n  list          Schedule 1\n  citation      " +
         citation +
         "\n  scope         the class and its salts\n  wording       read, mentions salts\n"
         "  effective     " +
         effective +
         " (confirmed)\n  confidence    confirmed\n  note          exemptions not read\n"
         "  sources       S-1\n\n";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the list of substances ends in their role", "[unit]") {
  CHECK(written(list_entries) ==
        "id\tname\tcas\tformula\tsmiles\tjurisdictions\trole\n"
        "base\tbase substance\t\tC2H7N\tCCN\tUS\tend_product\n");
}

TEST_CASE("the list of classes gives each its earliest date", "[unit]") {
  CHECK(written(list_classes) ==
        "id\tjurisdiction\tkind\tname\tentry\teffective\tconfidence\n"
        "open-words\tUS\topen\tderivatives and analogues\t\t\tunverified\n"
        "us-class\tUS\tclosed\texample class\tbase\t2018-02-06\tconfirmed\n");
}

TEST_CASE("the list of groups has one line per group whatever its texts hold", "[unit]") {
  ReferenceSet set = class_set();
  set.groups.front().name = "any\tring\x1B\xC2\x9B\xE2\x80\xAE\xE2\x81\xA9";
  CHECK(written(list_groups, set) ==
        "id\tname\tattachments\tmeaning\n"
        "ring\tany ring????\t1\tany aromatic monocycle, heteroatoms included\n");
}

TEST_CASE("the counts of a set name substances, classes and groups with their examples", "[unit]") {
  CHECK(written(write_counts) ==
        "example-set 1: 1 substances, 4 control rows, 2 sources, 0 families with 0 examples, 2 "
        "classes with 2 examples, 1 groups with 2 examples: all checks passed\n"
        "SHA-256 0123456789abcdef\n");
}

TEST_CASE("a shown class has its logic, limbs, readings, doubts, rows and examples", "[unit]") {
  CHECK(shown("us-class") ==
        "example class (us-class)\n"
        "  kind          closed: a core with sites, every heavy atom accounted for\n"
        "  jurisdiction  US\n"
        "  rests on      base\n"
        "  logic         changed by one or more of A and D and by nothing else\n"
        "  at least      1 of the limbs\n"
        "  at most       500 u\n"
        "  exceptions    what is listed elsewhere\n"
        "  not reached   a lost acyl group\n"
        "\n"
        "Limbs\n"
        "  A             the phenyl is another ring\n"
        "  D             the aryl is another ring\n"
        "                effective 2026-01-02 (secondary)\n"
        "                order 7\n"
        "\n"
        "Core: whole\n"
        "  SMILES        CN[C:1]\n"
        "\n"
        "Site: ring nitrogen\n"
        "  labels        1\n"
        "  bears one     phenethyl: as in the reference substance\n"
        "\n"
        "Site: aryl ring\n"
        "  labels        2 3\n"
        "  bears one     ring: meets D; only while reading formyl holds\n"
        "\n"
        "Reading: formyl\n"
        "  question      Does formyl count as acyl?\n"
        "  default       yes\n"
        "  reason        the wider reading\n"
        "  change it     --reading us-class.formyl=no\n"
        "\n"
        "Open doubts\n"
        "  - how long a chain may be\n"
        "\n" +
            shown_row("item (e)", "2025-07-16") + shown_row("temporary order", "2018-02-06") +
            "Examples\n"
            "  inside        CCN (A): a published member\n"
            "  outside       CCO: not the core\n"
            "\n"
            "Sources\n"
            "  S-1: Example Act\n"
            "    official; full text\n"
            "    https://example.org\n");
}

TEST_CASE("a shown group has its meaning, rules, examples and the classes that use it", "[unit]") {
  CHECK(shown("ring") ==
        "any ring (ring), a group\n"
        "  meaning       any aromatic monocycle, heteroatoms included\n"
        "  bonds         1 to the core, of order 1\n"
        "  start         a\n"
        "  rest          labels 1 2: alkyl, hydrogen\n"
        "  lacks         [#7+]\n"
        "  carbon atoms  at most 8\n"
        "  used by       us-class\n"
        "\n"
        "Examples, with * for the core\n"
        "  inside        *c1ccccc1: phenyl\n"
        "  outside       *CC: ethyl\n");
}

TEST_CASE("a shown end product is marked and names the classes that rest on it", "[unit]") {
  const std::string text = shown("base");
  CHECK(contains(text,
                 "  role          fentanyl-class end product, in the set as the core of class "
                 "definitions\n"));
  CHECK(contains(text, "  matched by    identity only\n  classes       us-class\n"));
  CHECK(contains(text, "  wording       read, mentions salts\n"));
  CHECK(contains(text, "  confidence    confirmed\n  note          exemptions not read\n"));
}

TEST_CASE("an id that a class and a group share shows both", "[unit]") {
  ReferenceSet set = class_set();
  set.groups.front().id = "us-class";
  std::ostringstream stream;
  show(stream, set, "us-class");
  CHECK(contains(stream.str(), "example class (us-class)\n"));
  CHECK(contains(stream.str(), "\n\nany ring (us-class), a group\n"));
}

TEST_CASE("an id that nothing has is an error that says where to look", "[unit]") {
  CHECK_THROWS_AS(shown("nothing"), OptionError);
}
