// The fast reader of mol blocks: the product's own reading, or "not sure".

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "differential/graph_comparison.hpp"

namespace {

using namespace congener;
using graph::ReadOutcome;

/// "C", or "N 4": the symbol and the number in its column of valences; "O,5": and of charges.
struct DrawnAtom {
  std::string symbol;
  int charge_code = 0;
  int valence = 0;
};

std::string padded(const std::string& text, std::size_t width) {
  return std::string(width - text.size(), ' ') + text;
}

std::string block_of(const std::vector<DrawnAtom>& atoms,
                     const std::vector<std::vector<int>>& bonds,
                     const std::vector<std::string>& properties = {}) {
  std::string block = "\n  test\n\n" + padded(std::to_string(atoms.size()), 3) +
                      padded(std::to_string(bonds.size()), 3) +
                      "  0  0  0  0  0  0  0  0999 V2000\n";
  for (const DrawnAtom& atom : atoms) {
    block += "    0.0000    1.2500   -0.7500 " + atom.symbol +
             std::string(3 - atom.symbol.size(), ' ') + " 0" +
             padded(std::to_string(atom.charge_code), 3) + "  0  0  0" +
             padded(std::to_string(atom.valence), 3) + "  0  0  0  0  0  0\n";
  }
  for (const std::vector<int>& bond : bonds) {
    for (const int number : bond) {
      block += padded(std::to_string(number), 3);
    }
    block += bond.size() == 3 ? "  0\n" : "\n";
  }
  for (const std::string& line : properties) {
    block += line + "\n";
  }
  return block + "M  END\n";
}

/// Reads it in both ways.
struct Reading {
  explicit Reading(const std::string& block) {
    comparison.compare(block, StructureFormat::MolBlock);
  }
  bool is_certain() const { return comparison.outcome() == ReadOutcome::Certain; }

  test::GraphComparison comparison;
};

/// Certain, and right.
void check_same(const std::string& block) {
  const Reading reading(block);
  INFO(block);
  CHECK(reading.is_certain());
  CHECK(reading.comparison.difference() == "");
}

const std::vector<DrawnAtom> kAcetone = {{"C"}, {"C"}, {"O"}, {"C"}};
const std::vector<std::vector<int>> kAcetoneBonds = {{1, 2, 1}, {2, 3, 2}, {2, 4, 1}};

}  // namespace

TEST_CASE("a plain mol block is the graph that RDKit makes of it", "[unit]") {
  check_same(block_of(kAcetone, kAcetoneBonds));
  check_same(block_of({{"C"}}, {}));
  // Pyridine, its atoms in no order, and a second part between its lines.
  check_same(block_of({{"C"}, {"N"}, {"Cl"}, {"C"}, {"C"}, {"C"}, {"C"}},
                      {{1, 2, 2}, {2, 7, 1}, {7, 4, 2}, {4, 6, 1}, {6, 5, 2}, {5, 1, 1}}));
  check_same(block_of({{"C"}, {"N"}, {"O"}, {"O"}}, {{1, 2, 1}, {2, 3, 2}, {2, 4, 2}}));  // redrawn
  check_same(block_of({{"F"}, {"C"}, {"Cl"}, {"Br"}}, {{2, 1, 1, 1}, {2, 3, 1, 6}, {2, 4, 1, 0}}));
}

TEST_CASE("charges, isotopes and valences of a mol block are read", "[unit]") {
  check_same(block_of({{"C"}, {"O", 5}}, {{1, 2, 1}}));  // a charge of -1 in the atom's line
  check_same(block_of({{"C"}, {"N"}}, {{1, 2, 1}}, {"M  CHG  1   2   1"}));
  check_same(block_of({{"C"}, {"N", 0, 4}}, {{1, 2, 1}}, {"M  CHG  1   2   1"}));
  check_same(block_of({{"C"}, {"C"}}, {{1, 2, 1}}, {"M  ISO  2   1  13   2  14"}));
  check_same(block_of({{"Cl", 5, 15}, {"C"}}, {}));
  // The first line of charges takes back those of the atoms' lines.
  const Reading reading(
      block_of({{"C"}, {"O", 5}, {"N"}}, {{1, 2, 1}, {1, 3, 1}}, {"M  CHG  1   3   1"}));
  CHECK(reading.is_certain());
  CHECK(reading.comparison.difference() == "");
  CHECK(graph::charge_of(reading.comparison.fast().atoms[1]) == 0);
}

TEST_CASE("line ends of any kind, and none at the end, change nothing", "[unit]") {
  std::string block = block_of(kAcetone, kAcetoneBonds);
  check_same(block.substr(0, block.size() - 1));
  check_same(block + "\n \n");
  for (std::size_t place = block.find('\n'); place != std::string::npos;
       place = block.find('\n', place + 2)) {
    block.insert(place, "\r");
  }
  check_same(block);
}

TEST_CASE("what is not plain in a mol block is left to RDKit", "[unit]") {
  const std::string plain = block_of(kAcetone, kAcetoneBonds);
  const auto with = [&](const std::string& found, const std::string& instead) {
    std::string block = plain;
    const std::size_t place = block.find(found);
    REQUIRE(place != std::string::npos);
    return block.replace(place, found.size(), instead);
  };
  const std::vector<std::string> blocks = {
      "",
      "\n\n\n",
      plain.substr(0, plain.size() / 2),
      plain + "more",
      std::string(1, '\0') + plain,  // the product refuses it as binary data
      std::string(70000, 'x') + plain,
      with("V2000", "V3000"),
      with("  4  3", "  5  3"),
      with("  4  3", "  4  2"),
      with("  4  3  0", "  4  3  1"),
      with(" O   0  0  0  0", " O   0  0  0   "),  // no number of hydrogens
      with("    0.0000", "    0.0.00"),
      with(" O  ", " H  "),
      with(" O  ", " R# "),
      with(" O  ", " Na "),
      with(" O  ", " o  "),
      with("  1  2  1", "  1  2  4"),
      with("  1  2  1", "  1  2  8"),
      with("  1  2  1", "  1  1  1"),
      with("  1  2  1", "  1  9  1"),
      with("  2  4  1", "  2  1  1"),
      with("  2  3  2  0", "  2  3  2  3"),
      with("  2  3  2  0", "  2  3  2  0  0  1"),
      with("M  END", "M  RAD  1   1   2\nM  END"),
      with("M  END", "A    1\nBoc\nM  END"),
      with("M  END", "M  CHG  1   1   1\nM  CHG  1   1   1\nM  END"),
      with("M  END", "M  CHG  2   1   1\nM  END"),
      with("M  END", "M  ISO  1   9  13\nM  END"),
      block_of({{"C", 4}}, {}),                      // a radical
      block_of({{"C", 0, 2}, {"C"}}, {{1, 2, 1}}),   // a carbene
      block_of({{"N"}, {"C"}, {"C"}, {"C"}, {"C"}},  // four bonds and no charge
               {{1, 2, 1}, {1, 3, 1}, {1, 4, 1}, {1, 5, 1}})};
  for (const std::string& block : blocks) {
    INFO(block);
    CHECK_FALSE(Reading(block).is_certain());
  }
}
