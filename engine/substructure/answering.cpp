#include "substructure/answering.hpp"

#include <utility>

namespace congener::substructure {
namespace {

SubstructureProblem problem_of(const Target& target, std::string_view reason) {
  SubstructureProblem problem;
  problem.target = target.number;
  problem.file = target.file;
  problem.line = target.line;
  problem.id = target.id;
  problem.structure = target.structure;
  problem.reason = reason;
  return problem;
}

}  // namespace

Answering::Answering(const SubstructureSearchOptions& options, std::size_t patterns,
                     SubstructureWriter& writer)
    : options_(options), writer_(writer), open_patterns_(patterns) {
  summary_.patterns.resize(patterns);
}

void Answering::take(const Target& target, StructureAnswer&& answer) {
  if (!answer.problem.empty()) {
    ++summary_.not_screened;
    writer_.problem(problem_of(target, answer.problem));
    return;
  }
  Target shown = target;
  if (!answer.smiles.empty()) {
    shown.structure = answer.smiles;
  }
  for (PatternAnswer& pattern : answer.patterns) {
    take(shown, std::move(pattern));
  }
}

void Answering::take(const Target& target, PatternAnswer&& answer) {
  PatternCount& count = summary_.patterns[answer.pattern];
  if (count.is_truncated) {
    return;
  }
  if (!answer.problem.empty()) {
    ++count.undecided;
    SubstructureProblem problem = problem_of(target, answer.problem);
    problem.is_of_pattern = true;
    problem.pattern = answer.pattern;
    writer_.problem(problem);
    return;
  }
  ++count.hits;
  SubstructureHit hit;
  hit.pattern = answer.pattern;
  hit.target = target.number;
  hit.id = target.id;
  hit.structure = target.structure;
  hit.matches = std::move(answer.list.matches);
  hit.are_all_matches = answer.list.are_all;
  writer_.hit(hit);
  if (count.hits == options_.max_hits) {
    count.is_truncated = true;
    --open_patterns_;
  }
}

void Answering::tell_progress(std::optional<double> share) const {
  if (options_.progress) {
    options_.progress({summary_.read, 0, summary_.not_screened, share});
  }
}

SubstructureSearchSummary& Answering::summary() {
  summary_.searched = summary_.read - summary_.not_screened;
  return summary_;
}

}  // namespace congener::substructure
