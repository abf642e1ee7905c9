// A loosened pattern is in every molecule that has the pattern in one of its drawings.

#include "graph/loosened_pattern.hpp"

#include <catch.hpp>
#include <string>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "graph/smarts_match.hpp"
#include "graph/smarts_reader.hpp"

using congener::graph::Kept;

namespace {

constexpr Kept kNothing{false, false};
constexpr Kept kBonds{true, true};

bool is_in(const congener::graph::SmartsTree& tree, Kept kept, const std::string& smiles) {
  const auto query = congener::graph::query_of(congener::graph::loosened(tree, kept));
  congener::graph::MoleculeGraph molecule;
  REQUIRE(congener::chem::fill(molecule, congener::chem::parse_smiles(smiles)));
  congener::graph::MatchScratch scratch;
  return congener::graph::matches(molecule.view(), query, scratch);
}

bool is_in(const std::string& smarts, Kept kept, const std::string& smiles) {
  CAPTURE(smarts, smiles);
  congener::graph::SmartsTree tree;
  REQUIRE(congener::graph::SmartsReader(smarts).read(tree));
  return is_in(tree, kept, smiles);
}

}  // namespace

TEST_CASE("elements and connections stay in a loosened pattern", "[unit]") {
  CHECK(is_in("CC(=O)N", kNothing, "CC(=O)N"));
  CHECK(is_in("CC(=O)N", kNothing, "CC(O)=N"));  // another tautomer
  CHECK_FALSE(is_in("CC(=O)N", kNothing, "CC(=O)O"));
  CHECK_FALSE(is_in("CC(=O)N", kNothing, "CCON"));
  CHECK(is_in("[#6,#7]O", kNothing, "NO"));
  CHECK_FALSE(is_in("[#6,#7]O", kNothing, "SO"));
}

TEST_CASE("charges, hydrogens and numbers of bonds are not asked for any more", "[unit]") {
  CHECK(is_in("[NX3;H2;+0]C", kNothing, "C[NH3+]"));
  CHECK(is_in("[ND1]C", kNothing, "CN(C)C"));
  CHECK(is_in("[N;!$(N=O)]C", kNothing, "CN=O"));
  CHECK_FALSE(is_in("[N;!$(N=O)]C", kNothing, "CO"));
}

TEST_CASE("aromaticity and bond orders are asked for only where they are kept", "[unit]") {
  CHECK(is_in("cc", kNothing, "CC"));
  CHECK_FALSE(is_in("cc", kBonds, "CC"));
  CHECK(is_in("C=C", kNothing, "CC"));
  CHECK_FALSE(is_in("C=C", kBonds, "CC"));
  CHECK(is_in("C=C", kBonds, "C1=CCCC1"));
}

TEST_CASE("what must be in a ring still must, and what must not may", "[unit]") {
  CHECK(is_in("[C;R]", kNothing, "C1CC1"));
  CHECK_FALSE(is_in("[C;R]", kNothing, "CCC"));
  CHECK_FALSE(is_in("[C;r6]", kNothing, "CCC"));
  CHECK(is_in("[C;r6]", kNothing, "C1CC1"));
  CHECK(is_in("[C;!R]", kNothing, "C1CC1"));
  CHECK_FALSE(is_in("C@C", kNothing, "CCC"));
  CHECK(is_in("C!@C", kNothing, "C1CC1"));
  CHECK(is_in("C!@C", kBonds, "C1CC1"));
}

TEST_CASE("a negation goes down to what is kept", "[unit]") {
  CHECK_FALSE(is_in("[!C]", kBonds, "CC"));
  CHECK(is_in("[!C]", kNothing, "CC"));  // an aromatic carbon in another drawing
  CHECK_FALSE(is_in("[!#6]", kNothing, "CC"));
  CHECK(is_in("[!$([#6])]", kNothing, "CC"));
  CHECK(is_in("[!#6;H1]", kNothing, "CO"));
  CHECK(is_in("[!H1]", kNothing, "CO"));
}

TEST_CASE("a negated alternative is none of its parts", "[unit]") {
  // No SMARTS says so; the cores of classes are put together without one.
  using congener::graph::field_is;
  const auto& element = congener::graph::atom_field::kElement;
  congener::graph::SmartsTree tree;
  REQUIRE(congener::graph::SmartsReader("*").read(tree));
  tree.whole.atoms.front().expression =
      congener::graph::negated(congener::graph::either(field_is(element, 6), field_is(element, 7)));
  CHECK(is_in(tree, kNothing, "O"));
  CHECK_FALSE(is_in(tree, kNothing, "C"));
  CHECK_FALSE(is_in(tree, kNothing, "N"));
}
