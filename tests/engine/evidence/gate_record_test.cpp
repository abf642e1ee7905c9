// What the gate works out of a bare graph is what standardising the molecule gives.

#include "evidence/gate_record.hpp"

#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "differential/form_comparison.hpp"
#include "engine/evidence/class_samples.hpp"

using namespace congener;
using namespace congener::test;

namespace {

void fill(graph::MoleculeGraph& molecule, const std::string& smiles) {
  CAPTURE(smiles);
  REQUIRE(chem::fill(molecule, chem::parse_smiles(smiles)));
}

/// Charges, groups that are drawn in several ways, and hydrogens that could go to several places.
const std::vector<std::string> kDrawings = {"CCO",
                                            "C[NH3+]",
                                            "CC(=O)[O-]",
                                            "C[N+](C)(C)C",
                                            "C[N+](=O)[O-]",
                                            "CN(=O)=O",
                                            "[O-][n+]1ccccc1",
                                            "O=n1ccccc1",
                                            "c1cc[nH+]cc1CC[NH3+]",
                                            "NC(=[NH2+])c1ccccc1",
                                            "[NH3+]CC(=O)[O-]",
                                            "C[N+](C)(C)CC(=O)[O-]",
                                            "[O-]S(=O)(=O)CC[NH3+]",
                                            "CS(C)=O",
                                            "C[S+](C)[O-]",
                                            "CS(=O)(=O)C",
                                            "CP(=O)(O)O",
                                            "C[P+](C)(C)C",
                                            "CC(=O)[N-]c1ccccc1",
                                            "[O-]c1ccccc1",
                                            "[O-][N+](C)(C)C",
                                            "CN=[N+]=[N-]",
                                            "CC[N-][N+]#N",
                                            "[C-]#[N+]C",
                                            "C[O+]=C",
                                            "[CH3-]",
                                            "[CH3+]",
                                            "C[n+]1ccccc1",
                                            "C1=CC=[NH+]C=C1",
                                            "C[n+]1ccccc1[O-]",
                                            "C[n+]1ccn(C)c1",
                                            "[O-][n+]1ccccc1N",
                                            "[O-][n+]1ccc([O-])cc1",
                                            "CC[N+]1=CCCC1",
                                            "CC[N+]1=C(N)CCC1",
                                            "CC[N+]1=C(C)CCC1",
                                            "NC=CC=[N+](C)C",
                                            "C[NH+]=C(C)N",
                                            "CC1=[NH+]CCN1",
                                            "c1ccccc1S(=O)C",
                                            "CS(=O)(C)=O",
                                            "CS(=O)O",
                                            "CS(=O)N",
                                            "CS(=O)CC[N+](C)(C)C",
                                            "CS(=O)CC[NH3+]",
                                            "C[SH]=O",
                                            "O=S1CCNCC1",
                                            "[O-]C(=C)C",
                                            "[O-]C1=CCCN1",
                                            "[O-]C1=CC=CC=C1",
                                            "[cH-]1cccc1",
                                            "OC(O)(C)C",
                                            "OC1(O)CC[NH2+]CC1",
                                            "OC1(O)CCNCC1",
                                            "[O-]C1(O)CCNCC1",
                                            "OC1=CCNCC1",
                                            "CB(O)O",
                                            "C[B-](F)(F)F",
                                            "C[Si](C)(C)C",
                                            "CC[Se]C",
                                            "ClC(Cl)Cl",
                                            "CI(=O)=O",
                                            "[O-]Cl(=O)(=O)=O",
                                            "FS(F)(F)(F)(F)F",
                                            "N#[N+]c1ccccc1",
                                            "[NH-]c1ccccc1",
                                            "C[NH+](C)[O-]",
                                            "O=C1C=C[NH+]=CC1",
                                            "[NH2+]=C1C=CC=CN1"};

}  // namespace

