#include "substructure/pattern_set.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener::substructure {
namespace {

constexpr std::size_t kShownCharacters = 60;

/// "pattern 2 (amide)", or with its text where it has no name of its own.
std::string called(const SubstructurePattern& pattern, std::size_t number) {
  const std::string& name = pattern.name.empty() ? pattern.text : pattern.name;
  return fmt::format("pattern {} ({})", number, support::shortened(name, kShownCharacters));
}

chem::Pattern made(const SubstructurePattern& pattern, bool compares_isotopes) {
  return pattern.notation == PatternNotation::Smiles
             ? chem::Pattern::of_structure(pattern.text, compares_isotopes)
             : chem::Pattern(pattern.text);
}

[[noreturn]] void refuse(const SubstructurePattern& pattern, std::size_t number,
                         const std::string& problem) {
  const bool is_smiles = pattern.notation == PatternNotation::Smiles;
  throw OptionError(fmt::format("{}: {}{}", called(pattern, number), problem,
                                is_smiles ? "; what stands for several things, such as * or "
                                            "[O,N], needs SMARTS"
                                          : ""));
}

}  // namespace

PatternSet::PatternSet(std::vector<SubstructurePattern> patterns,
                       const SubstructureSearchOptions& options)
    : compares_stereo_(options.compare_stereo), compares_isotopes_(options.compare_isotopes) {
  if (patterns.empty()) {
    throw OptionError("a substructure search needs a pattern; name at least one");
  }
  for (SubstructurePattern& pattern : patterns) {
    compile(std::move(pattern), patterns_.size() + 1);
  }
}

void PatternSet::compile(SubstructurePattern pattern, std::size_t number) {
  const bool is_smiles = pattern.notation == PatternNotation::Smiles;
  graph::ParsedSmarts parsed;
  if (!is_smiles) {
    parsed = graph::parse_smarts(pattern.text);
    if (parsed.status == graph::SmartsStatus::Broken) {
      refuse(
          pattern, number,
          fmt::format("not a valid SMARTS: {}, at character {}", parsed.problem, parsed.place + 1));
    }
  }
  std::optional<chem::Pattern> by_rdkit;
  try {
    by_rdkit = made(pattern, compares_isotopes_);
  } catch (const std::invalid_argument& error) {
    refuse(pattern, number, error.what());
  }
  if (is_smiles) {
    parsed = graph::parse_smarts(by_rdkit->smarts());
  }
  const std::string name = called(pattern, number);
  CompiledPattern compiled;
  compiled.given = std::move(pattern);
  const bool draws_stereo = by_rdkit->has_stereo();
  compiled.confirms_by_rdkit = compares_stereo_ && draws_stereo;
  compiled.query = std::move(parsed.query);
  if (!compiled.query) {
    notices_.push_back(fmt::format("{}: RDKit is asked of every molecule, which is slow: {}", name,
                                   parsed.problem));
  }
  if (draws_stereo && !compares_stereo_) {
    notices_.push_back(fmt::format("{}: the stereo that it draws is not compared", name));
  }
  if (is_smiles && !compares_isotopes_ &&
      chem::Pattern::of_structure(compiled.given.text, true).smarts() != by_rdkit->smarts()) {
    notices_.push_back(fmt::format("{}: the isotopes that it draws are not compared", name));
  }
  patterns_.push_back(std::move(compiled));
}

chem::Pattern PatternSet::for_rdkit(std::size_t pattern) const {
  chem::Pattern copy = made(patterns_[pattern].given, compares_isotopes_);
  if (compares_stereo_) {
    copy.compare_stereo();
  }
  return copy;
}

}  // namespace congener::substructure
