#include "report/delimited_writer.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "report_samples.hpp"

namespace {

using namespace samples;

/// The cells of a TSV row.
std::vector<std::string> cells(const std::string& row) {
  std::vector<std::string> result(1);
  for (const char character : row) {
    if (character == '\t') {
      result.emplace_back();
    } else {
      result.back() += character;
    }
  }
  return result;
}

std::vector<std::string> tsv_cells(const Row& row, const RunHeader& run = header()) {
  return cells(lines(written(ReportFormat::Tsv, {row}, run)).at(1));
}

std::string tsv_id(const std::string& id) {
  Row row = no_finding();
  row.record.id = id;
  return tsv_cells(row).at(3);
}

std::string csv_row(const Row& row) {
  const std::string text = written(ReportFormat::Csv, {row});
  return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("a TSV report reads exactly as its columns say", "[unit]") {
  CHECK(written(ReportFormat::Tsv, rows()) ==
        "record\tfile\tline\tid\tstructure\tstatus\tgrade\tentry\tbasis\tforms\tjurisdictions\t"
        "nearest\tfamily\tmorgan\tatom_pair\tcore_share\tatoms\tgap\treason\tclasses\trelation\t"
        "changes\toverlap\tfalse_flag_rate\tresolved_by\tcanonical_smiles\tcanonical_smiles_by\t"
        "formula\taverage_mass_u\texact_mass_u\tinchikey\tcomponent_smiles\t"
        "component_inchikey\tlot\tother_fields\n"
        "1\tsamples.csv\t2\tA-1\tCl.O=C1CCNCC1\tlisted\t\t4-piperidone\tidentity: isotope\t"
        "salt_or_solvate,isotope\tUN:listed CN:listed(unverified)\t\t\t\t\t\t1 2 3\t"
        "listed in UN since 2024-09-03 and CN since 2024-09-03 (date not verified); "
        "not found in US, HK as of 2026-11-21\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tL1\t\n"
        "2\tsamples.csv\t3\tB-2\tO=C1CCN(CCC)CC1\tanalogue\tstrong\t4-piperidone\t"
        "site-modified: 4-piperidones\t\tUS:analogue(strong) HK:analogue(moderate)\t4-piperidone\t"
        "piperidones\t0.412\t0.500\t1.000\t0 1 2\t\t\t\tsite-modified\t"
        "N1: hydrogen -> propyl\t0.700\t0.00067\t\t\t\t\t\t\t\t\t\tL2\t\n"
        "3\tsamples.csv\t4\tC-3\tCCO\tno_"
        "finding\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tL3\t\n"
        "4\tsamples.csv\t5\tD-4\tC1CC\tnot_screened\t\t\t\t\t\t\t\t\t\t\t\t\t"
        "unreadable SMILES: ring 1 is not closed\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tL4\t\n");
}

TEST_CASE("a CSV report reads exactly as its columns say", "[unit]") {
  CHECK(written(ReportFormat::Csv, {listed_salt(), strong_analogue()}) ==
        "record,file,line,id,structure,status,grade,entry,basis,forms,jurisdictions,nearest,"
        "family,morgan,atom_pair,core_share,atoms,gap,reason,classes,relation,changes,overlap,"
        "false_flag_rate,resolved_by,canonical_smiles,canonical_smiles_by,formula,average_mass_u,"
        "exact_mass_u,inchikey,component_smiles,component_inchikey,lot,other_fields\n"
        "1,samples.csv,2,A-1,Cl.O=C1CCNCC1,listed,,4-piperidone,identity: isotope,"
        "\"salt_or_solvate,isotope\",UN:listed CN:listed(unverified),,,,,,1 2 3,"
        "\"listed in UN since 2024-09-03 and CN since 2024-09-03 (date not verified); "
        "not found in US, HK as of 2026-11-21\",,,,,,,,,,,,,,,,L1,\n"
        "2,samples.csv,3,B-2,O=C1CCN(CCC)CC1,analogue,strong,4-piperidone,"
        "site-modified: 4-piperidones,,"
        "US:analogue(strong) HK:analogue(moderate),4-piperidone,piperidones,0.412,0.500,1.000,"
        "0 1 2,,,,site-modified,N1: hydrogen -> propyl,0.700,0.00067,,,,,,,,,,L2,\n");
}

TEST_CASE("a text that a spreadsheet would run gets a leading apostrophe", "[unit]") {
  CHECK(tsv_id("=1+1") == "'=1+1");
  CHECK(tsv_id("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
  CHECK(tsv_id("-2+3") == "'-2+3");
  CHECK(tsv_id("@SUM(A1)") == "'@SUM(A1)");
  CHECK(tsv_id("\"=1+1\"") == "'\"=1+1\"");
  CHECK(tsv_id("+-1") == "'+-1");
  CHECK(tsv_id("-") == "-");  // how standard input is named
  CHECK(tsv_id("-inf") == "'-inf");
  Row row = no_finding();
  row.record.id = "=A1,B1";
  CHECK(csv_row(row) ==
        "3,samples.csv,4,\"'=A1,B1\",CCO,no_finding,,,,,,,,,,,,,,,,,,,,,,,,,,,,L3,\n");
}

TEST_CASE("a plain number is never taken for a formula", "[unit]") {
  for (const char* number : {"-1", "-1.5", "+2", "-3e-5", "0"}) {
    CHECK(tsv_id(number) == number);
  }
}

TEST_CASE("control characters and bad UTF-8 cannot leave their cell", "[unit]") {
  const std::string cell = tsv_id("a\tb\nc\rd\x1B[2J\xFF" + std::string(1, '\0'));
  for (const char c : cell) {
    CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
  }
  CHECK(cell.find("\xEF\xBF\xBD") != std::string::npos);
  CHECK(cell.find('\xFF') == std::string::npos);
}

TEST_CASE("a mol block is no cell of a table", "[unit]") {
  Row row = no_finding();
  row.record.format = StructureFormat::MolBlock;
  row.record.structure = "title\n\n\n  0  0\nM  END\n";
  CHECK(tsv_cells(row).at(4).empty());
  CHECK(csv_row(row).substr(0, 34) == "3,samples.csv,4,C-3,,no_finding,,,");
}

TEST_CASE("a flagged record has what chemists file: SMILES, formula, masses, InChIKeys", "[unit]") {
  Row row = strong_analogue();
  StructureDescription judged;
  judged.record = {"CCC.Cl", "C3H9Cl", 80.557, 80.03928, "RECORDRECORDRE-UHFFFAOYSA-N", {}};
  judged.component =
      SubstanceDescription{"CCC", "C3H8", 44.097, 44.0626, "COMPONENTCOMPO-UHFFFAOYSA-N", {}};
  row.finding.judged = judged;
  const std::vector<std::string> cells = tsv_cells(row);
  CHECK(cells.at(25) == "CCC.Cl");
  CHECK(cells.at(27) == "C3H9Cl");
  CHECK(cells.at(28) == "80.5570");
  CHECK(cells.at(29) == "80.0393");
  CHECK(cells.at(30) == "RECORDRECORDRE-UHFFFAOYSA-N");
  CHECK(cells.at(31) == "CCC");
  CHECK(cells.at(32) == "COMPONENTCOMPO-UHFFFAOYSA-N");
}

TEST_CASE("the backslash of a SMILES stays as it is", "[unit]") {
  Row row = no_finding();
  row.record.structure = "C/C=C\\C";
  CHECK(tsv_cells(row).at(4) == "C/C=C\\C");
}

TEST_CASE("a carried column cannot pass for one of the report's own", "[unit]") {
  RunHeader run = header();
  run.field_names = {"status", "note", "note", "=x", "other_fields"};
  Row row = no_finding();
  row.record.fields = {
      {"status", "fine"}, {"note", "one"}, {"note", "two"}, {"=x", "3"}, {"other_fields", "4"}};
  const std::vector<std::string> text = lines(written(ReportFormat::Tsv, {row}, run));
  const std::vector<std::string> names = cells(text.at(0));
  const std::vector<std::string> values = cells(text.at(1));
  REQUIRE(names.size() == 39);
  REQUIRE(values.size() == 39);
  CHECK(std::vector<std::string>(names.begin() + 33, names.end()) ==
        std::vector<std::string>{"status (2)", "note", "note (2)", "'=x", "other_fields (2)",
                                 "other_fields"});
  CHECK(std::vector<std::string>(values.begin() + 33, values.end()) ==
        std::vector<std::string>{"fine", "one", "two", "3", "4", ""});
}

TEST_CASE("fields are looked up by name and the rest goes to the last column", "[unit]") {
  RunHeader run = header();
  run.field_names = {"lot", "site", "absent"};
  Row row = no_finding();
  row.record.fields = {{"site", "S"}, {"extra", "1"}, {"lot", "L"}, {"extra", "2; 3"}};
  const std::vector<std::string> values = tsv_cells(row, run);
  CHECK(std::vector<std::string>(values.begin() + 33, values.end()) ==
        std::vector<std::string>{"L", "S", "", "extra=1; extra=2; 3"});
}

TEST_CASE("a mixture of two entries loses neither", "[unit]") {
  Row row = listed_salt();
  Identity second;
  second.entry = "other";
  second.atoms = {7, 8};
  row.finding.identities.push_back(second);
  const std::vector<std::string> values = tsv_cells(row);
  CHECK(values.at(7) == "4-piperidone;other");
  CHECK(values.at(8) == "identity: isotope;identity: exact");
  CHECK(values.at(9) == "salt_or_solvate,isotope;");
  CHECK(values.at(16) == "1 2 3;7 8");
}

TEST_CASE("a resemblance without a family has its relation as basis", "[unit]") {
  Row row = strong_analogue();
  row.finding.nearest.front().relation = Relation::Similar;
  row.finding.nearest.front().family_name.clear();
  CHECK(tsv_cells(row).at(8) == "similar");
}

TEST_CASE("an unverified row is marked even when its date is verified", "[unit]") {
  Row row = strong_analogue();
  row.finding.jurisdictions.front().confidence = Confidence::Unverified;
  CHECK(tsv_cells(row).at(10) == "US:analogue(strong,unverified) HK:analogue(moderate)");
}

TEST_CASE("an answer through a class names the class, its entry, limbs and atoms", "[unit]") {
  const std::vector<std::string> values = tsv_cells(class_member());
  CHECK(values.at(5) == "covered");
  CHECK(values.at(7) == "base");
  CHECK(values.at(8) == "class: example class (A,D)");
  CHECK(values.at(9) == "salt_or_solvate");
  CHECK(values.at(10) == "US:covered(us-class,unverified) CN:covered(cn-class)");
  CHECK(values.at(16) == "0 1 2 3 4 7 8");
  CHECK(values.at(19) == "us-class:A,D;cn-class");
}

TEST_CASE("a class that the record is outside of is in no column", "[unit]") {
  Row row = strong_analogue();
  row.finding.classes = {outside_class("US")};
  CHECK(tsv_cells(row).at(7) == "4-piperidone");
  CHECK(tsv_cells(row).at(8) == "site-modified: 4-piperidones");
  CHECK(tsv_cells(row).at(19).empty());
}

TEST_CASE("an entry that is also inside a class keeps its identity in the columns", "[unit]") {
  Row row = listed_salt();
  row.finding.classes = class_member().finding.classes;
  CHECK(tsv_cells(row).at(7) == "4-piperidone");
  CHECK(tsv_cells(row).at(8) == "identity: isotope");
  CHECK(tsv_cells(row).at(19) == "us-class:A,D;cn-class");
}

TEST_CASE("open words that raise a grade are no class that decides", "[unit]") {
  Row row = strong_analogue();
  row.finding.jurisdictions.front().decided_by = DecidedBy::OpenWords;
  row.finding.jurisdictions.front().rule = "open-words";
  CHECK(tsv_cells(row).at(10) == "US:analogue(strong) HK:analogue(moderate)");
}

TEST_CASE("a report of which records may be missing ends with a row that says so", "[unit]") {
  RunSummary incomplete = summary();
  incomplete.complete = false;
  incomplete.input_problems = {"a.smi.gz: the data end early", "b.smi: cannot\tbe read on"};
  RunHeader run = header();
  for (const bool between_days : {false, true}) {
    run.changed_since = between_days ? parse_date("2020-01-01") : std::nullopt;
    const auto text = lines(written(ReportFormat::Tsv, {no_finding()}, run, incomplete));
    REQUIRE(text.size() == 3);
    std::vector<std::string> last = cells(text[2]);
    CHECK(last.size() == cells(text[0]).size());
    CHECK(last.at(5) == "incomplete");
    CHECK(last.at(18) == "a.smi.gz: the data end early; b.smi: cannot\\x09be read on");
    last.at(5).clear();
    last.at(18).clear();
    CHECK(last == std::vector<std::string>(last.size()));
  }
  const std::string csv = written(ReportFormat::Csv, {no_finding()}, header(), incomplete);
  CHECK(csv.find("\n,,,,,incomplete,,,,,,,,,,,,,a.smi.gz: ") != std::string::npos);
}