TEST_CASE("the form that is compared is worked out of the bare graph as standardising gives it",
          "[unit]") {
  FormComparison comparison;
  std::vector<std::string> molecules = class_structures();
  molecules.insert(molecules.end(), kDrawings.begin(), kDrawings.end());
  int compared = 0;
  for (const std::string& smiles : molecules) {
    CAPTURE(smiles);
    const FormDifference difference = comparison.difference(smiles);
    CHECK(difference.text == "");
    compared += difference.is_compared ? 1 : 0;
  }
  CHECK(compared > 200);
}

TEST_CASE("the gate leaves open what only standardising can tell", "[unit]") {
  evidence::GateSpace space;
  const auto is_open = [&](const std::string& smiles) {
    fill(space.record, smiles);
    return evidence::GateRecord(space.record, space).compared() == nullptr;
  };
  CHECK(is_open("CS(=O)O"));         // nobody has looked at these
  CHECK(is_open("OC1(O)CCNCC1"));    // compared as its ketone
  CHECK(is_open("C[NH+](C)[O-]"));   // the two charges may go, or stay
  CHECK(is_open("C1=C[NH2+]C=C1"));  // pyrrole, once the charge is gone
  CHECK_FALSE(is_open("C1C[NH2+]C=C1"));
  CHECK_FALSE(is_open("CS(C)=O"));
  CHECK_FALSE(is_open("C[n+]1ccccc1"));
  CHECK_FALSE(is_open("[O-][n+]1ccccc1"));
  CHECK_FALSE(is_open("C[NH2+]C"));
  CHECK_FALSE(is_open("CC(=O)[O-]"));
  CHECK_FALSE(is_open("C[N+](=O)[O-]"));
}

TEST_CASE("the ketone is asked for where a record may have an enol", "[unit]") {
  evidence::GateSpace space;
  const auto has_enol = [&](const std::string& smiles) {
    fill(space.record, smiles);
    return evidence::GateRecord(space.record, space).has_enol();
  };
  CHECK(has_enol("OC1=CCNCC1"));
  CHECK(has_enol("[O-]C1=CC[NH2+]CC1"));
  CHECK(has_enol("OC1(O)CCNCC1"));  // nobody has looked yet
  CHECK_FALSE(has_enol("O=C1CCNCC1"));
  CHECK_FALSE(has_enol("OC1CCNCC1"));
  CHECK_FALSE(has_enol("Oc1ccccc1"));
  CHECK_FALSE(has_enol("COC1=CCNCC1"));
}

TEST_CASE("a component of a record is the graph of that component alone", "[unit]") {
  graph::MoleculeGraph record;
  graph::MoleculeGraph alone;
  graph::MoleculeGraph copy;
  fill(record, "CC(C)[NH3+].[O-]C(=O)c1ccccc1.O");
  const std::vector<std::string> parts = {"CC(C)[NH3+]", "[O-]C(=O)c1ccccc1", "O"};
  REQUIRE(record.component_count == 3);
  for (int part = 0; part < 3; ++part) {
    fill(alone, parts[static_cast<std::size_t>(part)]);
    evidence::copy_component(record, part, copy);
    CAPTURE(part);
    REQUIRE(copy.atom_count == alone.atom_count);
    CHECK(copy.bond_count == alone.bond_count);
    CHECK(copy.component_count == 1);
    CHECK(copy.has_charges == alone.has_charges);
    for (int atom = 0; atom < alone.atom_count; ++atom) {
      const auto index = static_cast<std::size_t>(atom);
      CHECK(copy.atoms[index] == alone.atoms[index]);
      CHECK(copy.component[index] == 0);
      for (int place = 0; place < graph::degree_of(alone.atoms[index]); ++place) {
        CHECK(copy.neighbour(atom, place).atom == alone.neighbour(atom, place).atom);
        CHECK(copy.bonds[copy.neighbour(atom, place).bond] ==
              alone.bonds[alone.neighbour(atom, place).bond]);
      }
    }
  }
}
