#include "chem/parse.hpp"

#include <catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem_helpers.hpp"

using congener::StructureFormat;
using congener::chem::canonical_smiles;
using congener::chem::parse_smiles;
using congener::chem::parse_structure;
using congener::test::canonical;
using congener::test::ContainsText;

namespace {

constexpr int kLimit = 1000;

/// Why a text is refused; "accepted" when it is not.
std::string problem(const std::string& text, StructureFormat format = StructureFormat::Smiles) {
  congener::chem::silence_rdkit();
  const auto result = parse_structure(text, format, kLimit);
  REQUIRE(result.molecule.has_value() == result.problem.empty());
  return result.molecule ? "accepted" : result.problem;
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

/// A mol block of a carbon and this atom, with a bond of this type between them.
std::string mol_block(const std::string& symbol, const std::string& bond_type = "1",
                      const std::string& properties = "") {
  const std::string padded = symbol + std::string(3 - symbol.size(), ' ');
  return "\n  test\n\n  2  1  0  0  0  0  0  0  0  0999 V2000\n"
         "    0.0000    0.0000    0.0000 C   0  0  0  0  0  0  0  0  0  0  0  0\n"
         "    1.5000    0.0000    0.0000 " +
         padded + " 0  0  0  0  0  0  0  0  0  0  0  0\n  1  2  " + bond_type + "  0\n" +
         properties + "M  END\n";
}

std::string mol_block_problem(const std::string& text) {
  return problem(text, StructureFormat::MolBlock);
}

std::string in_line(int line, const std::string& problem) {
  return "line " + std::to_string(line) + " of the mol block: " + problem;
}

const std::string kUndefinedAtom = "the structure has an undefined atom (*, R group or query atom)";
const std::string kUndefinedBond = "the structure has an undefined bond (~ or query bond)";

}  // namespace

TEST_CASE("every bad SMILES gets a reason in our words", "[unit]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"C1CCNCC", "not a valid SMILES: ring closure 1 is opened at character 2 and never closed"},
      {"CC[NH2", "not a valid SMILES: the bracket at character 3 is never closed"},
      {"CC(=O", "not a valid SMILES: 1 parenthesis is left open"},
      {"CC)C", "not a valid SMILES: parenthesis at character 3 closes nothing"},
      {"CC!C", "not a valid SMILES: character 3 is no atom, bond, branch or ring closure"},
      {"C[Xx]C", "not a valid SMILES: the bracket at character 2 names no element"},
      {"C==C", "not a valid SMILES"},
      {".", "not a valid SMILES"},
      {"CC(C)(C)(C)C", "impossible valence at atom 2"},
      {"c1cccc1", "the aromatic rings cannot be written with alternating double bonds"},
      {"cccccc", "atom 1 is marked aromatic but is not in an aromatic ring"},
      {"C:C", "the bond of atoms 1 and 2 is marked aromatic but is not in a ring"},
      {"", "no structure"},
      {" \t \r\n", "no structure"},
      {"*CC", kUndefinedAtom},
      {"[*:1]CC", kUndefinedAtom},
      {"C* |$;R1$|", kUndefinedAtom},
      {"CN |$;Q_e$|", kUndefinedAtom},
      {"C~C", kUndefinedBond},
      {"CCC |LN:1:1.3|", "the structure has a repeating unit"},
      {"CC>>CO", "not a valid SMILES: it is a reaction, not one structure"},
      {"InChI=1S/CH4/h1H4", "not a valid SMILES: it is an InChI"}};
  for (const auto& [smiles, reason] : cases) {
    CAPTURE(smiles);
    CHECK(problem(smiles) == reason);
  }
}

TEST_CASE("NUL bytes are binary data wherever they stand", "[unit]") {
  CHECK(problem(std::string("\0", 1)) == "the structure holds binary data");
  CHECK(problem(std::string("C\0C", 3)) == "the structure holds binary data");
  CHECK(mol_block_problem(mol_block("N") + std::string(1, '\0')) ==
        "the structure holds binary data");
}

TEST_CASE("a structure over the limit of atoms is refused, however it is written", "[unit]") {
  const std::string too_large = "too large: 5000 non-hydrogen atoms, the limit is 1000";
  CHECK(problem(repeated("C", 5000)) == too_large);
  CHECK(problem(repeated("C(", 4999) + "C" + repeated(")", 4999)) == too_large);
  CHECK(problem(repeated("C.", 4999) + "C") == too_large);
  CHECK(problem(repeated("C", 1001)) == "too large: 1001 non-hydrogen atoms, the limit is 1000");
  CHECK(problem(repeated("C", 1000)) == "accepted");
  CHECK(problem(repeated("C([2H])", 1000)) == "accepted");  // hydrogens do not count
}

