// Graphs as bytes: what is packed is what is read, and what is no graph is refused.

#include "graph/packed_molecule.hpp"

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "catch.hpp"
#include "graph/smiles_graph.hpp"

namespace {

using namespace congener::graph;

MoleculeGraph graph_of(const std::string& smiles) {
  SmilesGraphReader reader;
  MoleculeGraph graph;
  REQUIRE(reader.read(smiles, graph) == ReadOutcome::Certain);
  return graph;
}

/// At an address that is a multiple of 8, as an index has it.
class Aligned {
 public:
  explicit Aligned(const std::string& bytes) : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
    if (!bytes.empty()) {
      std::memcpy(words_.data(), bytes.data(), bytes.size());
    }
  }
  std::string_view bytes() const { return {reinterpret_cast<const char*>(words_.data()), size_}; }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_;
};

}  // namespace

TEST_CASE("a packed molecule is the same graph", "[unit]") {
  for (const char* smiles : {"C", "CCO", "c1ccccc1C(=O)[O-].[Na+]", "C1CC2CCC1CC2", "CC#N",
                             "[13CH4].[13CH4]", "O=C1CCN(CCc2ccccc2)CC1", "FS(F)(F)(F)(F)F"}) {
    INFO(smiles);
    const MoleculeGraph graph = graph_of(smiles);
    const Aligned packed_graph(packed(graph));
    PackedReader reader;
    const auto view = reader.view(packed_graph.bytes());
    REQUIRE(view);
    REQUIRE(view->atom_count == graph.atom_count);
    REQUIRE(view->bond_count == graph.bond_count);
    CHECK(view->are_rings_known == graph.are_rings_known);
    for (int atom = 0; atom < graph.atom_count; ++atom) {
      CHECK(view->atoms[atom] == graph.atoms[static_cast<std::size_t>(atom)]);
      int place = 0;
      for (const Neighbour* next = view->begin_of(atom); next != view->end_of(atom);
           ++next, ++place) {
        CHECK(next->atom == graph.neighbour(atom, place).atom);
        CHECK(view->bonds[next->bond] ==
              graph.bonds[static_cast<std::size_t>(graph.neighbour(atom, place).bond)]);
      }
    }
  }
}

TEST_CASE("bytes that are no packed molecule are refused, whatever is changed", "[unit]") {
  const std::string bytes = packed(graph_of("O=C1CCN(CCc2ccccc2)CC1"));
  PackedReader reader;
  CHECK_FALSE(reader.view(""));
  CHECK_FALSE(reader.view(std::string_view("12345")));
  for (std::size_t length = 0; length < bytes.size(); length += 8) {
    CHECK_FALSE(reader.view(Aligned(bytes.substr(0, length)).bytes()));
  }
  std::size_t refused = 0;
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    for (const char value : {'\x00', '\x7f', '\xff'}) {
      std::string changed = bytes;
      changed[place] = value;
      const Aligned kept(changed);
      const auto view = reader.view(kept.bytes());
      refused += view ? 0 : 1;
      // What is let through leads nowhere outside.
      for (int atom = 0; view && atom < view->atom_count; ++atom) {
        for (const Neighbour* next = view->begin_of(atom); next != view->end_of(atom); ++next) {
          REQUIRE(next->atom < view->atom_count);
          REQUIRE(next->bond < view->bond_count);
          REQUIRE(view->bonds[next->bond] < kBondCodes);
        }
      }
    }
  }
  CHECK(refused > 100);
}
