#include "detector_arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>

#include "congener/error.hpp"
#include "congener/set_age.hpp"
#include "messages.hpp"
#include "option_values.hpp"
#include "settings.hpp"

namespace congener::cli {
namespace {

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

/// The same reading twice is fine, in two ways it is a contradiction.
std::map<std::string, bool> readings_from(const std::vector<std::string>& values) {
  std::map<std::string, bool> readings;
  for (const std::string& value : values) {
    const auto [name, holds] = reading_from(value);
    const auto [place, is_new] = readings.emplace(name, holds);
    if (!is_new && place->second != holds) {
      throw OptionError(fmt::format("--reading {0}: given as yes and as no; give it once", name));
    }
  }
  return readings;
}

const std::vector<std::string>& given_or(const std::vector<std::string>& given,
                                         const Setting& setting) {
  return given.empty() ? setting.values : given;
}

/// What is asked for at home, or by name; "all" stands for all of the set.
std::vector<std::string> jurisdictions_from(const std::vector<std::string>& given,
                                            const Settings& settings) {
  std::vector<std::string> codes = upper_codes(given_or(given, settings.jurisdictions));
  const bool is_all = std::find(codes.begin(), codes.end(), "ALL") != codes.end();
  return is_all ? std::vector<std::string>() : codes;
}

}  // namespace

void add_reference_options(CLI::App& command, ReferenceArguments& arguments) {
  command
      .add_option(
          "--refs", arguments.folders,
          "folder of a pack of your own, used together with the shipped pack; may be given "
          "several times [variable CONGENER_REFS, folders separated by ':'; congener config]")
      ->allow_extra_args(false)  // or it would take the files that follow
      ->check(not_empty("name a folder"))
      ->type_name("DIR");
  command.add_flag("--only-refs", arguments.only_these,
                   "use the folders of --refs without the shipped reference set");
  command
      .add_option(
          "--watch", arguments.watch_lists,
          "list of your own, CSV or TSV with the columns name, smiles, inchi, cas or inchikey, "
          "reason, since; "
          "its substances are watched in the jurisdiction OWN; may be given several times")
      ->allow_extra_args(false)
      ->check(not_empty("name a file"))
      ->type_name("FILE");
}

std::vector<std::string> reference_folders(const ReferenceArguments& arguments) {
  const Settings settings = read_settings();
  const std::vector<std::string>& own = given_or(arguments.folders, settings.reference_folders);
  if (arguments.only_these && own.empty()) {
    throw OptionError("--only-refs leaves no reference set; name one with --refs");
  }
  std::vector<std::string> folders;
  if (!arguments.only_these) {
    folders.push_back(default_reference_set_folder());
  }
  folders.insert(folders.end(), own.begin(), own.end());
  for (const std::string& list : given_or(arguments.watch_lists, settings.watch_lists)) {
    if (!std::filesystem::is_regular_file(list)) {
      throw FileError(fmt::format("--watch {}: no such file", list));
    }
    folders.push_back(list);
  }
  return folders;
}

void add_likeness_options(CLI::App& command, LikenessArguments& arguments) {
  command
      .add_option("--max-false-flags", arguments.max_false_flags,
                  "report a resemblance without a family's core only if at most this fraction of "
                  "ordinary molecules would be reported, 0 to 1 [1e-4]")
      ->check(fraction())
      ->type_name("RATE");
  command
      .add_option("--calibration", arguments.calibration,
                  "file made by congener calibrate from a library of your own, in place of that of "
                  "the reference set")
      ->check(not_empty("name a file"))
      ->type_name("FILE");
}

CLI::Option* add_as_of_option(CLI::App& command, std::string& as_of) {
  return command.add_option("--as-of", as_of, "apply the law of this day [today, UTC]")
      ->check(day())
      ->type_name("YYYY-MM-DD");
}

void add_jurisdiction_option(CLI::App& command, std::vector<std::string>& jurisdictions,
                             const std::string& description) {
  command.add_option("--jurisdiction", jurisdictions, description)
      ->delimiter(',')
      ->allow_extra_args(false)  // or it would take the files that follow
      ->check(not_empty("name a jurisdiction"))
      ->type_name("CODE,...");
}

std::vector<std::string> upper_codes(std::vector<std::string> codes) {
  std::transform(codes.begin(), codes.end(), codes.begin(), upper);
  return codes;
}

void add_detector_options(CLI::App& command, DetectorArguments& arguments) {
  add_reference_options(command, arguments.references);
  add_as_of_option(command, arguments.as_of);
  command
      .add_option("--changed-between", arguments.changed_between,
                  "two days: flag only records whose status in some jurisdiction is another on the "
                  "second day than on the first; takes the place of --as-of")
      ->expected(2)
      ->check(day())
      ->type_name("DAY DAY");
  add_jurisdiction_option(
      command, arguments.jurisdictions,
      "jurisdictions to answer for, for example US,CN,EU, or all [variable CONGENER_JURISDICTION; "
      "congener config; else all of the reference set]");
  command
      .add_option("--min-grade", arguments.minimum_grade,
                  "lowest grade of resemblance to report: weak, moderate or strong [weak]")
      ->transform(one_of({"weak", "moderate", "strong"}))
      ->type_name("GRADE");
  add_likeness_options(command, arguments.likeness);
  command
      .add_option("--reading", arguments.readings,
                  "read a doubtful point of a class definition in this way; may be given again "
                  "[the default of the reference set]")
      ->allow_extra_args(false)
      ->check(reading())
      ->type_name("CLASS.READING=yes|no");
  command.add_flag("--opsin", arguments.reads_names,
                   "read systematic names that the reference set does not have with OPSIN (Debian: "
                   "libopsin-java and default-jre-headless)");
  command
      .add_option("--opsin-jar", arguments.opsin_jar,
                  "the jar of OPSIN's command line program [that of Debian]")
      ->check(not_empty("name a file"))
      ->type_name("FILE");
  command
      .add_option("--max-atoms", arguments.max_heavy_atoms,
                  "records with more non-hydrogen atoms are not screened [1000]")
      ->check(whole_number(1, kMostHeavyAtoms))
      ->type_name("N");
  command.add_flag("--no-prefilter", arguments.no_prefilter,
                   "look at each molecule whole, also where its bare graph proves that nothing can "
                   "be found; slow, and the answers are the same");
}

Date as_of_date(const std::string& text) {
  if (text.empty()) {
    return today_utc();
  }
  const auto date = parse_date(text);
  if (!date) {
    throw OptionError(fmt::format("--as-of {}: not a day; write YYYY-MM-DD", text));
  }
  return *date;
}

void check_day(const ReferenceSet& set, const Date& day, bool is_from_clock) {
  if (is_from_clock) {
    check_clock(set, day);
  }
  for (const std::string& notice : age_notices(set, day)) {
    say("congener: {}", notice);
  }
}

namespace {

void set_days(const DetectorArguments& arguments, DetectorOptions& options) {
  if (arguments.changed_between.empty()) {
    options.as_of = as_of_date(arguments.as_of);
    options.as_of_is_from_clock = arguments.as_of.empty();
    return;
  }
  if (!arguments.as_of.empty()) {
    throw OptionError(
        "--changed-between names both days already; leave out --as-of or --changed-between");
  }
  options.changed_since = parse_date(arguments.changed_between.front());
  options.as_of = parse_date(arguments.changed_between.back()).value_or(Date());
  if (options.changed_since >= options.as_of) {
    throw OptionError(fmt::format("--changed-between {} {}: give the earlier day first",
                                  arguments.changed_between.front(),
                                  arguments.changed_between.back()));
  }
}

}  // namespace

Detector load_detector(const DetectorArguments& arguments) {
  DetectorOptions options;
  set_days(arguments, options);
  const Settings settings = read_settings();
  options.jurisdictions = jurisdictions_from(arguments.jurisdictions, settings);
  if (!options.jurisdictions.empty() &&
      !given_or(arguments.references.watch_lists, settings.watch_lists).empty()) {
    options.jurisdictions.emplace_back("OWN");  // a list of one's own is asked wherever one is
  }
  options.minimum_grade = *parse_grade(arguments.minimum_grade);
  options.max_false_flags = arguments.likeness.max_false_flags;
  options.max_heavy_atoms = arguments.max_heavy_atoms;
  options.near_misses = arguments.near_misses;
  options.use_prefilter = !arguments.no_prefilter;
  options.readings = readings_from(arguments.readings);
  if (arguments.reads_names || !arguments.opsin_jar.empty()) {
    options.name_reader = start_opsin(arguments.opsin_jar);
  }
  Detector detector = Detector::load(reference_folders(arguments.references), options,
                                     arguments.likeness.calibration);
  check_day(detector.reference_set(), options.as_of, options.as_of_is_from_clock);
  return detector;
}

}  // namespace congener::cli
