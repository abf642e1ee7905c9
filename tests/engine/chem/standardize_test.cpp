#include "chem/standardize.hpp"

#include <catch.hpp>
#include <fstream>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem_helpers.hpp"
#include "support/text.hpp"

using congener::chem::canonical_smiles;
using congener::chem::is_surely_normal;
using congener::chem::Molecule;
using congener::chem::parse_smiles;
using congener::chem::parse_structure;
using congener::chem::Standardizer;
using congener::test::canonical;

namespace {

/// Groups at which RDKit's rules for normalisation and metals match, or nearly.
const std::vector<std::string> kHard = {"O=N(=O)c1ccccc1",
                                        "[O-][N+](=O)c1ccccc1",
                                        "CC(C)=[N+]([O-])[O-]",
                                        "CC(C)=[N+](O)[O-]",
                                        "CN=[N+]=[N-]",
                                        "CN=N#N",
                                        "C=[N+]=[N-]",
                                        "[CH2-][N+]#N",
                                        "C=N#N",
                                        "[O-][n+]1ccccc1",
                                        "C[N+](C)(C)[O-]",
                                        "CN(C)(C)=O",
                                        "CC=[N+](C)[O-]",
                                        "CS(C)=O",
                                        "C[S+](C)[O-]",
                                        "C[S@](=O)CC",
                                        "CS(C)(=O)=O",
                                        "C[S+2](C)([O-])[O-]",
                                        "C[S+](C)C",
                                        "CS(=O)O",
                                        "CS(=O)(=O)[O-].[Na+]",
                                        "CS(=O)N",
                                        "[O-]S(=O)[O-].[Na+].[Na+]",
                                        "COS(=O)OC",
                                        "CS(=N)C",
                                        "C[S-](=O)=O",
                                        "CSC",
                                        "CC(=S)N",
                                        "[S-]c1ccccc1",
                                        "OP(=O)(O)O",
                                        "C[P+]([O-])([O-])C",
                                        "CP(C)(C)=O",
                                        "C[P+](C)(C)[O-]",
                                        "CP(=O)=O",
                                        "C[P+](C)(C)C",
                                        "COP(=S)(OC)OC",
                                        "[O-]P(=O)([O-])[O-]",
                                        "CP(C)C",
                                        "C[P+](N(C)C)(NC)C",
                                        "[CH2-]C(C)=O",
                                        "[C-]#[N+]C",
                                        "[C-]#N",
                                        "C[N-]C",
                                        "[CH2-]C=[NH2+]",
                                        "[NH3+]CC(=O)[O-]",
                                        "C[N+](C)(C)CC([O-])=O",
                                        "[O-]C(CC)=[N+](C)C",
                                        "[O-]C=CC=[NH+]C",
                                        "C[n+]1ccccc1",
                                        "[O-]c1cc[nH+]cc1",
                                        "[O-]c1cccc[nH+]1",
                                        "[S-]c1cccc[n+]1C",
                                        "[n-]1cc[nH+]c1",
                                        "NC(N)=[NH2+]",
                                        "C[N+](C)=C(N)N",
                                        "[C+](N)(N)C",
                                        "CC(=[NH2+])C=CN",
                                        "C[N+]#C",
                                        "OCl(=O)(=O)=O",
                                        "[O-][Cl+3]([O-])([O-])[O-]",
                                        "[O-]Cl(=O)=O",
                                        "C[I+]c1ccccc1",
                                        "O=Ic1ccccc1",
                                        "F[B-](F)(F)F",
                                        "CB(O)O",
                                        "C[B-](F)(F)F.[K+]",
                                        "[BH4-].[Na+]",
                                        "B1OC(C)(C)C(C)(C)O1",
                                        "[Na]OC(C)=O",
                                        "CC(=O)O[Hg]c1ccccc1",
                                        "C[Mg]Br",
                                        "CC[Zn]CC",
                                        "[Cl-].[Cl-].[Zn+2]",
                                        "[Na]Cl",
                                        "N[Pt](N)(Cl)Cl",
                                        "C[Sn](C)(C)C",
                                        "[Li]CCCC",
                                        "O=[As](O)O",
                                        "C[Se](C)=O",
                                        "[Se-]C",
                                        "C[Si](C)(C)O",
                                        "[SiH3-]",
                                        "F[Si-2](F)(F)(F)(F)F",
                                        "FS(F)(F)(F)(F)F",
                                        "[O-][I+2]([O-])O",
                                        "O=[N+]([O-])[O-].[Na+]",
                                        "CON=O",
                                        "[N-]=[N+]=[N-]",
                                        "[NH2-].[Na+]",
                                        "O=[SH](=O)C",
                                        "CN(=O)=O"};

/// What RDKit makes of a molecule, all of its rules tried.
std::string redrawn_by_rdkit(const Molecule& molecule) {
  RDKit::MolStandardize::MetalDisconnector metal_disconnector;
  RDKit::MolStandardize::Normalizer normalizer;
  RDKit::RWMol drawn(molecule.rdkit());
  metal_disconnector.disconnect(drawn);
  RDKit::MolOps::sanitizeMol(drawn);
  const RDKit::ROMol& constant = drawn;
  const std::unique_ptr<RDKit::ROMol> redrawn(normalizer.normalize(constant));
  RDKit::RWMol sanitized(*redrawn);
  RDKit::MolOps::sanitizeMol(sanitized);
  return RDKit::MolToSmiles(sanitized);
}

/// One column of a table of our reference data.
std::vector<std::string> column(const std::string& file, char separator, std::size_t index) {
  std::ifstream stream(std::string(CONGENER_REFERENCE_SETS) + "/" + file);
  std::vector<std::string> cells;
  for (std::string line; std::getline(stream, line);) {
    const auto fields = congener::support::split(line, separator);
    if (line.find('"') == std::string::npos && index < fields.size()) {
      cells.emplace_back(congener::support::trim(fields[index]));
    }
  }
  REQUIRE(cells.size() > 50);
  return cells;
}

/// Returns how many of these were said to be normal; checks that RDKit leaves those as they are,
/// and that normalized() says of all of them what RDKit says.
int check_soundness(const std::vector<std::string>& structures, int& parsed) {
  congener::chem::silence_rdkit();
  Standardizer standardizer;
  int normal = 0;
  for (const std::string& smiles : structures) {
    const auto result = parse_structure(smiles, congener::StructureFormat::Smiles, 1000);
    if (!result.molecule) {
      continue;
    }
    ++parsed;
    CAPTURE(smiles);
    const std::string redrawn = redrawn_by_rdkit(*result.molecule);
    if (is_surely_normal(*result.molecule)) {
      ++normal;
      CHECK(canonical_smiles(*result.molecule) == redrawn);
    }
    CHECK(canonical_smiles(standardizer.normalized(result.molecule->copy())) == redrawn);
  }
  return normal;
}

std::string normalized(const std::string& smiles) {
  Standardizer standardizer;
  return canonical_smiles(standardizer.normalized(parse_smiles(smiles)));
}

std::string uncharged(const std::string& smiles) {
  Standardizer standardizer;
  return canonical_smiles(standardizer.uncharged(parse_smiles(smiles)));
}

}  // namespace

