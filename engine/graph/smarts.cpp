#include "graph/smarts.hpp"

#include <utility>

#include "graph/smarts_reader.hpp"

namespace congener::graph {

SmartsQuery query_of(SmartsTree tree) {
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
  return query;
}

ParsedSmarts parse_smarts(std::string_view text) {
  SmartsTree tree;
  SmartsReader reader(text);
  if (!reader.read(tree)) {
    return {reader.status(), std::nullopt, reader.problem(), reader.place()};
  }
  ParsedSmarts parsed;
  parsed.query = query_of(std::move(tree));
  return parsed;
}

}  // namespace congener::graph