TEST_CASE("a mol block over the limit of atoms is refused", "[unit]") {
  const auto result = parse_structure(mol_block("N"), StructureFormat::MolBlock, 1);
  CHECK(result.problem == "too large: 2 non-hydrogen atoms, the limit is 1");
}

TEST_CASE("a text over 4 MiB is not read at all", "[unit]") {
  CHECK(problem(std::string((4U << 20) + 1, 'C')) ==
        "the structure is 4194305 bytes long; the limit is 4194304");
}

TEST_CASE("unbalanced nesting without end is refused, not followed", "[unit]") {
  CHECK_THAT(problem(repeated("C(", 50000)), ContainsText("parentheses are left open"));
  CHECK_THAT(problem(repeated("[", 50000)), ContainsText("never closed"));
  CHECK_THAT(problem(repeated("(", 50000)), ContainsText("not a valid SMILES"));
}

TEST_CASE("text after a structure is never taken for a part of it or passed over", "[unit]") {
  const std::string reason = "text follows the structure; give the structure alone";
  CHECK(problem("CCO ethanol") == reason);
  CHECK(problem("CC C(=O)N") == reason);
  CHECK(problem("CCO\nCCN") == reason);
  CHECK(problem("  CCO\r\n") == "accepted");
}

TEST_CASE("a character that is no part of SMILES is named with its place", "[unit]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"CCN\u2060CC", "character 4 is U+2060 (word joiner), which is no part of a SMILES"},
      {"CC\u00A0CC", "character 3 is U+00A0 (no-break space), which is no part of a SMILES"},
      {"C\uFF23O", "character 2 is U+FF23 (fullwidth C), which is no part of a SMILES"},
      {"\u041EC",
       "character 1 is U+041E (Cyrillic capital letter o), which is no part of a SMILES"},
      {"CC\u0416", "character 3 is U+0416 (Cyrillic letter), which is no part of a SMILES"},
      {"\u200BCC\u2013O", "character 4 is U+2013 (en dash), which is no part of a SMILES"},
      {"CC\xC5", "character 3 is the byte 0xC5, which is neither a part of a SMILES nor UTF-8"}};
  for (const auto& [smiles, reason] : cases) {
    CAPTURE(smiles);
    CHECK(problem(smiles) == reason);
  }
}

TEST_CASE("invisible characters at the ends of a SMILES change nothing", "[unit]") {
  for (const std::string invisible : {"\u00A0", "\u200B", "\uFEFF", "\u00AD", "\u3000", "\u202E"}) {
    CAPTURE(invisible);
    CHECK(canonical(invisible + "CCO") == canonical("CCO"));
    CHECK(canonical("CCO " + invisible) == canonical("CCO"));
  }
  CHECK(problem("\u200B\u00A0") == "no structure");
}

TEST_CASE("an extension that cannot be read is not dropped", "[unit]") {
  const std::string reason = "the extension after the structure (|...|) cannot be read";
  CHECK(problem("CCO |foo|") == reason);
  CHECK(problem("CCO |(0,0,;1,0,|") == reason);
  CHECK(problem("CCO |$a;b;c$,what|") == reason);
  CHECK(problem("CCO |c:0") == "text follows the structure; give the structure alone");
  CHECK(problem("CCO |c:0| CCN") == "text follows the structure; give the structure alone");
  CHECK(problem("CCO |m:0:1.2|") == "the structure has a bond of variable position");
}

TEST_CASE("a part of a polymer is refused in each notation", "[unit]") {
  for (const std::string type : {"GRA", "MON", "MER", "ANY", "MOD", "CRO"}) {
    CAPTURE(type);
    CHECK(
        mol_block_problem(mol_block("N", "1", "M  STY  1   1 " + type + "\nM  SAL   1  1   1\n")) ==
        "the structure is a polymer or a part of one (S-group " + type + ")");
  }
  CHECK(problem("CCO |Sg:mon:0,1::ht|") ==
        "the structure is a polymer or a part of one (S-group MON)");
  CHECK(mol_block_problem(mol_block("N", "1", "M  STY  1   1 DAT\nM  SAL   1  1   1\n")) ==
        "accepted");
}