TEST_CASE("what is surely normal is left as it is by RDKit: groups that are hard", "[unit]") {
  int parsed = 0;
  const int normal = check_soundness(kHard, parsed);
  CHECK(parsed >= 80);
  CHECK(normal < parsed);
}

TEST_CASE("what is surely normal is left as it is by RDKit: the sample and all counter-ions",
          "[unit]") {
  int parsed = 0;
  int normal = check_soundness(column("samples/sample.csv", ',', 2), parsed);
  CHECK(parsed >= 250);
  normal += check_soundness(column("standardization/counter_components.tsv", '\t', 1), parsed);
  CHECK(normal * 10 > parsed * 9);  // else the shortcut would not be worth its while
}

TEST_CASE("different drawings of one substance become the same", "[unit]") {
  CHECK(normalized("[O-]C(CC)=[N+](c1ccccc1)C1CCNCC1") == canonical("CCC(=O)N(c1ccccc1)C1CCNCC1"));
  CHECK(normalized("CS(C)=O") == normalized("C[S+](C)[O-]"));
  CHECK(normalized("CN=N#N") == normalized("CN=[N+]=[N-]"));
  CHECK(normalized("O=N(=O)c1ccccc1") == normalized("[O-][N+](=O)c1ccccc1"));
  CHECK(normalized("[Na]OC(C)=O") == normalized("[Na+].[O-]C(C)=O"));
  CHECK(normalized("CS(C)=O.[Na]OC(C)=O") == normalized("CC(=O)[O-].C[S+](C)[O-].[Na+]"));
}

TEST_CASE("normalisation leaves stereo, isotopes and the order of atoms alone", "[unit]") {
  Standardizer standardizer;
  CHECK(normalized("C/C=C/S(C)=O") == canonical("C/C=C/[S+](C)[O-]"));
  CHECK(normalized("F[C@H](Cl)CS(C)=O") == canonical("F[C@H](Cl)C[S+](C)[O-]"));
  CHECK(normalized("[13CH3]S(=O)C([2H])([2H])[2H]") ==
        canonical("[13CH3][S+]([O-])C([2H])([2H])[2H]"));
  const std::string smiles = "[2H]CS(=O)CC.C[N+](C)=C([O-])CC.[Na]OC";
  const Molecule drawn = parse_smiles(smiles);
  const Molecule normal = standardizer.normalized(drawn.copy());
  CHECK(normal.record_atoms() == drawn.record_atoms());
  for (const auto* atom : drawn.rdkit().atoms()) {
    const auto* same = normal.rdkit().getAtomWithIdx(atom->getIdx());
    CHECK(same->getAtomicNum() == atom->getAtomicNum());
    CHECK(same->getIsotope() == atom->getIsotope());
    CHECK_FALSE(same->hasProp("congener_place_before"));
  }
}

