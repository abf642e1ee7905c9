#include "report/json_writer.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "class_set.hpp"
#include "congener/error.hpp"
#include "congener/version.hpp"
#include "report/sealed_line.hpp"
#include "report_samples.hpp"
#include "support/sha256.hpp"

namespace {

using namespace samples;
using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> result;
  for (const auto& item : object.items()) {
    result.push_back(item.key());
  }
  return result;
}

using Keys = std::vector<std::string>;

std::vector<Json> parsed(const std::string& text) {
  std::vector<Json> result;
  for (const std::string& line : lines(text)) {
    result.push_back(Json::parse(line));
  }
  return result;
}

Json parsed_record(const Row& row) {
  return parsed(written(ReportFormat::JsonLines, {row})).at(1);
}

}  // namespace

TEST_CASE("a JSON run line reads exactly as schema 1 says", "[unit]") {
  CHECK(
      report::unsealed(lines(written(ReportFormat::JsonLines, {})).at(0)) ==
      R"({"type":"run","schema":2,"program":{"congener":"0.1.0","rdkit":"2022.09.3",)"
      R"("boost":"1.74.0"},"set":{"id":"example-set","version":"2026.11","sha256":)"
      R"("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},)"
      R"("packs":[{"id":"example-set","version":"2026.11","sha256":)"
      R"("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}],)"
      R"("calibration":{"sha256":)"
      R"("fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210","molecules":240000},)"
      R"("settings":{"as_of":"2026-11-21","as_of_source":"given","jurisdictions":["UN","US","CN","HK"],)"
      R"("minimum_grade":"weak","max_false_flags":0.0001,"max_heavy_atoms":1000,"near_misses":false},"inputs":["samples.csv"],)"
      R"("set_age_days":null,"notices":[],)"
      R"("notice":"Screening aid. Not an identification of a substance and not a legal )"
      R"(determination. \"No finding\" means that no rule of this reference set matched at )"
      R"(these settings; it does not mean that the substance is uncontrolled."})");
}

TEST_CASE("a JSON record line of an identity reads exactly as schema 1 says", "[unit]") {
  CHECK(
      report::unsealed(lines(written(ReportFormat::JsonLines, {listed_salt()})).at(1)) ==
      R"({"type":"record","n":1,"file":"samples.csv","line":2,"id":"A-1",)"
      R"("structure":"Cl.O=C1CCNCC1","status":"listed","status_in":["UN","CN"],"headline":"listed in UN, CN","grade":null,"reason":null,)"
      R"("resolved_by":null,"judged":null,)"
      R"("identity":[{"entry":"4-piperidone","name":"4-Piperidone","match":"isotope",)"
      R"("forms":["salt_or_solvate","isotope"],"atoms":[1,2,3],)"
      R"("other_components":["hydrochloride"]}],"classes":[],"jurisdictions":{"UN":{"status":"listed",)"
      R"("entry":"4-piperidone","rule":null,"decided_by":"entry_row","basis":"by name: named in the list","instrument":"Example Act",)"
      R"("list":"List I","citation":"s. 1","effective":"2024-09-03","effective_verified":true,)"
      R"("confidence":"confirmed","effective_confidence":"confirmed",)"
      R"("wording":{"salt_or_solvate":"mentioned","isotope":"silent"},"notes":[]},)"
      R"("CN":{"status":"listed","entry":"4-piperidone","rule":null,"decided_by":"entry_row","basis":"by name: named in the list",)"
      R"("instrument":"Example Act","list":"List I","citation":"s. 1",)"
      R"("effective":"2024-09-03","effective_verified":false,"confidence":"confirmed",)"
      R"("effective_confidence":"unverified",)"
      R"("wording":{"salt_or_solvate":"mentioned","isotope":"silent"},"notes":[]}},)"
      R"("nearest":[],"gap":[{"listed_in":"UN","status":"listed","since":"2024-09-03",)"
      R"("since_verified":true},{"listed_in":"CN","status":"listed","since":"2024-09-03",)"
      R"("since_verified":false}],"not_found_in":["US","HK"],"gap_sentence":)"
      R"("listed in UN since 2024-09-03 and CN since 2024-09-03 (date not verified); )"
      R"(not found in US, HK as of 2026-11-21","fields":{"lot":"L1"}})");
}