TEST_CASE("CXSMILES is accepted", "[unit]") {
  CHECK(canonical("C[C@H](N)C(=O)O |&1:1|") == canonical("C[C@H](N)C(=O)O"));
  CHECK(canonical("CCO |$a;b;c$|") == canonical("CCO"));
  CHECK(canonical("CC(N)O |(0,0,;1,0,;2,1,;2,-1,)|") == canonical("CC(N)O"));
}

TEST_CASE("a mol block with undefined atoms or bonds is refused", "[unit]") {
  for (const std::string symbol : {"R", "R#", "*", "A", "Q", "X", "L", "AH"}) {
    CAPTURE(symbol);
    CHECK(mol_block_problem(mol_block(symbol)) == in_line(6, kUndefinedAtom));
  }
  CHECK(mol_block_problem(mol_block("R#", "1", "M  RGP  1   2   1\n")) ==
        in_line(6, kUndefinedAtom));
  CHECK(mol_block_problem(mol_block("C", "1", "M  ALS   2  2 F C   N   \n")) ==
        in_line(6, kUndefinedAtom));
  for (const std::string bond_type : {"0", "5", "6", "7", "8"}) {
    CAPTURE(bond_type);
    CHECK(mol_block_problem(mol_block("N", bond_type)) == in_line(7, kUndefinedBond));
  }
  CHECK_THAT(mol_block_problem(mol_block("N", "4")), ContainsText("marked aromatic"));
}

TEST_CASE("an abbreviation in a mol block is not read as the atom it hangs on", "[unit]") {
  for (const std::string label : {"Boc", "Ph", "CO2Et", "CF3", "OMe"}) {
    CAPTURE(label);
    CHECK(mol_block_problem(mol_block("C", "1", "A    2\n" + label + "\n")) ==
          in_line(6, "atom 2 is an abbreviation (" + label + "); give the structure in full"));
  }
  for (const std::string label : {"N", "NH2", "H2N", "N1", "12", "N+"}) {
    CAPTURE(label);
    CHECK(mol_block_problem(mol_block("N", "1", "A    2\n" + label + "\n")) == "accepted");
  }
}

TEST_CASE("a mol block that is cut off, empty or no mol block is refused", "[unit]") {
  const std::string whole = mol_block("N");
  CHECK(mol_block_problem(whole) == "accepted");
  const std::size_t before_end = whole.find("M  END");
  for (std::size_t length = 1; length <= before_end; length += 7) {
    CAPTURE(length);
    CHECK_THAT(mol_block_problem(whole.substr(0, length)),
               ContainsText(length < 3 ? "" : "not a valid mol block"));
  }
  CHECK(mol_block_problem("CCO") == "not a valid mol block: it has no end (M  END)");
  CHECK_THAT(mol_block_problem(mol_block("Xx")), ContainsText("not a valid mol block"));
  CHECK(mol_block_problem("\n\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n") ==
        "the structure has no atoms");
  CHECK(mol_block_problem("\n\n\n  9  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n") ==
        in_line(4,
                "not a valid mol block: the counts line says 9 atoms and 0 bonds, but there are "
                "lines of 0 atoms only"));
}

TEST_CASE("a mol block and a SMILES give the same molecule", "[unit]") {
  const auto result = parse_structure(mol_block("N"), StructureFormat::MolBlock, kLimit);
  REQUIRE(result.molecule);
  CHECK(canonical_smiles(*result.molecule) == canonical("CN"));
}

TEST_CASE("plain SMILES are parsed as RDKit itself parses them", "[unit]") {
  for (const std::string smiles :
       {"C[C@H](N)C(=O)O", "C/C=C\\C", "[2H]/N=C/C", "C[C@H]([2H])O", "[H]C([H])([H])O", "[H][H]",
        "[nH]1cccc1", "C1=CC=CC=C1", "CC(C)(O)[C@@H]1CC[C@](C)(F)CC1", "[NH3+]CC([O-])=O",
        "C[C@H](O)[C@@H](O)C", "F/C(Cl)=C(F)/Cl", "C[S@](=O)CC", "[H+]", "N->[Cu]"}) {
    CAPTURE(smiles);
    const std::unique_ptr<RDKit::RWMol> plain(RDKit::SmilesToMol(smiles));
    CHECK(canonical(smiles) == RDKit::MolToSmiles(*plain));
  }
}

TEST_CASE("parse_smiles throws the reason", "[unit]") {
  CHECK_THROWS_AS(parse_smiles("C1CC"), std::invalid_argument);
  CHECK_THROWS_WITH(parse_smiles("C1CC"), ContainsText("ring closure 1"));
}
