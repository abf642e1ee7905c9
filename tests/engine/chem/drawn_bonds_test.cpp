// One substance drawn with different bonds is one molecule.

#include "chem/drawn_bonds.hpp"

#include <catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "chem/parse.hpp"
#include "chem/structure_error.hpp"
#include "chem_helpers.hpp"

using congener::StructureFormat;
using congener::chem::canonical_smiles;
using congener::chem::parse_structure;
using congener::test::canonical;

namespace {

/// The molecule of a V3000 mol block with these lines, or why it is refused.
std::string from_v3000(const std::vector<std::string>& atoms,
                       const std::vector<std::string>& bonds) {
  std::string text = "\n  test\n\n  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\n";
  text += "M  V30 COUNTS " + std::to_string(atoms.size()) + " " + std::to_string(bonds.size()) +
          " 0 0 0\nM  V30 BEGIN ATOM\n";
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    text += "M  V30 " + std::to_string(i + 1) + " " + atoms[i] + "\n";
  }
  text += "M  V30 END ATOM\nM  V30 BEGIN BOND\n";
  for (std::size_t i = 0; i < bonds.size(); ++i) {
    text += "M  V30 " + std::to_string(i + 1) + " " + bonds[i] + "\n";
  }
  text += "M  V30 END BOND\nM  V30 END CTAB\nM  END\n";
  const auto result = parse_structure(text, StructureFormat::MolBlock, 100);
  return result.molecule ? canonical_smiles(*result.molecule) : result.problem;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

void check_same(const Pairs& pairs) {
  for (const auto& [drawn, meant] : pairs) {
    CAPTURE(drawn);
    CHECK(canonical(drawn) == canonical(meant));
  }
}

}  // namespace

TEST_CASE("atom map numbers are no property of a substance", "[unit]") {
  check_same({{"[CH3:1][CH2:2][OH:3]", "CCO"},
              {"C[N:7]C", "C[N]C"},
              {"[H:1]O[CH3:2]", "CO"},
              {"[CH3:1]C(O)(N)[CH3:2]", "CC(C)(O)N"},
              {"CC[OH:4] |c:0|", "CCO"},
              {"[Cl-:1].C[NH3+]", "[Cl-].C[NH3+]"}});
}

TEST_CASE("hydrogen bonds are cut in mol blocks and extensions", "[unit]") {
  CHECK(from_v3000({"C 0 0 0 0", "N 1 0 0 0", "Cl 2 0 0 0"}, {"1 1 2", "10 2 3"}) ==
        canonical("CN.Cl"));
  CHECK(from_v3000({"C 0 0 0 0", "O 1 0 0 0", "O 2 0 0 0"}, {"1 1 2", "10 3 2"}) ==
        canonical("CO.O"));
  check_same({{"CCNCl |H:2.2|", "CCN.Cl"}});
}

TEST_CASE("a bond of order zero is cut", "[unit]") {
  const std::string block =
      "\n  test\n\n  3  2  0  0  0  0  0  0  0  0999 V2000\n"
      "    0.0000    0.0000    0.0000 C   0  0  0  0  0  0  0  0  0  0  0  0\n"
      "    1.5000    0.0000    0.0000 N   0  0  0  0  0  0  0  0  0  0  0  0\n"
      "    3.0000    0.0000    0.0000 Br  0  0  0  0  0  0  0  0  0  0  0  0\n"
      "  1  2  1  0\n  2  3  1  0\nM  ZBO  1   2   0\nM  END\n";
  const auto result = parse_structure(block, StructureFormat::MolBlock, 100);
  REQUIRE(result.molecule);
  CHECK(canonical_smiles(*result.molecule) == canonical("CN.Br"));
}

TEST_CASE("a dative bond between non-metals is a single bond between charges", "[unit]") {
  check_same({{"CN(C)(C)->O", "C[N+](C)(C)[O-]"},
              {"C[N+](C)(C)->[O-]", "C[N+](C)(C)[O-]"},
              {"O<-N(C)(C)C", "C[N+](C)(C)[O-]"},
              {"CO(C)->B(F)(F)F", "C[O+](C)[B-](F)(F)F"},
              {"CCNO |C:2.2|", "CC[NH2+][O-]"}});
  CHECK(from_v3000({"C 0 0 0 0", "N 1 0 0 0", "C 2 0 0 0", "O 1 1 0 0"},
                   {"1 1 2", "1 2 3", "9 2 4"}) == canonical("C[NH+](C)[O-]"));
  CHECK(canonical("N->[Cu]") != canonical("[NH3+][Cu-]"));  // metals keep theirs
}

TEST_CASE("ions drawn bonded are cut where one has no bond left", "[unit]") {
  check_same({{"C[O-][Na+]", "C[O-].[Na+]"},
              {"C[NH3+][Cl-]", "C[NH3+].[Cl-]"},
              {"C[NH3+][O-]C(C)=O", "C[NH3+].[O-]C(C)=O"},
              {"[K+][O-]c1ccccc1", "[K+].[O-]c1ccccc1"},
              {"C[N+](C)(C)[O-]", "C[N+](C)(C)[O-]"}});
}

TEST_CASE("a hydrogen halide drawn on a nitrogen is cut where the drawing leaves no doubt",
          "[unit]") {
  check_same({{"C[NH2](Cl)C", "C[NH2+]C.[Cl-]"},
              {"C[NH](Br)C", "CNC.Br"},
              {"CN([ClH])C", "CNC.Cl"},
              {"CN([H]I)C", "CNC.I"},
              {"CN(C)(C)Cl", "CN(C)C.Cl"},
              {"CN(C)(C)(C)Cl", "C[N+](C)(C)C.[Cl-]"},
              {"CNC.[Cl]", "CNC.Cl"},
              {"CN(Cl)C", "CN(C)Cl"},  // an N-chloro compound
              {"CNCl", "CNCl"}});
}

TEST_CASE("a fault of ours and a lack of memory are no property of a structure", "[unit]") {
  using congener::chem::StructureError;
  using congener::chem::translate_rdkit_exceptions;
  CHECK_THROWS_AS(translate_rdkit_exceptions([] { throw std::bad_alloc(); }), std::bad_alloc);
  CHECK_THROWS_AS(translate_rdkit_exceptions([] { throw std::out_of_range("ours"); }),
                  std::out_of_range);
  CHECK_THROWS_AS(translate_rdkit_exceptions([] { throw RDKit::MolSanitizeException("its"); }),
                  StructureError);
}
