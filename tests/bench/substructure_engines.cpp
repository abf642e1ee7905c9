#include "substructure_engines.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/Substruct/SubstructMatch.h>
#include <GraphMol/SubstructLibrary/SubstructLibrary.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "congener/substructure_search.hpp"

namespace bench {
namespace {

using congener::SubstructurePattern;
using congener::fingerprints::IndexFile;

/// Counts, and keeps positions only when somebody wants them.
class HitCounter final : public congener::SubstructureWriter {
 public:
  explicit HitCounter(std::vector<std::uint64_t>* positions) : positions_(positions) {}

  std::uint64_t hits() const { return hits_; }

  bool needs_texts() const override { return false; }
  void begin(const congener::SubstructureSearchHeader&) override {}
  void hit(const congener::SubstructureHit& hit) override {
    ++hits_;
    if (positions_ != nullptr) {
      positions_->push_back(hit.target - 1);
    }
  }
  void problem(const congener::SubstructureProblem& problem) override {
    throw Disagreement(fmt::format("Congener could not ask molecule {} ({}): {}", problem.target,
                                   problem.structure, problem.reason));
  }
  void end(const congener::SubstructureSearchSummary&) override {}

 private:
  std::vector<std::uint64_t>* positions_;
  std::uint64_t hits_ = 0;
};

congener::SubstructureSearchOptions one_thread() {
  congener::SubstructureSearchOptions options;
  options.threads = 1;
  return options;
}

class IndexPatternSearch final : public PatternSearch {
 public:
  IndexPatternSearch(const IndexFile& index, const SubstructurePattern& pattern)
      : index_(index), searcher_({pattern}, one_thread()) {}

  std::uint64_t count() override {
    HitCounter counter(nullptr);
    searcher_.run(index_, "index", counter);
    return counter.hits();
  }

  std::vector<std::uint64_t> positions() override {
    std::vector<std::uint64_t> found;
    HitCounter counter(&found);
    searcher_.run(index_, "index", counter);
    return found;
  }

 private:
  const IndexFile& index_;
  congener::SubstructureSearcher searcher_;
};

class IndexEngine final : public SubstructureEngine {
 public:
  explicit IndexEngine(const IndexFile& index) : index_(index) {}

  std::unique_ptr<PatternSearch> search_for(const SubstructurePattern& pattern) const override {
    return std::make_unique<IndexPatternSearch>(index_, pattern);
  }

 private:
  IndexFile index_;
};

/// The molecules in memory, each held once for both engines of RDKit.
struct RdkitMolecules {
  boost::shared_ptr<RDKit::MolHolder> holder = boost::make_shared<RDKit::MolHolder>();
  RDKit::SubstructLibrary library{holder, boost::make_shared<RDKit::PatternHolder>()};
};

RDKit::SubstructMatchParameters first_match_only() {
  RDKit::SubstructMatchParameters parameters;
  parameters.maxMatches = 1;
  parameters.uniquify = false;
  return parameters;
}

/// A query of its own for each search: threads that share a recursive one wait for each other.
std::unique_ptr<const RDKit::RWMol> query_of(const SubstructurePattern& pattern) {
  std::unique_ptr<const RDKit::RWMol> query(RDKit::SmartsToMol(pattern.text));
  if (query == nullptr) {
    throw std::runtime_error("RDKit does not read the pattern " + pattern.text);
  }
  return query;
}

class MatchPatternSearch final : public PatternSearch {
 public:
  MatchPatternSearch(const RdkitMolecules& molecules, const SubstructurePattern& pattern)
      : molecules_(molecules.holder->getMols()), query_(query_of(pattern)) {}

  std::uint64_t count() override {
    return static_cast<std::uint64_t>(
        std::count_if(molecules_.begin(), molecules_.end(),
                      [&](const auto& molecule) { return holds_pattern(*molecule); }));
  }

  std::vector<std::uint64_t> positions() override {
    std::vector<std::uint64_t> found;
    for (std::size_t position = 0; position < molecules_.size(); ++position) {
      if (holds_pattern(*molecules_[position])) {
        found.push_back(position);
      }
    }
    return found;
  }

 private:
  bool holds_pattern(const RDKit::ROMol& molecule) const {
    return !RDKit::SubstructMatch(molecule, *query_, parameters_).empty();
  }

  const std::vector<boost::shared_ptr<RDKit::ROMol>>& molecules_;
  std::unique_ptr<const RDKit::RWMol> query_;
  RDKit::SubstructMatchParameters parameters_ = first_match_only();
};

class LibraryPatternSearch final : public PatternSearch {
 public:
  LibraryPatternSearch(const RdkitMolecules& molecules, const SubstructurePattern& pattern)
      : library_(molecules.library), query_(query_of(pattern)) {}

  std::uint64_t count() override {
    return library_.countMatches(*query_, first_match_only(), kThreads);
  }

  std::vector<std::uint64_t> positions() override {
    const std::vector<unsigned int> found =
        library_.getMatches(*query_, first_match_only(), kThreads);
    std::vector<std::uint64_t> ascending(found.begin(), found.end());
    std::sort(ascending.begin(), ascending.end());
    return ascending;
  }

 private:
  static constexpr int kThreads = 1;

  const RDKit::SubstructLibrary& library_;
  std::unique_ptr<const RDKit::RWMol> query_;
};

template <typename Search>
class RdkitEngine final : public SubstructureEngine {
 public:
  explicit RdkitEngine(std::shared_ptr<const RdkitMolecules> molecules)
      : molecules_(std::move(molecules)) {}

  std::unique_ptr<PatternSearch> search_for(const SubstructurePattern& pattern) const override {
    return std::make_unique<Search>(*molecules_, pattern);
  }

 private:
  std::shared_ptr<const RdkitMolecules> molecules_;
};

std::unique_ptr<const RDKit::RWMol> molecule_of(const IndexFile& index, std::uint64_t position) {
  const std::string smiles(index.structure(position));
  std::string reason;
  try {
    std::unique_ptr<const RDKit::RWMol> molecule(RDKit::SmilesToMol(smiles));
    if (molecule != nullptr) {
      return molecule;
    }
  } catch (const std::exception& error) {
    reason = fmt::format(" ({})", error.what());
  }
  throw Disagreement(fmt::format("molecule {} is in the index, but RDKit does not read {}{}",
                                 position + 1, smiles, reason));
}

}  // namespace

std::unique_ptr<SubstructureEngine> index_engine(const IndexFile& index) {
  return std::make_unique<IndexEngine>(index);
}

RdkitEngines rdkit_engines(const IndexFile& index) {
  const auto molecules = std::make_shared<RdkitMolecules>();
  for (std::uint64_t position = 0; position < index.size(); ++position) {
    molecules->library.addMol(*molecule_of(index, position));
  }
  return {std::make_unique<RdkitEngine<MatchPatternSearch>>(molecules),
          std::make_unique<RdkitEngine<LibraryPatternSearch>>(molecules)};
}

}  // namespace bench
