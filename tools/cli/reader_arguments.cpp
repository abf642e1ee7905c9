#include "reader_arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "congener/fingerprints/threads.hpp"
#include "messages.hpp"
#include "option_values.hpp"

namespace congener::cli {

namespace {

CLI::Validator usable_delimiter() {
  return {[](const std::string& text) {
            return parse_delimiter(text) ? std::string()
                                         : text + ": name one character between columns: , ; tab |";
          },
          "", "delimiter"};
}

}  // namespace

void add_reader_options(CLI::App& command, ReaderArguments& arguments) {
  ReaderOptions& reader = arguments.options;
  command
      .add_option("--input-format", arguments.input_format,
                  "auto, smiles, csv, tsv, sdf, xlsx, msp or massbank [auto: from the file name, "
                  "for .txt from its "
                  "first lines; smiles for -]")
      ->transform(one_of({"auto", "smiles", "csv", "tsv", "sdf", "xlsx", "msp", "massbank"}))
      ->type_name("FORMAT");
  command
      .add_option("--smiles-column", reader.smiles_column,
                  "column with the structures, name or number from 1 [CSV and TSV: one called "
                  "smiles; SMILES "
                  "files: found by their first lines]")
      ->type_name("COLUMN");
  command
      .add_option("--id-column", reader.id_column,
                  "column with the ids, name or number from 1 [one called id or name]")
      ->type_name("COLUMN");
  command
      .add_option(
          "--id-tag", reader.id_tag,
          "SDF: data field with the id [the title line]; msp, massbank: key of the line with "
          "it [Name, ACCESSION]")
      ->type_name("TAG");
  command.add_flag("--no-header", arguments.no_header, "tables: the first row is a record");
  command
      .add_option("--sheet", reader.sheet,
                  "XLSX: the sheet, name or number from 1 [the first that is not hidden]")
      ->type_name("SHEET");
  command
      .add_option("--delimiter", arguments.delimiter,
                  "CSV and TSV: character between the columns, such as , ; tab | [CSV: recognized "
                  "by the first line; TSV: tab]")
      ->check(usable_delimiter())
      ->type_name("CHARACTER");
  command
      .add_option(
          "--quoting", arguments.quoting,
          "CSV and TSV: csv, where \" at the beginning of a cell quotes it, or none, where \" is "
          "a letter [auto: csv for CSV, none for TSV]")
      ->transform(one_of({"auto", "csv", "none"}))
      ->type_name("MODE");
}

void add_identifier_options(CLI::App& command, ReaderArguments& arguments) {
  ReaderOptions& reader = arguments.options;
  const auto add = [&](const char* flag, std::string& column, const char* description) {
    command.add_option(flag, column, description)->type_name("COLUMN");
  };
  add("--name-column", reader.name_column,
      "tables: column with names, which are looked up in the reference set [one called name, "
      "compound_name, substance ...]");
  add("--cas-column", reader.cas_column,
      "tables: column with CAS numbers, likewise [one called cas, cas_number, casrn ...]");
  add("--inchi-column", reader.inchi_column,
      "tables: column with InChI [one called inchi, standard_inchi ...]");
  add("--inchikey-column", reader.inchikey_column,
      "tables: column with InChIKeys, which are looked up [one called inchikey, inchi_key "
      "...]");
}

ReaderOptions reader_options(const ReaderArguments& arguments) {
  ReaderOptions options = arguments.options;
  options.quoting = *parse_quoting(arguments.quoting);
  options.delimiter = parse_delimiter(arguments.delimiter);
  options.format = *parse_input_format(arguments.input_format);
  options.has_header = !arguments.no_header;
  return options;
}

void print_reading(const ReadingNotes& notes) {
  for (const std::string& sentence : sentences_of(notes)) {
    say("congener: {}", with_flags(sentence));
  }
}

void add_threads_option(CLI::App& command, int& threads, const std::string& what) {
  command
      .add_option(
          "-j,--threads", threads,
          fmt::format("threads, 0 for all processors; {} is the same for any number [0]", what))
      ->check(whole_number(0, 1024))
      ->type_name("N");
}

int usable_threads(int wish) {
  const int threads = fingerprints::threads_to_be_had(wish);
  if (threads < wish) {
    say("congener: not all of {} threads can be made (a limit on memory or processes); going on "
        "with {}",
        wish, threads);
  }
  return threads;
}

void add_progress_option(CLI::App& command, bool& progress) {
  command.add_flag("--progress,!--no-progress", progress,
                   "show progress on stderr [only on a terminal]");
}

}  // namespace congener::cli
