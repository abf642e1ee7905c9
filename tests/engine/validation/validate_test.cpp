// A whole validation of small files.

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/validation.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/report/forbidden_words.hpp"
#include "temp_dir.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const char* const kPositives =
    "name,smiles,kind\n"
    "4-piperidone hydrochloride,O=C1CCNCC1.Cl,precursor\n"
    "ANPP,c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1,precursor\n"
    "broken,C1CC,precursor\n";
const char* const kBackground =
    "CCO ethanol\n"
    "CC(=O)Oc1ccccc1C(O)=O aspirin\n"
    "O=C1CCN(CCc2ccccc2)CC1 NPP\n"
    "C1CC broken\n"
    "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC alkane\n";

struct Files {
  TempDir folder;
  ValidationOptions options;
  Files() {
    options.positives = {{folder.write_file("positives.csv", kPositives), "", "", {}}};
    options.backgrounds = {{folder.write_file("ordinary.smi", kBackground), "", "", {}}};
    options.threads = 1;
    options.with_maccs_baseline = true;
  }
  ValidationReport run() const { return validate(shipped_set(), test::options(), options); }
};

std::string text_of(const ValidationReport& report) {
  std::ostringstream stream;
  write_validation_text(stream, report);
  return stream.str();
}

std::string json_of(const ValidationReport& report) {
  std::ostringstream stream;
  write_validation_json(stream, report);
  return stream.str();
}

}  // namespace

TEST_CASE("a validation counts every record of its inputs", "[unit]") {
  const ValidationReport report = Files().run();
  CHECK(report.positive_inputs.at(0).name == "positives.csv");
  CHECK(report.positive_inputs.at(0).records == 3);
  CHECK(report.positive_inputs.at(0).sha256.size() == 64);
  CHECK(report.all_positives.counts.listed == 2);
  CHECK(report.all_positives.flagged.of == 3);
  REQUIRE(report.missed.size() == 1);
  CHECK(report.missed[0].id == "broken");
  CHECK(report.missed[0].line == 4);
  CHECK_FALSE(report.missed[0].judgement.reason.empty());

  const BackgroundResult& background = report.backgrounds.at(0);
  CHECK(background.input.records == 5);
  CHECK(background.not_screened == 1);
  const BandResult& all = background.bands.back();
  CHECK(all.members.listed == 1);
  CHECK(all.others.no_finding == 3);
  CHECK(all.false_flags[0].count == 0);
  CHECK(all.false_flags[0].of == 4);
  CHECK(background.bands[0].others.no_finding == 1);  // ethanol
  CHECK(background.bands[1].members.listed == 1);     // NPP, 15 heavy atoms
  CHECK(background.bands[3].others.no_finding == 1);  // the alkane
  REQUIRE(background.members.size() == 1);
  CHECK(background.members[0].id == "NPP");
}

TEST_CASE("the baseline of the MACCS keys is measured when asked for", "[unit]") {
  Files files;
  files.options.with_maccs_baseline = false;
  const ValidationReport report = files.run();
  CHECK(report.baselines.size() == 4);
  for (const BaselineResult& baseline : report.baselines) {
    CHECK(baseline.metric != "maccs_166");
  }
}

TEST_CASE("the baselines are measured on the same molecules", "[unit]") {
  const ValidationReport report = Files().run();
  REQUIRE(report.baselines.size() == 6);  // three metrics at two rates
  for (const BaselineResult& baseline : report.baselines) {
    CHECK(baseline.background == "ordinary.smi");
    CHECK(baseline.molecules == 3);  // NPP is a member and cannot set the cut-off
    CHECK_FALSE(baseline.is_resolved);
    CHECK(baseline.positives.of == 3);
    CHECK(baseline.positives.count == 2);  // identical molecules score 1 in every metric
    CHECK(baseline.cut_off < 1.0);
  }
}

TEST_CASE("the replay knows only what was in force", "[unit]") {
  const ValidationReport report = Files().run();
  REQUIRE(report.replays.size() == 5);
  std::size_t in_force = 0;
  std::size_t later = 100;
  for (const ReplayResult& replay : report.replays) {
    CHECK(replay.in_force.size() >= in_force);
    CHECK(replay.later.size() <= later);
    in_force = replay.in_force.size();
    later = replay.later.size();
    CHECK(replay.later_flagged.of == replay.later.size());
    CHECK(replay.backgrounds.at(0).second.false_flags[0].of == 4);
    CHECK(replay.baselines.size() == 6);
    for (const EntryResult& entry : replay.later) {
      REQUIRE(entry.listed_since.has_value());
      CHECK(*entry.listed_since > replay.day);
      CHECK(entry.judgement.status != Status::Listed);
      // What it resembles was public on that day.
      CHECK(
          (!is_resembling(entry.judgement) || contains(replay.in_force, entry.judgement.nearest)));
    }
  }
  const ReplayResult& first = report.replays.front();
  CHECK(first.in_force == std::vector<std::string>{"anpp", "fentanyl", "npp"});
  CHECK_FALSE(first.later.empty());
}