TEST_CASE("a JSON record line of a resemblance carries grade, note and rounded scores", "[unit]") {
  const std::string line = lines(written(ReportFormat::JsonLines, {strong_analogue()})).at(1);
  CHECK(
      line.find(
          R"("US":{"status":"analogue","grade":"strong","entry":"4-piperidone",)"
          R"("rule":null,"decided_by":"entry_row","basis":"resembles 4-Piperidone: same core and required groups )"
          R"x((4-piperidones)","instrument":"Example Order",)x"
          R"("list":"Part 2","citation":"art. 4","effective":null,"not_before":null,"at_the_latest":null,)"
          R"("effective_note":"date not found","effective_verified":true,)"
          R"("confidence":"secondary","effective_confidence":"derived",)"
          R"("wording":{},"notes":[{"kind":"row_remark","words":"one doubt"}]})") !=
      std::string::npos);
  CHECK(
      line.find(
          R"("nearest":[{"entry":"4-piperidone","name":"4-Piperidone",)"
          R"("relation":"site-modified","family":"piperidones",)"
          R"("family_name":"4-piperidones","grade":"strong","variant":null,)"
          R"("protecting_groups":[],"atoms":[0,1,2],)"
          R"("overlap_atoms":[[0,0],[1,1],[4,2]],"changes":[{"site":"N1",)"
          R"("from":"hydrogen","to":"propyl","from_atoms":[],"to_atoms":[5,6,7],"added_atoms":0,"missing_atoms":0}],)"
          R"("mass_difference_u":42.0804,"scores":{"overlap":0.7,"morgan":0.4118,)"
          R"("atom_pair":0.5,"core_share":1.0},"closeness":null,"rarity":{"entry":"4-piperidone",)"
          R"("overlap":{"rate":0.000125,"fitted":false,"molecules":240000},)"
          R"("morgan":{"rate":0.0325,"fitted":false,"molecules":240000},)"
          R"("atom_pair":{"rate":1.5e-07,"fitted":true,"molecules":240000},)"
          R"("likeness":0.3412},"false_flag_rate":0.000667,)"
          R"("false_flag_rate_fitted":true,"jurisdictions":["US","HK"]}])") != std::string::npos);
}

TEST_CASE("the JSON summary counts all six statuses in a fixed order", "[unit]") {
  const std::vector<std::string> all = lines(written(ReportFormat::JsonLines, rows()));
  std::string seals;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    seals += report::seal_of(all[i]);
  }
  CHECK(report::unsealed(all.back()) ==
        R"({"type":"summary","read":4,"flagged":2,"no_finding":1,"not_screened":1,)"
        R"("by_status":{"listed":1,"covered":0,"watch":0,"analogue":1,"no_finding":1,)"
        R"("not_screened":1},"by_stage":{"parsed":0,"standardised":0,"compared":0},)"
        R"("let_through_by":{"record":0,"composition":0,"family":0,"class_core":0,"likeness":0},)"
        R"("complete":true,"input_problems":[],"notices":[],"rows_over_several_lines":0,)"
        R"("first_row_over_several_lines":null,"inputs":[],"lines_sha256":")" +
            support::sha256_of(seals) + "\"}");
}

TEST_CASE("every JSON record has the same keys whatever its status", "[unit]") {
  const std::vector<Json> json = parsed(written(ReportFormat::JsonLines, rows()));
  REQUIRE(json.size() == 6);
  for (std::size_t i = 1; i + 1 < json.size(); ++i) {
    CHECK(keys(json[i]) == Keys{"type",     "n",          "file",         "line",
                                "id",       "structure",  "status",       "status_in",
                                "headline", "grade",      "reason",       "resolved_by",
                                "judged",   "identity",   "classes",      "jurisdictions",
                                "nearest",  "gap",        "not_found_in", "gap_sentence",
                                "fields",   "line_sha256"});
    CHECK(json[i]["identity"].is_array());
    CHECK(json[i]["classes"].is_array());
    CHECK(json[i]["jurisdictions"].is_object());
    CHECK(json[i]["nearest"].is_array());
    CHECK(json[i]["gap"].is_array());
    CHECK(json[i]["not_found_in"].is_array());
    CHECK(json[i]["fields"].is_object());
  }
  CHECK(json[4]["reason"] == "unreadable SMILES: ring 1 is not closed");
}

