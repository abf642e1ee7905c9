#include "substructure/stored_graph.hpp"

#include <fmt/format.h>

#include <array>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "congener/structure.hpp"
#include "graph/atom_kinds.hpp"
#include "graph/packed_molecule.hpp"
#include "graph/screen_keys.hpp"
#include "graph/smiles_graph.hpp"

namespace congener::substructure {
namespace {

/// Raised when a key, or the meaning of a bit of KindSet, changes.
constexpr int kKeyVersion = 1;
constexpr int kKindVersion = 1;

/// False: it does not fit in.
bool fill_from(const std::string& smiles, graph::MoleculeGraph& graph) {
  graph::SmilesGraphReader reader;
  if (reader.read(smiles, graph) == graph::ReadOutcome::Certain) {
    return true;
  }
  const chem::ParseResult parsed =
      chem::parse_structure(smiles, StructureFormat::Smiles, kMostHeavyAtoms);
  return parsed.molecule && chem::fill(graph, *parsed.molecule);
}

}  // namespace

StoredGraph stored_graph(const chem::Molecule& molecule, const std::string& smiles,
                         bool is_of_molecule) {
  graph::MoleculeGraph graph;
  const bool has_graph = is_of_molecule ? chem::fill(graph, molecule) : fill_from(smiles, graph);
  StoredGraph stored;
  std::array<std::uint64_t, graph::kScreenKeyWords> keys;
  keys.fill(~std::uint64_t{0});
  stored.kinds = ~std::uint64_t{0};
  if (has_graph) {
    stored.bytes = graph::packed(graph);
    stored.kinds = graph::kinds_of(graph.view());
    graph::set_screen_keys(graph.view(), keys);
  }
  stored.keys.words.assign(keys.begin(), keys.end());
  for (const std::uint64_t word : keys) {
    stored.keys.on_bits += static_cast<std::uint32_t>(__builtin_popcountll(word));
  }
  return stored;
}

std::string graph_form() {
  return fmt::format("packed={} kinds={}", graph::kPackedVersion, kKindVersion);
}

fingerprints::IndexKind key_kind() {
  return {"substructure", fmt::format("keys={}", kKeyVersion),
          static_cast<std::uint32_t>(graph::kScreenKeyBits)};
}

}  // namespace congener::substructure