TEST_CASE("replay days after the day of the law are left out", "[unit]") {
  Files files;
  const ValidationReport report = validate(shipped_set(), options("2019-12-31"), files.options);
  REQUIRE(report.replays.size() == 2);
  CHECK(report.replays.back().day == Date{2017, 12, 31});
}

TEST_CASE("a validation gives the same bytes for any number of threads", "[unit]") {
  Files files;
  std::string many;
  for (int copy = 0; copy < 300; ++copy) {
    many += kBackground;
  }
  files.options.backgrounds.push_back({files.folder.write_file("many.smi", many), "", "", {}});
  files.options.replay_days = {Date{2017, 12, 31}};
  const ValidationReport one = files.run();
  files.options.threads = 3;
  const ValidationReport three = files.run();
  CHECK(json_of(one) == json_of(three));
  CHECK(text_of(one) == text_of(three));
  CHECK(one.backgrounds.at(1).input.records == 1500);
  CHECK(one.backgrounds.at(1).members.size() == 100);
  CHECK(one.baselines.at(6).is_resolved == false);  // 900 others
}

TEST_CASE("only the chosen rows of an input are taken", "[unit]") {
  Files files;
  const std::string path = files.folder.write_file(
      "mixed.csv", "id,smiles,group\n1,CCO,ordinary\n2,O=C1CCNCC1,listed\n3,CCN,ordinary\n");
  files.options.positives = {{path, "named ones", "group", {"listed"}}};
  files.options.backgrounds = {{path, "ordinary ones", "group", {"ordinary", "absent"}}};
  const ValidationReport report = files.run();
  CHECK(report.positive_inputs.at(0).records == 1);
  CHECK(report.positive_inputs.at(0).name == "named ones");
  CHECK(report.kinds.at(0).kind == "listed");
  CHECK(report.backgrounds.at(0).input.records == 2);
}

TEST_CASE("two files of one name are told apart by their paths", "[unit]") {
  Files files;
  const std::string other = files.folder.write_file("b/ordinary.smi", "CCO ethanol\n");
  files.options.backgrounds.push_back({other, "", "", {}});
  const ValidationReport report = files.run();
  CHECK(report.backgrounds.at(0).input.name == files.options.backgrounds[0].path);
  CHECK(report.backgrounds.at(1).input.name == other);
}

TEST_CASE("a validation that cannot be whole is refused", "[unit]") {
  Files files;
  DetectorOptions settings = options();
  CHECK_THROWS_AS(validate(nullptr, settings, files.options), OptionError);
  CHECK_THROWS_AS(validate(shipped_set(), settings, ValidationOptions()), OptionError);
  settings.changed_since = Date{2020, 1, 1};
  CHECK_THROWS_AS(validate(shipped_set(), settings, files.options), OptionError);
  ValidationOptions bad = files.options;
  bad.threads = -1;
  CHECK_THROWS_AS(validate(shipped_set(), options(), bad), OptionError);
  bad = files.options;
  bad.backgrounds[0].path = files.folder.path_of("none.smi");
  CHECK_THROWS_AS(validate(shipped_set(), options(), bad), FileError);
  bad = files.options;
  bad.positives[0].column = "group";
  CHECK_THROWS_AS(validate(shipped_set(), options(), bad), FormatError);
  bad = files.options;
  bad.backgrounds[0].path = "-";
  CHECK_THROWS_AS(validate(shipped_set(), options(), bad), OptionError);
}

TEST_CASE("both reports carry versions, hashes and the limits sentence", "[unit]") {
  const ValidationReport report = Files().run();
  const std::string text = text_of(report);
  const auto json = nlohmann::json::parse(json_of(report));
  CHECK_THAT(text, ContainsText(report.set_sha256));
  CHECK_THAT(text, ContainsText(report.backgrounds[0].input.sha256));
  CHECK_THAT(text, ContainsText("RDKit " + report.rdkit_version));
  CHECK_THAT(text, ContainsText(kLimitsSentence));
  CHECK_THAT(text, ContainsText("End of validation report."));
  CHECK(samples::forbidden_words_in(text).empty());
  CHECK(samples::forbidden_words_in(json_of(report)).empty());
  CHECK(json.at("set").at("sha256") == report.set_sha256);
  CHECK(json.at("program").at("rdkit") == report.rdkit_version);
  CHECK(json.at("notice") == kLimitsSentence);
  CHECK(json.at("positives").at("all").at("flagged").at("count") == 2);
  CHECK(json.at("backgrounds").at(0).at("bands").size() == 5);
  CHECK(json.at("backgrounds").at(0).at("sha256") == report.backgrounds[0].input.sha256);
  CHECK(json.at("left_out").at("entries").size() == report.left_out.size());
  CHECK(json.at("replays").size() == 5);
  CHECK(json.at("baselines").size() == 6);
}

TEST_CASE("text from an input cannot give orders to a terminal", "[unit]") {
  Files files;
  files.options.positives = {
      {files.folder.write_file("p.csv", "name,smiles,kind\n\x1b[31mred,C1CC,\x1b[2J\n"),
       "",
       "",
       {}}};
  const std::string text = text_of(files.run());
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK_THAT(text, ContainsText("\\x1b[31mred"));
}
