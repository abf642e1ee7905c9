// The fast reader of SMILES against the product's own reading: what it must be certain of, by kinds
// of chemistry. What it must leave to RDKit is in smiles_graph_doubt_test.cpp.

#include "graph/smiles_graph.hpp"

#include <catch.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "differential/graph_comparison.hpp"

using congener::graph::AtomField;
using congener::graph::BondOrder;
using congener::graph::MoleculeGraph;
using congener::test::GraphComparison;

namespace field = congener::graph::atom_field;

namespace {

using Texts = std::vector<std::string>;

enum class SmallestRings { Known, Open };

/// Certain, and the product reads the same.
void require_certain(const Texts& texts, SmallestRings rings = SmallestRings::Known) {
  const auto comparison = std::make_unique<GraphComparison>();
  for (const std::string& text : texts) {
    CAPTURE(text);
    comparison->compare(text);
    CHECK(std::string(name_of(comparison->outcome())) == "certain");
    CHECK(comparison->difference() == "");
    CHECK(comparison->are_rings_known() == (rings == SmallestRings::Known));
  }
}

MoleculeGraph graph_of(const std::string& text) {
  const auto comparison = std::make_unique<GraphComparison>();
  comparison->compare(text);
  REQUIRE(std::string(name_of(comparison->outcome())) == "certain");
  return comparison->fast();
}

int value_of(const MoleculeGraph& graph, std::size_t atom, const AtomField& asked) {
  return asked.of(graph.atoms.at(atom));
}

int count_aromatic_bonds(const MoleculeGraph& graph) {
  int count = 0;
  for (std::size_t bond = 0; bond < static_cast<std::size_t>(graph.bond_count); ++bond) {
    count += congener::graph::order_of(graph.bonds.at(bond)) == BondOrder::Aromatic ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("the fast reader reads chains, branches and multiple bonds", "[unit]") {
  require_certain({"C",
                   "CC",
                   "C=C",
                   "C#C",
                   "CC#N",
                   "C=C=C",
                   "CC(C)(C)C",
                   "CC(=O)O",
                   "CCN(CC)CC",
                   "C(C)(C)O",
                   "O=C=O",
                   "N#N",
                   "CSC",
                   "CSSC",
                   "ClC(Cl)(Cl)Cl",
                   "FC(F)(F)C(F)(F)F",
                   "BrCCBr",
                   "ICI",
                   "OO",
                   "NN",
                   "NO",
                   "CC(=O)NCC(=O)O",
                   "C(=O)(O)C(O)(C(=O)O)CC(=O)O",
                   "CC(C(C(C(C)O)O)O)O",
                   "C-C",
                   "C-C=C-C",
                   "C(C(C(C(C(C(C(C)))))))"});
}

TEST_CASE("the fast reader fills hydrogens up to the least valence with room", "[unit]") {
  require_certain({"O", "N", "S", "P", "B", "F", "Cl", "Br", "I", "CS", "CP", "CB", "CS(C)C",
                   "CS(C)(C)C", "CS(C)(=O)C", "CP(C)(C)C", "CC(C)N(C)O"});
  CHECK(value_of(graph_of("N"), 0, field::kHydrogens) == 3);
  CHECK(value_of(graph_of("CS(C)(C)C"), 1, field::kHydrogens) == 0);
  CHECK(value_of(graph_of("CS(C)C"), 1, field::kHydrogens) == 1);
}

TEST_CASE("the fast reader reads atoms in brackets", "[unit]") {
  require_certain({"[CH3][CH2][OH]",
                   "[CH4]",
                   "[NH3]",
                   "[OH2]",
                   "[SH2]",
                   "[ClH]",
                   "[BrH].CN",
                   "[C](C)(C)(C)C",
                   "[SiH4]",
                   "C[Si](C)(C)C",
                   "[SeH2]",
                   "C[Se]C",
                   "[PH3]",
                   "C[PH]C",
                   "[BH3]",
                   "[N](C)(C)C",
                   "C[C@H](N)O",
                   "C[C@@H](N)O",
                   "[C@](F)(Cl)(Br)I",
                   "[CH2]=[CH2]"});
}

TEST_CASE("the fast reader reads charges", "[unit]") {
  require_certain({"[NH4+]",        "C[NH3+]",
                   "C[N+](C)(C)C",  "CC(=O)[O-]",
                   "C[O-]",         "[OH-]",
                   "C[OH2+]",       "C[O+](C)C",
                   "C[S-]",         "C[S+](C)C",
                   "[CH3-]",        "C#[C-]",
                   "[C-]#N",        "[C-]#[N+]C",
                   "[NH2-]",        "CC[N-]S(=O)(=O)C",
                   "C[P+](C)(C)C",  "C[B-](C)(C)C",
                   "F[B-](F)(F)F",  "[Cl-]",
                   "[Br-]",         "[F-]",
                   "[I-]",          "[Na+]",
                   "[Li+]",         "[K+]",
                   "[Mg+2]",        "[Ca++]",
                   "N=[N+]=[N-]",   "[N-]=[N+]=NC",
                   "C=[N+]=[N-]",   "C[N+]([O-])=O",
                   "C[n+]1ccccc1",  "[O-][n+]1ccccc1",
                   "c1cc[nH+]cc1",  "c1cc[o+]cc1",
                   "c1cc[s+]cc1",   "[n-]1cccc1",
                   "[cH-]1cccc1",   "c1ccc2[n+](c1)cccc2",
                   "C[n+]1cn(C)cc1"});
  const MoleculeGraph betaine = graph_of("C[N+](C)(C)CC(=O)[O-]");
  CHECK(betaine.has_charges);
  CHECK(value_of(betaine, 1, field::kCharge) == 1 + congener::graph::kChargeOffset);
  CHECK(value_of(betaine, 7, field::kCharge) == -1 + congener::graph::kChargeOffset);
}

TEST_CASE("the fast reader reads salts and mixtures as parts", "[unit]") {
  require_certain({"[Na+].[Cl-]", "CN.Cl", "CN.[ClH]", "C[NH3+].[Cl-]", "CC(=O)[O-].[Na+]", "O.O.O",
                   "OC(=O)C(=O)O.CNC", "CCN.Br.Br", "[Ca+2].[O-]C(=O)C.[O-]C(=O)C",
                   "C1CCNCC1.OS(=O)(=O)O", "c1ccccc1.c1ccncc1", "[K+].[O-]c1ccccc1"});
  const MoleculeGraph salt = graph_of("CN.Cl.O");
  CHECK(salt.component_count == 3);
  CHECK(salt.component.at(1) == 0);
  CHECK(salt.component.at(3) == 2);
}

TEST_CASE("the fast reader reads isotopes of heavy atoms", "[unit]") {
  require_certain({"[13CH4]", "[13CH3]C", "C[15NH2]", "[18O]=C=O", "[14C](C)(C)(C)C", "[35ClH]",
                   "[11CH3]OC", "[13cH]1ccccc1", "[15n]1ccccc1", "[125IH]", "[100CH4]"});
  const MoleculeGraph labelled = graph_of("[13CH3]C");
  CHECK(labelled.has_isotopes);
  CHECK(value_of(labelled, 0, field::kIsotope) == 13);
  CHECK(value_of(labelled, 1, field::kIsotope) == 0);
}

TEST_CASE("the fast reader passes over stereo and says that it is marked", "[unit]") {
  require_certain({"C[C@H](N)C(=O)O", "C[C@@](F)(Cl)Br", "F/C=C/F", "F/C=C\\F", "C/C=C/C=C\\C",
                   "N[C@@H](C)C(=O)O", "C1C[C@H]2CC[C@@H]1C2", "C/C(F)=C(/F)Cl", "C\\1CC/1",
                   "c1(=N/C)[nH]cc[nH]1", "Cc1ccc(/N=N/c2ccccc2)cc1", "O[C@H]1CCCC[C@H]1O",
                   "CC(=O)/N=c1/cccc[nH]1"});
  CHECK(graph_of("C[C@H](N)O").has_stereo_marks);
  CHECK(graph_of("F/C=C/F").has_stereo_marks);
  CHECK(graph_of("C/C").has_stereo_marks);
  CHECK_FALSE(graph_of("FC=CF").has_stereo_marks);
}

TEST_CASE("the fast reader reads rings alone, spiro and on chains", "[unit]") {
  require_certain({"C1CC1",
                   "C1CCC1",
                   "C1CCCC1",
                   "C1CCCCC1",
                   "C1CCCCCC1",
                   "C1CCCCCCC1",
                   "C1CCCCCCCCCCC1",
                   "C1CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC1",
                   "O1CC1",
                   "N1CC1",
                   "S1CC1",
                   "C1=CCCCC1",
                   "C1#CCCCCCC1",
                   "C1CC2(C1)CCC2",
                   "C1CCC2(CC1)OCCO2",
                   "C12(CC1)CC2",
                   "C1CCCCC1C1CCCCC1",
                   "C1CCC(CC1)C2CCCCC2",
                   "C%10CC%10",
                   "C1CC1C1CC1",
                   "C=1CCCCC=1",
                   "C=1CCCCC1",
                   "C1CCCCC=1",
                   "C-1CCCCC-1",
                   "O=C1CCNCC1",
                   "CC(=O)N1CCOCC1",
                   "C1CCC2CCCC2C1",
                   "C1CCC2CCCCC2C1",
                   "C1CC2CC1CC2",
                   "C1CC2CC(C1)CCC2",
                   "C1CC2CCC1C2",
                   "C1CC2CCC1N2"});
  const MoleculeGraph spiro = graph_of("C1CC2(C1)CCCC2");
  CHECK(value_of(spiro, 2, field::kRings) == 2);
  CHECK(value_of(spiro, 2, field::kLeastRing) == 4);
  CHECK(value_of(spiro, 2, field::kRingBonds) == 4);
  CHECK(value_of(spiro, 5, field::kLeastRing) == 5);
}

TEST_CASE("the fast reader finds the smallest rings of fused systems however they are closed",
          "[unit]") {
  require_certain({"c1ccc2ccccc2c1", "c1ccc2cc3ccccc3cc2c1", "c12ccccc1cccc2", "C12CCCCC1CCCC2",
                   "C1CC2CCC3C(C2C1)CCC1CCCCC13", "c1ccc2c(c1)ccc1ccccc12",
                   "c1cc2ccc3cccc4ccc(c1)c2c34", "c1cc2cccc3c2c(c1)CC3", "C1Cc2cccc3cccc1c23",
                   "c1ccc2c(c1)Cc1ccccc1-2", "c1ccc2c(c1)oc1ccccc12", "C1C2CC2C2CC12"});
  const MoleculeGraph fused = graph_of("C12CCCCC1CC2");
  CHECK(value_of(fused, 0, field::kRings) == 2);
  CHECK(value_of(fused, 0, field::kLeastRing) == 4);
}

TEST_CASE("the fast reader leaves smallest rings open where there is a choice of them", "[unit]") {
  require_certain(
      {"C1CC2CCC1CC2", "C1CN2CCC1CC2", "C1C2CC3CC1CC(C2)C3", "NC12CC3CC(CC(C3)C1)C2", "C1C2CC1C2"},
      SmallestRings::Open);
  const MoleculeGraph cage = graph_of("C1CC2CCC1CC2");
  CHECK(value_of(cage, 0, field::kRings) == 0);
  CHECK(value_of(cage, 0, field::kRingBonds) == 2);
}

TEST_CASE("the fast reader reads aromatic rings written in lower case", "[unit]") {
  require_certain({"c1ccccc1",
                   "Cc1ccccc1",
                   "c1ccncc1",
                   "c1cnccn1",
                   "c1ncncn1",
                   "c1nnnnn1",
                   "c1cc[nH]c1",
                   "Cn1cccc1",
                   "c1ccoc1",
                   "c1ccsc1",
                   "c1cc[se]c1",
                   "c1cnc[nH]1",
                   "c1c[nH]cn1",
                   "c1cocn1",
                   "c1cscn1",
                   "c1conc1",
                   "c1nnc[nH]1",
                   "c1nnn[nH]1",
                   "n1nsnc1",
                   "c1ccc2[nH]ccc2c1",
                   "c1ccc2occc2c1",
                   "c1ccc2sccc2c1",
                   "c1ccc2ncccc2c1",
                   "c1ccc2ncncc2c1",
                   "c1ccc2nc[nH]c2c1",
                   "c1ncc2nc[nH]c2n1",
                   "c1ccn2cccc2c1",
                   "c1ccc2nccn2c1",
                   "c1ccc2c(c1)[nH]c1ccccc12",
                   "c1ccc(cc1)-c1ccccc1",
                   "c1ccc(cc1)c1ccccc1",
                   "c1ccc(cc1)-n1cccc1",
                   "c1ccc(cc1)n1cccc1",
                   "O=c1cc[nH]cc1",
                   "O=c1[nH]cccc1",
                   "O=c1occc2ccccc12",
                   "O=c1[nH]c(=O)[nH]cc1",
                   "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
                   "S=c1[nH]cccc1",
                   "N=c1[nH]cccc1",
                   "c1ccc2cccc-2cc1",
                   "c1cccc2ccccc12",
                   "O=c1cccccc1",

                   "Nc1ccc(N)cc1",
                   "Oc1ccccc1",
                   "c1ccc(C(=O)c2ccccc2)cc1",
                   "[cH]1[cH][cH][cH][cH][cH]1",
                   "[c]1(C)ccccc1"});
}

TEST_CASE("the fast reader finds aromaticity in Kekule forms", "[unit]") {
  require_certain({"C1=CC=CC=C1", "C1=CC=NC=C1", "C1=CNC=C1", "C1=COC=C1", "C1=CSC=C1",
                   "CN1C=CC=C1", "C1=CC=C2C=CC=CC2=C1", "C1=CC2=CC=CC=C2N1", "O=C1C=CNC=C1",
                   "O=C1NC=CC=C1", "C1=C[CH-]C=C1", "[O-][N+]1=CC=CC=C1", "C[N+]1=CC=CC=C1",
                   "O=C1C=CC=CC=C1", "C1=CC2=CC=CC=CC2=C1", "CC1=CC=CC=C1C(=O)O",
                   "CN1C=NC2=C1C(=O)N(C)C(=O)N2C", "C1=CC=[O+]C=C1", "C1=C[Se]C=C1"});
  CHECK(count_aromatic_bonds(graph_of("C1=CC=CC=C1")) == 6);
  // Azulene: two rings of no six electrons, ten together. The bond between is in no aromatic ring.
  CHECK(count_aromatic_bonds(graph_of("C1=CC2=CC=CC=CC2=C1")) == 10);
}

TEST_CASE("the fast reader knows what RDKit does not call aromatic", "[unit]") {
  for (const std::string& text :
       Texts{"C1=CC=CC1", "C1=CC=C1", "C1=CC=CC=CC=C1", "O=C1C=CC(=O)C=C1", "C=C1C=CC=C1",
             "O=C1C=CCC1", "C1=COCCO1", "C1=CCC=CC1", "B1C=CC=C1", "C1=CS(=O)(=O)C=C1",
             "C1=CS(=O)C=C1", "C[Si]1(C)C=CC=C1", "C1=CC=CC2=CC=CC12", "O=C1NC(=O)C=C1",
             "O=C1C=COC1"}) {
    require_certain({text});
    CAPTURE(text);
    CHECK(count_aromatic_bonds(graph_of(text)) == 0);
  }
}

TEST_CASE("the fast reader redraws nitro groups as RDKit does", "[unit]") {
  require_certain({"CN(=O)=O", "O=N(=O)C", "c1ccccc1N(=O)=O", "C[N+](=O)[O-]", "O=N(C)=O",
                   "CC(N(=O)=O)N(=O)=O", "ON(=O)=O", "[O-]N(=O)=O.[Na+]",
                   "Cc1c(N(=O)=O)cc(N(=O)=O)cc1N(=O)=O"});
  const MoleculeGraph nitro = graph_of("O=N(C)=O");
  CHECK(value_of(nitro, 0, field::kCharge) == -1 + congener::graph::kChargeOffset);
  CHECK(value_of(nitro, 1, field::kCharge) == 1 + congener::graph::kChargeOffset);
  CHECK(value_of(nitro, 3, field::kCharge) == congener::graph::kChargeOffset);
}

TEST_CASE("the fast reader reads sulfur, phosphorus, boron, silicon and selenium", "[unit]") {
  require_certain({"CS(C)=O",
                   "CS(C)(=O)=O",
                   "CS(N)(=O)=O",
                   "CS(=O)(=O)O",
                   "OS(=O)(=O)O",
                   "C[S+]([O-])C",
                   "CS(=N)(=O)C",
                   "FS(F)(F)(F)(F)F",
                   "CC(=S)N",
                   "O=S=O",
                   "CSC(=S)N",
                   "c1ccc(S(=O)(=O)N)cc1",
                   "COP(=O)(OC)OC",
                   "OP(=O)(O)O",
                   "CP(C)(C)=O",
                   "CP(C)C",
                   "C[P+](C)(C)C",
                   "CP(=S)(C)C",
                   "c1ccc(P(c2ccccc2)c2ccccc2)cc1",
                   "C[P](C)(C)=O",
                   "CB(O)O",
                   "OB(O)c1ccccc1",
                   "CC1(C)OB(c2ccccc2)OC1(C)C",
                   "C[B-](F)(F)F.[K+]",
                   "C[Si](C)(C)O[Si](C)(C)C",
                   "C[SiH](C)C",
                   "C[Se]C",
                   "C1CC[Se]C1"});
}

TEST_CASE("the fast reader reads drug-like molecules", "[unit]") {
  require_certain({"CC(=O)Oc1ccccc1C(=O)O", "CC(C)Cc1ccc(cc1)C(C)C(=O)O",
                   "CN1C=NC2=C1C(=O)N(C(=O)N2C)C", "CC(=O)Nc1ccc(O)cc1", "CN(C)CCc1c[nH]c2ccccc12",
                   "O=C1CCN(CCc2ccccc2)CC1", "CCN(CC)CC(=O)Nc1c(C)cccc1C",
                   "Clc1ccccc1C1=NCC(=O)Nc2ccccc12", "CN1CCN(CC1)C1=Nc2ccccc2Sc2ccccc12",
                   "Cc1nnc2n1-c1ccc(Cl)cc1C(=NC2)c1ccccc1",
                   "CC1(C)SC2C(NC(=O)Cc3ccccc3)C(=O)N2C1C(=O)O",
                   "COc1cc2c(cc1OC)C(=O)C(CC1CCN(Cc3ccccc3)CC1)C2",
                   "CCOC(=O)C1=C(C)NC(C)=C(C1c1cccc([N+](=O)[O-])c1)C(=O)OC",
                   "CC12CCC3C(CCC4=CC(=O)CCC34C)C1CCC2O", "Nc1nc(=O)c2ncn(COCCO)c2[nH]1",
                   "O=C(O)c1cn(C2CC2)c2cc(N3CCNCC3)c(F)cc2c1=O"});
}

TEST_CASE("the fast reader has room for macrocycles and for more than 64 ring bonds", "[unit]") {
  std::string thiophenes;
  std::string cyclohexanes = "C";
  for (int ring = 0; ring < 12; ++ring) {
    thiophenes += "c1ccc(s1)-";
    cyclohexanes += "C1CCCCC1";
  }
  require_certain({thiophenes + "c1ccccc1", cyclohexanes, "C1CCCCCCCCCCCCCCCCC(=O)OCCCCCC1",
                   "O=C1NCCCCCCCCCCNC(=O)c2cccc1c2"});
  const MoleculeGraph long_chain = graph_of(std::string(255, 'C'));
  CHECK(long_chain.atom_count == 255);
  CHECK(value_of(graph_of(thiophenes + "c1ccccc1"), 0, field::kLeastRing) == 5);
}

TEST_CASE("one reader reads any text after any other", "[unit]") {
  const auto comparison = std::make_unique<GraphComparison>();
  for (const std::string& text :
       Texts{"C1CC2CCC1CC2", "c1ccccc1", "C1CC", "[Na+].[Cl-]", "C", "[13CH4]", "C/C=C/C", "CC",
             "c1cc1", "C1CCCCC1", "CN(=O)=O", "CN", "C(", "c1ccc2[nH]ccc2c1", "", "CCO"}) {
    CAPTURE(text);
    comparison->compare(text);
    CHECK(comparison->difference() == "");
  }
}
