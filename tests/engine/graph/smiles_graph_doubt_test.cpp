// What the fast reader of SMILES must not be certain of: traps in which RDKit or the product's
// input guard does something of its own, and texts that they refuse.

#include <catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "differential/graph_comparison.hpp"

using congener::graph::ReadOutcome;
using congener::test::GraphComparison;

namespace {

void require_not_sure(const std::vector<std::string>& texts, ReadOutcome reason) {
  const auto comparison = std::make_unique<GraphComparison>();
  for (const std::string& text : texts) {
    CAPTURE(text);
    comparison->compare(text);
    CHECK(std::string(name_of(comparison->outcome())) == name_of(reason));
  }
}

/// Of texts that the product must refuse, too, so that the test does not outlive its reason.
void require_refused(const std::vector<std::string>& texts) {
  const auto comparison = std::make_unique<GraphComparison>();
  const auto slow = std::make_unique<congener::test::SlowReading>();
  for (const std::string& text : texts) {
    CAPTURE(text);
    comparison->compare(text);
    CHECK(comparison->outcome() != ReadOutcome::Certain);
    congener::test::read_slowly(text, *slow);
    CHECK(slow->problem != "");
  }
}

}  // namespace

TEST_CASE("a text that breaks off or closes nothing is not read fast", "[unit]") {
  require_not_sure(
      {"",       "(",       ")",      "C(",      "C)",      "C(C",       "CC)C",
       "C()C",   "C((C))C", "C1CC",   "C=",      "=C",      "C==C",      "C=-C",
       "C(=)C",  "C(C=)C",  "1CC1",   "C11",     "C12CC12", "C1C1",      ".C",
       "C.",     "C..C",    "C(.C)C", "C(C.C)C", "C%1C",    "C%01CC%01", "C%(12)CC%(12)",
       "C(1CC1)"},
      ReadOutcome::Syntax);
  require_refused({"(", "C(", "C)", "C1CC", "C=", "C==C", "C11", "C()C"});
}

TEST_CASE("characters beyond atoms, bonds and rings are not read fast", "[unit]") {
  require_not_sure(
      {"*",  "C*",       "C~C",  "C$C", "C:C", "c1:c:c:c:c:c1", "C>>C",     "CC |x|",  "CC\tname",
       " C", "C ",       "C\n",  "A",   "X",   "p1cccc1",       "b1ccccc1", "C->[Na]", "C]",
       "C!", "\xC3\x84", "CCl?", "R"},
      ReadOutcome::Character);
}

TEST_CASE("rare brackets are not read fast", "[unit]") {
  require_not_sure({"[Fe]",
                    "[Zn+2]",
                    "[Hg]",
                    "[U]",
                    "[Sn](C)(C)(C)C",
                    "[As]",
                    "[te]1cccc1",
                    "[as]1cccc1",
                    "[si]1ccccc1",
                    "[b-]1ccccc1",
                    "[CH3:1]C",
                    "[C+4]",
                    "[C-4]",
                    "[CH3",
                    "[C",
                    "[",
                    "[]",
                    "[13]",
                    "[1234CH4]",
                    "[C@TH1H](C)(N)O",
                    "[C@AL1](C)(C)C",
                    "[*]",
                    "[#6]",
                    "[Ch3]",
                    "[c",
                    "[Cl-",
                    "[Xx]",
                    "[CH3+0]"},
                   ReadOutcome::BracketAtom);
}

TEST_CASE("hydrogens drawn as atoms are not read fast", "[unit]") {
  require_not_sure({"[H]", "[H]C", "[H][H]", "[H+]", "[2H]C", "[3H]OC", "C[H]", "[2H]C([2H])[2H]"},
                   ReadOutcome::HydrogenAtom);
}

TEST_CASE("an isotope that begins with a zero is refused and not read fast", "[unit]") {
  require_not_sure({"[03CH4]", "[013CH4]", "[0CH4]"}, ReadOutcome::BracketAtom);
  require_refused({"[03CH4]"});
}

TEST_CASE("a ring closed over a dot is not read fast", "[unit]") {
  require_not_sure({"C1.C1", "CC1.O1", "c1ccccc1C2.N2"}, ReadOutcome::RingAcrossDot);
}

TEST_CASE("ends of a ring closure that disagree are not read fast", "[unit]") {
  require_not_sure({"C=1CCCCC#1", "C-1CCCCC=1", "C/1CCCCC=1"}, ReadOutcome::BondMark);
}

TEST_CASE("a double bond written between lower-case atoms is not read fast", "[unit]") {
  require_not_sure({"c1=cc=cc=c1", "c1ccc=cc1", "c=1ccccc=1", "c1c#cccc1"},
                   ReadOutcome::AromaticBond);
}

TEST_CASE("molecules beyond the room of a graph are not read fast", "[unit]") {
  std::string nested;
  for (int depth = 0; depth < 65; ++depth) {
    nested += "C(";
  }
  require_not_sure({std::string(256, 'C'), "S(F)(F)(F)(F)(F)(F)F", nested + "C"},
                   ReadOutcome::TooLarge);
  std::string chain_of_rings;
  for (int ring = 0; ring < 41; ++ring) {
    chain_of_rings += "C1CC1";
  }
  require_not_sure({chain_of_rings}, ReadOutcome::TooManyRings);
}

