#include "graph/molecule_graph.hpp"

namespace congener::graph {

const std::array<std::uint16_t, kMostAtoms> MoleculeGraph::kEvenPlaces =
    MoleculeGraph::even_places();

}  // namespace congener::graph
