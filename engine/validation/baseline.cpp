#include "validation/baseline.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <iterator>
#include <new>
#include <utility>

#include "chem/parse.hpp"
#include "congener/fingerprints/similarity.hpp"

namespace congener::validation {

chem::Molecule BaselinePrinter::plain_main_component(chem::Molecule&& record) {
  chem::Molecule largest = chem::largest_component(std::move(record));
  return chem::has_charged_atoms(largest) ? standardizer_.uncharged(largest) : std::move(largest);
}

BaselineMolecule BaselinePrinter::molecule(std::string_view structure, StructureFormat format,
                                           int max_heavy_atoms) {
  BaselineMolecule result;
  chem::ParseResult parsed = chem::parse_structure(structure, format, max_heavy_atoms);
  if (!parsed.molecule) {
    return result;
  }
  try {
    const chem::Molecule plain = plain_main_component(std::move(*parsed.molecule));
    result.prints = {generator_.morgan(plain.graph()), generator_.atom_pair(plain.graph())};
    if (choice_ == MetricChoice::All) {
      result.prints.push_back(generator_.make(fingerprints::FingerprintKind::Maccs, plain.graph()));
    }
    result.heavy_atoms = chem::heavy_atom_count(plain);
  } catch (const std::bad_alloc&) {
    throw;  // no fault of the record
  } catch (const std::exception&) {
    result = BaselineMolecule();  // RDKit gave up on it
  }
  return result;
}

std::vector<MetricScores> best_scores(const BaselineMolecule& molecule,
                                      const std::vector<BaselineMolecule>& entries,
                                      const std::vector<std::vector<bool>>& is_in_force) {
  std::vector<MetricScores> best(is_in_force.size(), MetricScores{});
  if (molecule.heavy_atoms == 0) {
    return best;
  }
  for (std::size_t entry = 0; entry < entries.size(); ++entry) {
    for (std::size_t metric = 0; metric < molecule.prints.size(); ++metric) {
      const double score =
          fingerprints::tanimoto(molecule.prints[metric], entries[entry].prints[metric]);
      for (std::size_t day = 0; day < is_in_force.size(); ++day) {
        if (is_in_force[day][entry]) {
          best[day][metric] = std::max(best[day][metric], score);
        }
      }
    }
  }
  return best;
}

std::size_t ScoreHistogram::bin_of(double score) {
  constexpr double kTolerance = 1e-9;
  return static_cast<std::size_t>(std::floor(score * kStepsPerUnit + kTolerance));
}

void ScoreHistogram::add(double score) {
  ++bins_.at(bin_of(score));
  ++molecules_;
}

ScoreHistogram::Cut ScoreHistogram::cut_at(double rate) const {
  const double most = rate * static_cast<double>(molecules_);
  std::uint64_t reaching = 0;
  std::size_t bin = bins_.size();
  while (bin > 0 && static_cast<double>(reaching + bins_[bin - 1]) <= most) {
    --bin;
    reaching += bins_[bin];
  }
  return {bin, most >= 1.0};
}

bool ScoreHistogram::reaches(double score, const Cut& cut) {
  return bin_of(score) >= cut.bin;
}

double ScoreHistogram::score_of(const Cut& cut) {
  return static_cast<double>(cut.bin) / kStepsPerUnit;
}

}  // namespace congener::validation