TEST_CASE("radicals and impossible valences are not read fast", "[unit]") {
  require_not_sure(
      {"[CH3]",          "[C]",         "[OH]",       "C[CH2]", "[O]",          "[Cl]",  "[N]=O",
       "C(C)(C)(C)(C)C", "C=C(C)(C)C",  "O(C)(C)C",   "F=C",    "FC(F)(F)F(F)", "[CH5]", "[NH5]",
       "[CH3+]",         "[C+]1ccccc1", "[N+]",       "[O+2]",  "[Na]",         "[Na]C", "[Na+]C",
       "[Mg]",           "ClBr(C)C",    "I(=O)(=O)O", "C[I+]C"},
      ReadOutcome::Valence);
  require_refused({"C(C)(C)(C)(C)C", "O(C)(C)C"});
}

TEST_CASE("nitrogen of five bonds other than a nitro group is not read fast", "[unit]") {
  require_not_sure({"CN(C)(C)(C)C", "CN(=C)=O", "C=N(=O)C", "CN(=O)(C)C", "CN(#N)=N", "C[NH](=O)=O",
                    "N(=O)(=O)=O", "CN#N=O"},
                   ReadOutcome::Valence);
}

TEST_CASE("what the input guard takes for a salt is not read fast", "[unit]") {
  // A bond too many between a nitrogen and a halogen, or between ions, may be a salt's.
  require_not_sure({"FN(=O)=O", "ClN(=O)=O"}, ReadOutcome::Valence);
  require_not_sure({"Cn1cccc1.Cln1cccc1", "Cc1cn(Cl)nc1C", "Fn1cnc(N)c1", "c1c[c-]([N+](C)(C)C)cc1",
                    "C[n+]1ccn(Br)c1", "O=c1c(CF)cn(F)c(=O)n1F", "O=c1nc([O-])n(Cl)c(=O)n1Cl"},
                   ReadOutcome::IonsBonded);
  require_refused({"Cln1cccc1"});
  const auto slow = std::make_unique<congener::test::SlowReading>();
  congener::test::read_slowly("FN(=O)=O", *slow);
  CHECK(slow->graph.component_count == 2);
}

TEST_CASE("phosphorus in states that RDKit redraws is not read fast", "[unit]") {
  require_not_sure({"CP(=O)=O", "O=P(=O)O", "C[PH](=O)C", "C[PH2]=O", "P(C)(C)(C)(C)C", "CP(=C)C",
                    "F[P-](F)(F)(F)(F)F"},
                   ReadOutcome::Valence);
}

TEST_CASE("lower-case atoms in unusual states are not read fast", "[unit]") {
  require_not_sure({"c", "cC", "cc", "Cc1CCCCC1", "c1CCCCC1", "[c]1ccccc1", "c1cc[nH2]cc1",
                    "c1ccs(=O)c1", "[s+]1([O-])cccc1", "c1ccn(=O)cc1", "c1cc[c+]cc1",
                    "c1ccccc1(C)C", "[se+]1cccc1", "c1cccc[cH]1C=c"},
                   ReadOutcome::AromaticAtom);
}

TEST_CASE("lower-case rings without alternating double bonds are not read fast", "[unit]") {
  require_not_sure({"c1cccc1", "n1cccc1", "c1nccc1", "c1cccccccc1", "c1cccc2cccc12"},
                   ReadOutcome::Kekulization);
  require_refused({"c1cccc1", "n1cccc1", "c1nccc1"});
}

TEST_CASE("what is written aromatic and is not keeps its order open", "[unit]") {
  require_not_sure({"c1ccc1", "c1ccc2cccc2cc1C", "c1cc2cccccc2c1", "COCn1cnc2cccc3cccc1c32"},
                   ReadOutcome::AromaticityLost);
}

TEST_CASE("an aryne and a large aromatic ring are not read fast", "[unit]") {
  require_not_sure({"CN1C=NC#C1", "C1#CC=CC=C1", "C1=CC=CC=CC=CC=CC=CC=CC=CC=CC=CC=CC=CC=C1"},
                   ReadOutcome::OddAromaticity);
}

TEST_CASE("rings that RDKit may overlook are not read fast", "[unit]") {
  // It then says of bonds in rings that they are in none. The second one is read so.
  require_not_sure({"C12C3C4C1C5C2C3C45", "CN1CCN2C(C1)C1=C(CC1CC1C3=C2N=CC=C3)C1",
                    "CCOC(=O)C1Nc2ccc(Cl)cc2C2C1C1CC(c3ccccc31)N2C(=O)OCc1ccccc1",
                    // Rings of mutants, in which RDKit's search begins elsewhere.
                    "Fc1cc(-c2cnc(-c3c%98c(F)c(C4CSc5cscc5S4%98)c4nsnc34)nc2)c2nsnc2c1",
                    "Fc1cc(-c2cnc(-c3c%98c(F)c(C4C%98Sc5cscc5S4)c4nsnc34)nc2)c2nsnc2c1",
                    "CCN1CC%98N(c2nc%98c(c3ccccc3C(=O)OC)c3ccccc32)CC1",
                    "c1ccc2c(c%981)nc1c(c2NCCCCCCCCCCN2CCOCC2)CCCC1%98"},
                   ReadOutcome::AmbiguousRings);
}
