#include "graph/smarts.hpp"

#include <utility>

#include "graph/smarts_reader.hpp"

namespace congener::graph {

ParsedSmarts parse_smarts(std::string_view text) {
  SmartsTree tree;
  SmartsReader reader(text);
  if (!reader.read(tree)) {
    return {reader.status(), std::nullopt, reader.problem(), reader.place()};
  }
  SmartsQuery query;
  for (const SmartsAtom& atom : tree.whole.atoms) {
    query.labels_.push_back(atom.label);
  }
  query.whole_ = SearchPlan(std::move(tree.whole), false);
  for (SmartsGraph& part : tree.parts) {
    query.parts_.emplace_back(std::move(part), true);
  }
  query.has_stereo_ = tree.has_stereo;
  query.needs_rings_ = tree.needs_rings;
  ParsedSmarts parsed;
  parsed.query = std::move(query);
  return parsed;
}

}  // namespace congener::graph