TEST_CASE("each atom keeps its neighbours when many like components are redrawn", "[unit]") {
  Standardizer standardizer;
  std::string smiles = "[13CH3]S(C)=O.CC(C)=O";
  for (int i = 0; i < 40; ++i) {
    smiles += i % 2 == 0 ? ".CS(C)=O" : ".O.[Na+].[Cl-]";
  }
  const Molecule drawn = parse_smiles(smiles);
  const Molecule normal = standardizer.normalized(drawn.copy());
  for (const auto* bond : drawn.rdkit().bonds()) {
    CHECK(normal.rdkit().getBondBetweenAtoms(bond->getBeginAtomIdx(), bond->getEndAtomIdx()) !=
          nullptr);
  }
  CHECK(normal.rdkit().getAtomWithIdx(0)->getIsotope() == 13);
}

TEST_CASE("a molecule that would keep the normaliser busy for minutes is given up", "[unit]") {
  Standardizer standardizer;
  std::string chain = "C";
  for (int i = 0; i < 60; ++i) {
    chain += "S(=O)C";
  }
  CHECK_THROWS_AS(standardizer.normalized(parse_smiles(chain)), std::runtime_error);
  std::string many = "CS(C)=O";  // as many groups, but in components of their own
  for (int i = 0; i < 60; ++i) {
    many += ".CS(C)=O";
  }
  CHECK_NOTHROW(standardizer.normalized(parse_smiles(many)));
}

TEST_CASE("charges that a hydrogen can take away are taken away", "[unit]") {
  CHECK(uncharged("C1CC[NH2+]CC1") == "C1CCNCC1");
  CHECK(uncharged("CC(=O)[O-]") == canonical("CC(=O)O"));
  CHECK(uncharged("[NH3+]CC(=O)[O-]") == canonical("NCC(=O)O"));
  CHECK(uncharged("O=C1CC[NH2+]CC1.[Cl-]") == canonical("O=C1CCNCC1.Cl"));
  CHECK(uncharged("c1cc[nH+]cc1") == "c1ccncc1");
  CHECK(uncharged("[2H]C([2H])[NH3+]") == canonical("[2H]C([2H])N"));
}

TEST_CASE("charges that no hydrogen can take away stay", "[unit]") {
  for (const std::string smiles : {"C[N+](C)(C)C", "C[N+](C)(C)CC(=O)[O-]", "C[n+]1ccccc1", "[Na+]",
                                   "C[N+](=O)[O-]", "[O-][n+]1ccccc1"}) {
    CAPTURE(smiles);
    CHECK(uncharged(smiles) == canonical(smiles));
  }
}

TEST_CASE("a label is gone without a trace", "[unit]") {
  const auto unlabelled = [](const std::string& smiles) {
    return canonical_smiles(congener::chem::without_isotopes(parse_smiles(smiles)));
  };
  CHECK(unlabelled("C[C@H]([2H])O") == "CCO");  // labelling made the centre
  CHECK(unlabelled("C[C@H](O)[13CH3]") == "CC(C)O");
  CHECK(unlabelled("C/C=C(C)/[13CH3]") == "CC=C(C)C");
  CHECK(unlabelled("[2H]/N=C/C") == canonical("CC=N"));
  CHECK(unlabelled("[2H]/C(C)=C/C") == canonical("C/C=C\\C"));
  CHECK(unlabelled("[2H]n1cccc1") == canonical("[nH]1cccc1"));
  CHECK(unlabelled("[2H][N+]([2H])([2H])C") == canonical("C[NH3+]"));
  CHECK(unlabelled("C[C@H](F)C([2H])([2H])[2H]") == canonical("CC(F)C"));
  CHECK(unlabelled("C[C@H](F)[13CH2]O") == canonical("C[C@H](F)CO"));
}

TEST_CASE("without_stereo takes centres and double bonds", "[unit]") {
  const auto flat = [](const std::string& smiles) {
    return canonical_smiles(congener::chem::without_stereo(parse_smiles(smiles)));
  };
  CHECK(flat("C[C@@H]1CNCCC1=O") == canonical("CC1CNCCC1=O"));
  CHECK(flat("OC(=O)/C=C/C(=O)O") == flat("OC(=O)/C=C\\C(=O)O"));
}

TEST_CASE("asking for an anion without room for hydrogen to be uncharged is no error", "[unit]") {
  Standardizer standardizer;
  // RDKit of Debian 12 makes F[PH](F)(F)(F)(F)F of the first, that of Debian 13 refuses it.
  for (const std::string smiles : {"F[P-](F)(F)(F)(F)F", "F[B-](F)(F)F", "F[Sb-](F)(F)(F)(F)F"}) {
    CAPTURE(smiles);
    const Molecule anion = parse_smiles(smiles);
    const Molecule asked = standardizer.uncharged(anion);
    CHECK(congener::chem::heavy_atom_count(asked) == congener::chem::heavy_atom_count(anion));
    CHECK(canonical_smiles(standardizer.uncharged(asked)) == canonical_smiles(asked));
  }
}
