// congener search by substructure: which molecules of an index, or of files, hold a pattern.

#include "congener/substructure_search.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <utility>

#include "commands.hpp"
#include "congener/error.hpp"
#include "exit_code.hpp"
#include "messages.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "refs_text.hpp"
#include "search_arguments.hpp"

namespace congener::cli {
namespace {

SubstructureSearchOptions substructure_options(const SearchArguments& arguments) {
  SubstructureSearchOptions options;
  options.reader = reader_options(arguments.reader);
  options.reader.with_identifiers = false;
  options.threads = usable_threads(arguments.search.threads);
  options.with_atoms = arguments.patterns.with_atoms;
  options.max_hits = static_cast<std::uint64_t>(arguments.max_hits);
  options.compare_stereo = arguments.patterns.compare_stereo;
  options.compare_isotopes = arguments.patterns.compare_isotopes;
  options.max_heavy_atoms = arguments.search.max_heavy_atoms;
  return options;
}

/// Options that say nothing without a query would be passed over in silence.
void refuse_options_of_similarity(const SearchArguments& arguments) {
  const auto refuse = [](bool is_given, const char* option) {
    if (is_given) {
      throw OptionError(fmt::format(
          "{} is for a search by similarity; add queries with -q or --query, or leave it out",
          option));
    }
  };
  refuse(!arguments.threshold.empty(), "-t");
  refuse(arguments.nearest > 0, "-k");
  refuse(arguments.metric != "tanimoto", "--metric");
  refuse(!arguments.search.kind.empty(), "--kind");
  refuse(!arguments.kernel.empty(), "--kernel");
  if (arguments.patterns.counts_only && arguments.patterns.with_atoms) {
    throw OptionError("--count shows no molecule, so --with-atoms has nothing to show");
  }
}

void print_counts(const SubstructureSearchSummary& summary) {
  std::uint64_t hits = 0;
  std::uint64_t undecided = 0;
  std::uint64_t truncated = 0;
  for (const PatternCount& count : summary.patterns) {
    hits += count.hits;
    undecided += count.undecided;
    truncated += count.is_truncated ? 1 : 0;
  }
  say("read {} = searched {} + not screened {}; patterns {}; hits {}", summary.read,
      summary.searched, summary.not_screened, summary.patterns.size(), hits);
  if (undecided > 0) {
    say("molecules that could not be asked for one of the patterns: {}", undecided);
  }
  if (truncated > 0) {
    say("patterns of which --max-hits ended the search: {}", truncated);
  }
}

SubstructureSearchSummary run_search(const SearchArguments& arguments,
                                     const SubstructureSearcher& searcher,
                                     SubstructureWriter& writer) {
  if (is_library(arguments.target)) {
    return searcher.run(std::vector<std::string>{arguments.target}, writer);
  }
  const auto reading = arguments.no_verify ? fingerprints::IndexReading::Unchecked
                                           : fingerprints::IndexReading::Checked;
  const auto index = fingerprints::IndexFile::open(arguments.target, reading);
  return searcher.run(index, arguments.target, writer);
}

bool is_all_answered(const SubstructureSearchSummary& summary) {
  bool is_all = summary.not_screened == 0;
  for (const PatternCount& count : summary.patterns) {
    is_all = is_all && count.undecided == 0;
  }
  return is_all;
}

}  // namespace

void add_pattern_options(CLI::App& command, PatternArguments& arguments) {
  command
      .add_option("--smarts", arguments.smarts,
                  "substructure search: molecules that hold this SMARTS; with queries: only such "
                  "molecules are hits; may be given several times")
      ->check(not_empty("give a SMARTS, in quotes"))
      ->allow_extra_args(false)
      ->type_name("SMARTS");
  command
      .add_option("--substructure", arguments.structures,
                  "the same for a structure: elements, charges and kinds of bonds are compared, "
                  "hydrogens are not; may be given several times")
      ->check(not_empty("give a SMILES, in quotes"))
      ->allow_extra_args(false)
      ->type_name("SMILES");
  command
      .add_option("--patterns", arguments.files,
                  "file of SMARTS, one per line, each alone or behind a name and a tab; all are "
                  "searched in one pass; may be given several times")
      ->check(not_empty("name a file"))
      ->allow_extra_args(false)
      ->type_name("FILE");
  command.add_flag("--with-atoms", arguments.with_atoms,
                   "of a substructure search: tell the atoms of each match");
  command.add_flag("--count", arguments.counts_only,
                   "of a substructure search: only the number of molecules for each pattern");
  command.add_flag("--stereo", arguments.compare_stereo,
                   "compare the chirality and double-bond geometry that patterns draw");
  command.add_flag("--isotopes", arguments.compare_isotopes,
                   "compare the isotopes that --substructure draws");
}

std::vector<SubstructurePattern> patterns_from(const PatternArguments& arguments) {
  std::vector<SubstructurePattern> patterns;
  for (const std::string& text : arguments.smarts) {
    patterns.push_back({text, text, PatternNotation::Smarts});
  }
  for (const std::string& text : arguments.structures) {
    patterns.push_back({text, text, PatternNotation::Smiles});
  }
  for (const std::string& file : arguments.files) {
    for (SubstructurePattern& pattern : read_patterns(file)) {
      patterns.push_back(std::move(pattern));
    }
  }
  return patterns;
}

int search_substructures(const SearchArguments& arguments) {
  refuse_options_of_similarity(arguments);
  const SearchFormat format = search_format(arguments);
  std::vector<std::string> read_files = arguments.patterns.files;
  read_files.push_back(arguments.target);
  refuse_output_that_is_input(arguments.output, read_files);
  SubstructureSearchOptions options = substructure_options(arguments);
  ProgressLine progress(arguments.progress);
  OutputFile output(arguments.output);
  options.progress = [&](const Progress& state) {
    output.check();
    progress.show(state, fmt::format("{} molecules searched", state.read));
  };
  const SubstructureSearcher searcher(patterns_from(arguments.patterns), options);
  if (!arguments.quiet) {
    for (const std::string& notice : searcher.notices()) {
      say("{}", notice);
    }
  }
  const auto report =
      arguments.patterns.counts_only ? SubstructureReport::Counts : SubstructureReport::Hits;
  const auto writer = make_substructure_writer(format, report, output.stream());
  const SubstructureSearchSummary summary = run_search(arguments, searcher, *writer);
  progress.wipe();
  for (const std::string& problem : summary.input_problems) {
    say("congener: {}", problem);
  }
  print_reading(summary.reading);
  summary.complete ? output.finish() : output.finish_incomplete();
  if (!arguments.quiet) {
    print_counts(summary);
  }
  if (!summary.complete) {
    return kError;
  }
  return is_all_answered(summary) ? kNothingFlagged : kNotAllScreened;
}

}  // namespace congener::cli
