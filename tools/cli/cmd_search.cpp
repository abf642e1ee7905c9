// congener search: which molecules of an index are like these.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "congener/fingerprints/kernels.hpp"
#include "exit_code.hpp"
#include "index_commands.hpp"
#include "messages.hpp"
#include "not_screened_report.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "query_resolver.hpp"
#include "reader_arguments.hpp"
#include "refs_text.hpp"
#include "report_format.hpp"
#include "search_arguments.hpp"

namespace congener::cli {
namespace {

void add_query_options(CLI::App& command, SearchArguments& arguments) {
  command
      .add_option("INDEX", arguments.target,
                  "made by congener index build; or a file of molecules (.smi .csv .tsv .sdf .mol, "
                  "also .gz), of which one is made for this search")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("");
  command
      .add_option("-q,--queries", arguments.query_files,
                  "file of molecules (.smi .csv .tsv .xlsx .sdf .mol .txt, also .gz; - for "
                  "standard input) or "
                  "of fingerprints (.fps, .fps.gz); may be given several times")
      ->check(not_empty("name a file"))
      ->allow_extra_args(false)
      ->type_name("FILE");
  command
      .add_option(
          "--query", arguments.query_structures,
          "a molecule, in quotes: SMILES, InChI, mol block, or a name, CAS number or InChIKey "
          "of the shipped reference set; may be given several times")
      ->allow_extra_args(false)
      ->type_name("TEXT");
  add_reader_options(command, arguments.reader);
  add_identifier_options(command, arguments.reader);
  command
      .add_option("--max-atoms", arguments.search.max_heavy_atoms,
                  "queries, and molecules of a file, with more non-hydrogen atoms are not screened "
                  "[1000]")
      ->check(whole_number(1, kMostHeavyAtoms))
      ->type_name("N");
}

void add_search_options(CLI::App& command, SearchArguments& arguments) {
  constexpr int kMost = std::numeric_limits<int>::max();
  command
      .add_option("-t,--threshold", arguments.threshold,
                  "lowest score of a hit, from 0 to 1, read exactly: 0.7 or 2/3 [0.7; 0 with -k]")
      ->type_name("SCORE");
  command
      .add_option("-k,--k-nearest", arguments.nearest,
                  "only so many molecules with the best scores [all that reach the threshold]")
      ->check(whole_number(1, kMost))
      ->type_name("N");
  command
      .add_option("--metric", arguments.metric,
                  "tanimoto, dice, cosine, tversky or tversky:ALPHA,BETA (weights of bits only in "
                  "the query, only in the molecule) [tanimoto]")
      ->type_name("METRIC");
  command
      .add_option("--kind", arguments.search.kind,
                  "which fingerprints of the index (congener index info names them) [the first]")
      ->check(not_empty("name a kind"))
      ->type_name("KIND");
  command
      .add_option("--max-hits", arguments.max_hits,
                  "without -k: keep so many of the best hits of a query; query_hits still counts "
                  "all. Of a substructure search: the first so many molecules of each pattern "
                  "[all]")
      ->check(whole_number(1, kMost))
      ->type_name("N");
  command.add_flag("--no-verify", arguments.no_verify,
                   "do not compare what is read of the index with its checksums: damage may change "
                   "the answers");
  command
      .add_option("--kernel", arguments.kernel,
                  "instruction set to use, for tests; all give the same answers [the fastest]")
      ->check(not_empty("name a kernel"))
      ->type_name("NAME");
}

void add_output_options(CLI::App& command, SearchArguments& arguments) {
  add_threads_option(command, arguments.search.threads, "the output");
  command
      .add_option("--format", arguments.format,
                  "tsv, csv or jsonl (JSON Lines) [tsv, or from the name given with -o]")
      ->transform(one_of({"tsv", "csv", "jsonl"}))
      ->type_name("FORMAT");
  command.add_option("-o,--output", arguments.output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  add_progress_option(command, arguments.progress);
  command.add_flag("--quiet", arguments.quiet, "no summary on stderr");
}

void use_kernel(const std::string& name) {
  if (name.empty() || fingerprints::force_kernel(name)) {
    return;
  }
  std::string known;
  for (const std::string& kernel : fingerprints::kernel_names()) {
    known += (known.empty() ? "" : ", ") + kernel;
  }
  throw OptionError(fmt::format("this processor has no kernel \"{}\"; it has {}", name, known));
}

IndexSearchOptions search_options(const SearchArguments& arguments) {
  if (arguments.query_files.empty() == arguments.query_structures.empty()) {
    throw OptionError(
        "name the queries: either files with -q, or molecules with --query; or a pattern with "
        "--smarts or --substructure");
  }
  if (arguments.nearest > 0 && arguments.max_hits > 0) {
    throw OptionError("--max-hits is for searches without -k; -k itself says how many");
  }
  IndexSearchOptions options = arguments.search;
  const std::string default_threshold = arguments.nearest > 0 ? "0" : "0.7";
  options.search.threshold = fingerprints::parse_threshold(
      arguments.threshold.empty() ? default_threshold : arguments.threshold);
  options.search.metric = fingerprints::parse_metric(arguments.metric);
  options.search.max_hits = static_cast<std::uint64_t>(arguments.max_hits);
  options.nearest = static_cast<std::uint64_t>(arguments.nearest);
  options.reading = arguments.no_verify ? fingerprints::IndexReading::Unchecked
                                        : fingerprints::IndexReading::Checked;
  options.patterns = patterns_from(arguments.patterns);
  options.compare_stereo = arguments.patterns.compare_stereo;
  options.compare_isotopes = arguments.patterns.compare_isotopes;
  options.reader = reader_options(arguments.reader);
  options.threads = usable_threads(options.threads);
  return options;
}

/// A molecule of the command line is its own id.
std::vector<Record> query_records(const std::vector<std::string>& structures,
                                  const QueryResolver& resolver) {
  std::vector<Record> records;
  for (const std::string& structure : structures) {
    Record record;
    record.number = records.size() + 1;
    record.file = "--query";
    record.line = record.number;
    record.id = structure;
    record.structure = structure;
    resolver.resolve_and_say(record);
    records.push_back(std::move(record));
  }
  return records;
}

void print_summary(const IndexSearchSummary& summary, const std::string& kind) {
  say("read {} = with hits {} + without hits {} + not screened {}; hits {}; {} fingerprints",
      summary.read, summary.with_hits, summary.without_hits, summary.not_screened, summary.hits,
      kind);
  if (summary.truncated > 0) {
    say("queries of which --max-hits has cut hits off: {}", summary.truncated);
  }
  if (summary.undecided > 0) {
    say("molecules that are similar enough and could not be asked for a pattern: {}",
        summary.undecided);
  }
}

/// The options of reading are those of the library too. That of the format is meant for files of
/// queries, where there are some.
IndexBuildOptions library_options(const SearchArguments& arguments,
                                  const IndexSearchOptions& options) {
  IndexBuildOptions build;
  static_cast<RunOptions&>(build) = options;
  build.max_heavy_atoms = options.max_heavy_atoms;
  build.for_substructures = false;
  build.reader.with_identifiers = false;
  if (!arguments.query_files.empty()) {
    build.reader.format = InputFormat::Automatic;
  }
  if (!options.kind.empty()) {
    build.kinds = kinds_from({options.kind});
  }
  return build;
}

/// What is searched, and whether all of it could be read.
struct Target {
  IndexSearcher searcher;
  bool is_whole = true;
};

Target open_target(const SearchArguments& arguments, const IndexSearchOptions& options,
                   ProgressLine& progress) {
  if (!is_library(arguments.target)) {
    return {IndexSearcher(arguments.target, options)};
  }
  IndexBuildOptions build = library_options(arguments, options);
  NotScreenedReport report("", "congener index build --report FILE names them all");
  build.not_screened = [&](const Record& record, const std::string& reason) {
    progress.wipe();
    report.add(record, reason);
  };
  build.progress = [&](const Progress& state) {
    progress.show(state, fmt::format("{} molecules of the library read", state.read));
  };
  IndexSummary summary;
  fingerprints::IndexFile index = passing_index({arguments.target}, build, &summary);
  progress.wipe();
  print_reading(summary.reading);
  if (!arguments.quiet) {
    say("{}: read {} = searched {} + not screened {}; for more than one search, make an index "
        "(congener index build)",
        one_line(arguments.target), summary.read, summary.indexed, summary.not_screened);
  }
  return {IndexSearcher(std::move(index), arguments.target, options), summary.not_screened == 0};
}

int search_by_similarity(const SearchArguments& arguments) {
  if (arguments.patterns.with_atoms || arguments.patterns.counts_only) {
    throw OptionError("--with-atoms and --count are for a substructure search without queries");
  }
  std::vector<std::string> read_files = arguments.query_files;
  read_files.insert(read_files.end(), arguments.patterns.files.begin(),
                    arguments.patterns.files.end());
  read_files.push_back(arguments.target);
  const SearchFormat format = search_format(arguments);
  refuse_output_that_is_input(arguments.output, read_files);
  use_kernel(arguments.kernel);
  IndexSearchOptions options = search_options(arguments);
  QueryResolver resolver;
  ProgressLine progress(arguments.progress);
  OutputFile output(arguments.output);
  options.reader.with_identifiers = true;
  options.resolve = [&resolver](Record& record) { resolver.resolve(record); };
  options.progress = [&](const Progress& state) {
    output.check();
    progress.show(state, fmt::format("{} queries", state.read));
  };
  const Target target = open_target(arguments, options, progress);
  const IndexSearcher& searcher = target.searcher;
  const auto writer = make_search_writer(format, searcher.index(), output.stream());
  const IndexSearchSummary summary =
      arguments.query_files.empty()
          ? searcher.run(query_records(arguments.query_structures, resolver), *writer)
          : searcher.run(arguments.query_files, *writer);
  for (const std::string& problem : summary.input_problems) {
    say("congener: {}", problem);
  }
  print_reading(summary.reading);
  if (summary.read == 0 && summary.complete) {
    say("congener: the input holds no records");
  }
  summary.complete ? output.finish() : output.finish_incomplete();
  if (!arguments.quiet) {
    const std::string first = searcher.index().description().kinds.front().name;
    print_summary(summary, options.kind.empty() ? first : options.kind);
    resolver.print_summary();
  }
  if (!summary.complete) {
    return kError;
  }
  const bool is_all = summary.not_screened == 0 && summary.undecided == 0 && target.is_whole;
  return is_all ? kNothingFlagged : kNotAllScreened;
}

}  // namespace

SearchFormat search_format(const SearchArguments& arguments) {
  switch (chosen_format(arguments.format, arguments.output)) {
    case ReportFormat::Csv:
      return SearchFormat::Csv;
    case ReportFormat::JsonLines:
      return SearchFormat::JsonLines;
    case ReportFormat::Tsv:
      return SearchFormat::Tsv;
    default:
      break;
  }
  throw OptionError(fmt::format(
      "-o {}: a search does not write this format; end the name in .tsv, .csv or .jsonl",
      arguments.output));
}

bool is_library(const std::string& target) {
  return !fingerprints::is_index_file(target) && input_format_of_name(target).has_value() &&
         std::filesystem::is_regular_file(target);
}

void add_search(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "search",
      "Find the molecules of an index, or of a file, that are similar to the queries, or hold a "
      "substructure; exact.");
  const auto arguments = std::make_shared<SearchArguments>();
  add_query_options(command, *arguments);
  add_search_options(command, *arguments);
  add_pattern_options(command, arguments->patterns);
  add_output_options(command, *arguments);
  command.footer(
      "Columns: query_id, target_id, score, query and target (their numbers, from 1), "
      "target_structure, status (hit, no_hit, not_screened), query_hits, reason. Best score first; "
      "equal scores by number. A query without hits has one row.\n"
      "Of a substructure search: query_id, target_id, query, target, target_structure, status, "
      "matches, atoms (numbered from 0), reason; in the order of the library.\n"
      "A score compares fingerprints: 1 does not mean the same substance, and no cut-off is right "
      "for all.\n"
      "Exit codes: 0 finished, with hits or without, 2 error, 3 finished but some queries, or some "
      "molecules of a file, not screened.");
  command.callback([arguments, &exit_code] {
    const bool has_queries =
        !arguments->query_files.empty() || !arguments->query_structures.empty();
    exit_code = has_queries || arguments->patterns.is_empty() ? search_by_similarity(*arguments)
                                                              : search_substructures(*arguments);
  });
}

}  // namespace congener::cli
