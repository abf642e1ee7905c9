// congener index info, verify, merge, import and export: whole index files.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>

#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/fps_file.hpp"
#include "index_commands.hpp"
#include "messages.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

using fingerprints::IndexFile;

struct FileArguments {
  std::string index;
  std::vector<std::string> inputs;
  std::string kind;
  std::string output;
};

const char* layout_name(const fingerprints::StoreList& stores) {
  bool columns = false;
  bool rows = false;
  for (const auto& store : stores) {
    (store.layout() == fingerprints::StoreLayout::Columns ? columns : rows) = true;
  }
  return columns && rows ? "columns and rows" : columns ? "columns" : "rows";
}

/// One fact per line: its name, then its values, separated by tabs.
void write_info(const std::string& path) {
  const IndexFile index = IndexFile::open(path);
  std::cout << "molecules\t" << index.size() << '\n';
  std::cout << "bytes\t" << index.used_bytes() << '\n';
  std::cout << "rdkit_version\t" << one_line(index.description().rdkit_version) << '\n';
  for (const fingerprints::IndexKind& kind : index.description().kinds) {
    std::cout << "kind\t" << one_line(kind.name) << '\t' << kind.bits << " bits\t"
              << layout_name(index.stores(kind.name)) << '\t' << one_line(kind.parameters) << '\n';
  }
  const std::string& graphs = index.description().graphs;
  std::cout << "graphs\t" << (graphs.empty() ? "none" : one_line(graphs)) << '\n';
  for (std::size_t segment = 0; segment < index.segment_count(); ++segment) {
    std::cout << "segment\t" << segment + 1 << '\t' << index.segment_size(segment) << '\n';
  }
}

void verify(const std::string& path) {
  const IndexFile index = IndexFile::open(path);
  index.verify();
  say("{}: whole; molecules {}, segments {}", path, index.size(), index.segment_count());
}

void merge(const FileArguments& arguments) {
  refuse_folder(arguments.index);
  fingerprints::merge_indexes(arguments.inputs, arguments.index);
  say("{}: molecules {}", arguments.index, IndexFile::open(arguments.index).size());
}

void import_fingerprints(const FileArguments& arguments) {
  refuse_folder(arguments.index);
  refuse_output_that_is_input(arguments.index, arguments.inputs);
  const std::uint64_t count = import_fps(arguments.inputs.front(), arguments.index,
                                         arguments.kind.empty() ? "fps" : arguments.kind);
  say("{}: fingerprints {}", arguments.index, count);
}

void export_fingerprints(const FileArguments& arguments) {
  refuse_output_that_is_input(arguments.output, {arguments.index});
  OutputFile output(arguments.output);
  const bool gzip = std::filesystem::path(arguments.output).extension() == ".gz";
  const ExportedIds ids = export_fps(arguments.index, arguments.kind, output.stream(), gzip);
  output.finish();
  if (ids.numbered > 0) {
    say("{}: molecules without an id: {}, written by their numbers ({}{} is the first)",
        arguments.index, ids.numbered, ids.prefix, ids.first_numbered);
  }
}

void add_import(CLI::App& index) {
  const auto arguments = std::make_shared<FileArguments>();
  CLI::App& command = *index.add_subcommand(
      "import", "Make an index of fingerprints in chemfp's FPS format, without structures.");
  command
      .add_option("FPS", arguments->inputs, "an FPS file, plain or gzipped; - for standard input")
      ->required()
      ->expected(1)
      ->check(not_empty("name a file"))
      ->type_name("");
  command.add_option("-o,--output", arguments->index, "the index to write")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("FILE");
  command
      .add_option("--kind", arguments->kind,
                  "what to call the fingerprints in the index; those that congener index export "
                  "wrote keep their name [fps]")
      ->check(not_empty("name a kind"))
      ->type_name("NAME");
  command.callback([arguments] { import_fingerprints(*arguments); });
}

void add_export(CLI::App& index) {
  const auto arguments = std::make_shared<FileArguments>();
  CLI::App& command =
      *index.add_subcommand("export", "Write the fingerprints of an index in chemfp's FPS format.");
  command.add_option("INDEX", arguments->index, "an index")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("");
  command
      .add_option("--kind", arguments->kind,
                  "which fingerprints of the index (congener index info names them) [the first]")
      ->check(not_empty("name a kind"))
      ->type_name("KIND");
  command
      .add_option("-o,--output", arguments->output,
                  "write to this file, compressed when its name ends in .gz [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  command.callback([arguments] { export_fingerprints(*arguments); });
}

CLI::App& add_file_command(CLI::App& group, const char* name, const char* description,
                           FileArguments& arguments) {
  CLI::App& command = *group.add_subcommand(name, description);
  command.add_option("INDEX", arguments.index, "an index")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("");
  return command;
}

}  // namespace

void refuse_folder(const std::string& path) {
  std::error_code ignored;  // what cannot be looked at is told when it is written
  const auto status = std::filesystem::status(path, ignored);
  if (path == "-" ||
      (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))) {
    throw OptionError(fmt::format("{}: is no regular file; an index must be one", path));
  }
}

void add_index_files(CLI::App& index) {
  const auto arguments = std::make_shared<FileArguments>();
  add_file_command(index, "info", "What an index holds: one fact per line (TSV).", *arguments)
      .callback([arguments] { write_info(arguments->index); });
  add_file_command(index, "verify",
                   "Read all of an index and compare with its checksums; exit code 2 names damage.",
                   *arguments)
      .callback([arguments] { verify(arguments->index); });
  CLI::App& merge_command = *index.add_subcommand(
      "merge", "Join indexes of the same kinds, or the segments of one, into one segment.");
  merge_command.add_option("INDEX", arguments->inputs, "indexes, in the order wanted")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("");
  merge_command
      .add_option("-o,--output", arguments->index, "the index to write; may be one of the inputs")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("FILE");
  merge_command.callback([arguments] { merge(*arguments); });
  add_import(index);
  add_export(index);
}

}  // namespace congener::cli