TEST_CASE("bad UTF-8 and control characters never break a JSON line", "[unit]") {
  Row row = listed_salt();
  row.record.id = "bad\xFF\xC3(id)\x1B[31m\n\x7F\xC2\x9B\xE2\x80\xA8";
  row.record.fields = {{"a\xFF", "1"}, {"a\xFE", "2\xFF"}};
  const std::string text = written(ReportFormat::JsonLines, {row});
  CHECK(lines(text).size() == 3);
  for (const char c : text) {
    CHECK((c == '\n' || (c >= ' ' && c <= '~')));
  }
  const Json json = parsed_record(row);
  CHECK(json["id"] == "bad\xEF\xBF\xBD\xEF\xBF\xBD(id)\x1B[31m\n\x7F\xC2\x9B\xE2\x80\xA8");
  CHECK(keys(json["fields"]) == Keys{"a\xEF\xBF\xBD", "a\xEF\xBF\xBD (2)"});
}

TEST_CASE("a JSON record keeps its mol block as given and all repeated fields", "[unit]") {
  Row row = no_finding();
  row.record.format = StructureFormat::MolBlock;
  row.record.structure = "=title\\\t\r\n\r\n\r\n  0  0\r\nM  END\r\n";
  row.record.fields = {{"note", "x"}, {"other", "y"}, {"note", "z"}};
  const Json json = parsed_record(row);
  CHECK(json["structure"] == "");
  CHECK(json["mol_block"] == row.record.structure);
  CHECK(json["fields"].dump() == R"json({"note":"x","other":"y","note (2)":"z"})json");
}

TEST_CASE("an incomplete run says so in its JSON summary", "[unit]") {
  RunSummary end = summary();
  end.complete = false;
  end.input_problems = {"a.smi.gz: ends early"};
  const Json json = parsed(written(ReportFormat::JsonLines, {}, header(), end)).back();
  CHECK(json["complete"] == false);
  CHECK(json["input_problems"].dump() == R"(["a.smi.gz: ends early"])");
}

TEST_CASE("the JSON summary says how the inputs were read", "[unit]") {
  RunSummary end = summary();
  end.reading.notices = {"a.smi: read so"};
  end.reading.rows_over_several_lines = 3;
  end.reading.first_file = "b.csv";
  end.reading.first_line = 2;
  const Json json = parsed(written(ReportFormat::JsonLines, {}, header(), end)).back();
  CHECK(json["notices"].dump() == R"(["a.smi: read so"])");
  CHECK(json["rows_over_several_lines"] == 3);
  CHECK(json["first_row_over_several_lines"].dump() == R"({"file":"b.csv","line":2})");
}

TEST_CASE("a JSON record names the class, its limbs, sites and what fails", "[unit]") {
  Row row = class_member();
  row.finding.classes.back() = outside_class("CN");
  const Json json = parsed_record(row);
  CHECK(json["classes"].at(0).dump() ==
        R"({"rule":"us-class","rule_name":"example class","jurisdiction":"US","inside":true,)"
        R"("limbs":["A","D"],"core_atoms":[0,1,2],"sites":[{"site":"ring nitrogen","group":)"
        R"("2-phenylethyl","formula":"C8H9","limbs":[],"atoms":[3,4]},{"site":"aryl ring","group":)"
        R"("any ring","formula":"C6H4F","limbs":["D"],"atoms":[7,8]}],"failing":[],)"
        R"("readings":["formyl"],"forms":["salt_or_solvate"]})");
  CHECK(json["classes"].at(1).dump() ==
        R"({"rule":"cn-class","rule_name":"another class","jurisdiction":"CN","inside":false,)"
        R"("limbs":[],"core_atoms":[0,1,2],"sites":[{"site":"ring nitrogen","group":null,)"
        R"("formula":"CH3","limbs":[],"atoms":[3]}],"failing":[{"kind":"other_group","site":)"
        R"("ring nitrogen","found":["CH3"],"allowed":[],"words":)"
        R"("ring nitrogen bears CH3; the words reach hydrogen only"}],)"
        R"("readings":[],"forms":[]})");
  CHECK(json["jurisdictions"]["US"]["rule"] == "us-class");
  CHECK(json["jurisdictions"]["US"]["entry"] == "base");
}

