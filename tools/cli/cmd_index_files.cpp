// congener index info, verify and merge: whole index files.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>

#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "index_commands.hpp"
#include "option_values.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

using fingerprints::IndexFile;

struct FileArguments {
  std::string index;
  std::vector<std::string> inputs;
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
  for (std::size_t segment = 0; segment < index.segment_count(); ++segment) {
    std::cout << "segment\t" << segment + 1 << '\t' << index.segment_size(segment) << '\n';
  }
}

void verify(const std::string& path) {
  const IndexFile index = IndexFile::open(path);
  index.verify();
  fmt::print(stderr, "{}: whole; molecules {}, segments {}\n", path, index.size(),
             index.segment_count());
}

void merge(const FileArguments& arguments) {
  refuse_folder(arguments.index);
  fingerprints::merge_indexes(arguments.inputs, arguments.index);
  fmt::print(stderr, "{}: molecules {}\n", arguments.index,
             IndexFile::open(arguments.index).size());
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
}

}  // namespace congener::cli