TEST_CASE("the JSON run line names readings only when some were chosen", "[unit]") {
  RunHeader run = header();
  run.readings = {{"us-class.formyl", false}, {"cn-class.other", true}};
  const Json json = parsed(written(ReportFormat::JsonLines, {}, run)).front();
  CHECK(json["settings"]["readings"].dump() ==
        R"({"cn-class.other":true,"us-class.formyl":false})");
  CHECK_FALSE(
      parsed(written(ReportFormat::JsonLines, {})).front()["settings"].contains("readings"));
}

TEST_CASE("a JSON report tells the age of the set and whether anybody chose the day", "[unit]") {
  RunHeader run = header();
  run.as_of_is_from_clock = true;
  run.set_age_days = 181;
  run.notices = {"the set is old"};
  const std::string text = lines(written(ReportFormat::JsonLines, {}, run)).at(0);
  CHECK_THAT(text, test::ContainsText(R"("as_of":"2026-11-21","as_of_source":"clock",)"));
  CHECK_THAT(text, test::ContainsText(R"("set_age_days":181,"notices":["the set is old"],)"));
}

TEST_CASE("a finding by itself says what it rests on and what was found", "[unit]") {
  DetectorOptions options;
  options.as_of = {2026, 11, 21};
  options.jurisdictions = {"US", "CN"};
  const Finding finding = with_context(class_member().finding, class_set(), options);
  const auto json = nlohmann::json::parse(to_json(finding));
  CHECK(json["type"] == "finding");
  CHECK(json["schema"] == 2);
  CHECK(json["set"]["sha256"] == class_set().sha256);
  CHECK(json["settings"]["as_of"] == "2026-11-21");
  CHECK(json["settings"]["jurisdictions"] == nlohmann::json({"US", "CN"}));
  CHECK(json["program"]["congener"] == program_version());
  CHECK(json["status"] == to_string(finding.status));
  CHECK(json["classes"].size() == finding.classes.size());
  CHECK(json["notice"] == kLimitsSentence);
  CHECK(to_json(finding).find('\n') == std::string::npos);
}

TEST_CASE("a finding that no detector has made cannot be reported by itself", "[unit]") {
  CHECK_THROWS_AS(to_json(Finding()), OptionError);
}

TEST_CASE("how a record was resolved and what was judged stand in JSON", "[unit]") {
  Row row = listed_salt();
  Reading by_cas;
  by_cas.kind = IdentifierKind::Cas;
  by_cas.column = "cas";
  by_cas.given = "41661-47-6";
  by_cas.entry = "4-piperidone";
  by_cas.entry_name = "4-Piperidone";
  row.finding.resolved_by = by_cas;
  Reading other;
  other.given = "CCO";
  row.finding.other_readings = {{other, Status::NoFinding, true}};
  row.finding.judged.emplace();
  row.finding.judged->record = {"O=C1CCNCC1", "C5H9NO", 99.133, 99.068414, "KEY", ""};
  const std::string line = lines(written(ReportFormat::JsonLines, {row})).at(1);
  CHECK(line.find(R"("resolved_by":{"kind":"cas","column":"cas","given":"41661-47-6",)"
                  R"("entry":"4-piperidone","name":"4-Piperidone"})") != std::string::npos);
  CHECK(line.find(R"("other_readings":[{"kind":"smiles","status":"no_finding",)"
                  R"("another_substance":true,"words":"the SMILES CCO is another substance)") !=
        std::string::npos);
  CHECK(line.find(R"("record":{"canonical_smiles":"O=C1CCNCC1","formula":"C5H9NO",)"
                  R"("average_mass_u":99.133,"exact_mass_u":99.0684,"inchikey":"KEY"})") !=
        std::string::npos);
}
