// Differences of reference sets in every format.

#include <algorithm>
#include <sstream>

#include "catch.hpp"
#include "report_samples.hpp"

namespace {

using namespace samples;

ReferenceChange listed_change() {
  ReferenceChange change;
  change.jurisdiction = "CN";
  change.kind_of_subject = "entry";
  change.id = "a";
  change.name = "substance, a";
  change.kind = ChangeKind::BecameListed;
  change.after = Status::Listed;
  change.citation = "order 1";
  change.instrument = "Example Act";
  change.effective = Date{2024, 9, 1};
  change.effective_verified = true;
  change.confidence = Confidence::Secondary;
  change.words = "named";
  return change;
}

ReferenceChange entry_change() {
  ReferenceChange change;
  change.kind_of_subject = "entry";
  change.id = "b";
  change.name = "=b";
  change.kind = ChangeKind::StructureChanged;
  change.words = "smiles: \"C\" ->\t\"CC\"\x1B";
  return change;
}

std::string changes_in(ReportFormat format, const std::vector<ReferenceChange>& changes) {
  DifferenceHeader header;
  header.program_version = "0.1.0";
  header.from = {"example", "1", "0123456789abcdef", {2024, 8, 31}};
  header.to = {"example", "1", "0123456789abcdef", {2024, 9, 1}};
  header.jurisdictions = {"US", "CN"};
  std::ostringstream stream;
  write_changes(stream, format, header, changes);
  return stream.str();
}

}  // namespace

TEST_CASE("differences in TSV are guarded and escaped as records are", "[unit]") {
  CHECK(changes_in(ReportFormat::Tsv, {entry_change(), listed_change()}) ==
        "jurisdiction\tsubject\tid\tname\tchange\tbefore\tafter\tcitation\tinstrument\teffective\t"
        "effective_verified\tconfidence\twords\n"
        "\tentry\tb\t'=b\tstructure_changed\t\t\t\t\t\t\t\tsmiles: \"C\" ->\\x09\"CC\"\\x1b\n"
        "CN\tentry\ta\tsubstance, a\tbecame_listed\tno_finding\tlisted\torder 1\tExample Act\t"
        "2024-09-01\tyes\tsecondary\tnamed\n");
}

TEST_CASE("differences in CSV are quoted where needed", "[unit]") {
  CHECK(lines(changes_in(ReportFormat::Csv, {listed_change()})).at(1) ==
        "CN,entry,a,\"substance, a\",became_listed,no_finding,listed,order 1,Example Act,"
        "2024-09-01,yes,secondary,named");
}

TEST_CASE("differences in JSON Lines begin with what was compared and end with their number",
          "[unit]") {
  const std::vector<std::string> text =
      lines(changes_in(ReportFormat::JsonLines, {entry_change(), listed_change()}));
  REQUIRE(text.size() == 4);
  CHECK_THAT(text[0],
             test::ContainsText(R"({"type":"difference","schema":2,"program":{"congener":"0.1.0"},)"
                                R"("from":{"set":{"id":"example","version":"1",)"
                                R"("sha256":"0123456789abcdef"},"as_of":"2024-08-31"},"to":)"));
  CHECK(text[1] == R"({"type":"change","jurisdiction":null,"subject":"entry","id":"b","name":"=b",)"
                   R"("change":"structure_changed","before":null,"after":null,"citation":null,)"
                   R"("instrument":null,"effective":null,"effective_verified":null,)"
                   R"("confidence":null,"words":"smiles: \"C\" ->\t\"CC\"\u001b"})");
  CHECK(text[2] == R"({"type":"change","jurisdiction":"CN","subject":"entry","id":"a",)"
                   R"("name":"substance, a","change":"became_listed","before":"no_finding",)"
                   R"("after":"listed","citation":"order 1","instrument":"Example Act",)"
                   R"("effective":"2024-09-01","effective_verified":true,)"
                   R"("confidence":"secondary","words":"named"})");
  CHECK(text[3] == R"({"type":"summary","changes":2})");
}

TEST_CASE("the table of differences is grouped by jurisdiction and printable", "[unit]") {
  const std::string text = changes_in(ReportFormat::Table, {entry_change(), listed_change()});
  CHECK(text ==
        "Changes after 2024-08-31, up to and including 2024-09-01, for US CN: example 1 (SHA-256 "
        "0123456789ab)\n\n"
        "Entries\n"
        "  entry b (=b): structure_changed\n"
        "    smiles: \"C\" ->\\x09\"CC\"\\x1b\n\n"
        "CN\n"
        "  entry a (substance, a): became_listed, no_finding -> listed\n"
        "    order 1; Example Act; effective 2024-09-01; secondary\n"
        "    named\n\n"
        "2 changes\n\n" +
            std::string(kLimitsSentence) + "\n");
}

namespace {

RunHeader changed_header() {
  RunHeader run = header();
  run.changed_since = Date{2026, 1, 1};
  return run;
}

Row changed_row() {
  Row row = listed_salt();
  row.finding.changes = {{"UN", Status::NoFinding, Status::Listed},
                         {"CN", Status::Watch, Status::Listed}};
  return row;
}

}  // namespace

TEST_CASE("TSV has a column of changes only when they were asked for", "[unit]") {
  const auto text = lines(written(ReportFormat::Tsv, {changed_row()}, changed_header()));
  CHECK_THAT(text.at(0), test::ContainsText("\tcomponent_inchikey\tchanged\tlot\tother_fields"));
  CHECK_THAT(text.at(1), test::ContainsText("\tUN:no_finding>listed CN:watch>listed\tL1\t"));
  CHECK(written(ReportFormat::Tsv, {changed_row()}).find("changed") == std::string::npos);
}

TEST_CASE("a carried column called changed cannot pass for the report's", "[unit]") {
  RunHeader run = changed_header();
  run.field_names = {"changed"};
  CHECK_THAT(lines(written(ReportFormat::Tsv, {}, run)).at(0),
             test::ContainsText("\tchanged\tchanged (2)\t"));
}

TEST_CASE("JSON has changes and their first day only when they were asked for", "[unit]") {
  const auto text =
      lines(written(ReportFormat::JsonLines, {changed_row(), no_finding()}, changed_header()));
  CHECK_THAT(text.at(0),
             test::ContainsText(
                 R"("as_of":"2026-11-21","as_of_source":"given","changed_since":"2026-01-01",)"));
  CHECK_THAT(text.at(1),
             test::ContainsText(
                 R"("changes":[{"jurisdiction":"UN","before":"no_finding","after":"listed"},)"
                 R"({"jurisdiction":"CN","before":"watch","after":"listed"}],"jurisdictions":)"));
  CHECK_THAT(text.at(2), test::ContainsText(R"("changes":[],)"));
  CHECK(written(ReportFormat::JsonLines, {changed_row()}).find("change") == std::string::npos);
}

TEST_CASE("the table names the changes of each record and the day they are counted from",
          "[unit]") {
  const std::string text = written(ReportFormat::Table, {changed_row()}, changed_header());
  CHECK_THAT(text, test::ContainsText("report of what changed since 2026-01-01, as of 2026-11-21"));
  CHECK_THAT(text, test::ContainsText("changed: UN:no_finding>listed CN:watch>listed\n"));
}

TEST_CASE("an explanation says when the status is that of the earlier day only", "[unit]") {
  DetectorOptions options;
  options.as_of = {2026, 11, 21};
  options.changed_since = Date{2026, 1, 1};
  const auto explained = [&](Status before, Status after, bool is_full = true) {
    Finding finding;
    finding.status = std::max(before, after);
    if (before != after) {
      finding.changes = {{"CA", before, after}};
    }
    std::ostringstream stream;
    write_explanation(stream, "C", samples::with_context(finding, ReferenceSet(), options),
                      {is_full, 80});
    return stream.str();
  };
  const std::string lost = explained(Status::Listed, Status::NoFinding);
  CHECK_THAT(lost, test::ContainsText("entry, on the earlier of the two days only.\n"));
  CHECK_THAT(lost, test::ContainsText(
                       "Changed between 2026-01-01 and 2026-11-21: CA from listed to no_finding."));
  CHECK_THAT(explained(Status::Listed, Status::NoFinding, false),
             test::ContainsText("- Changed between 2026-01-01 and 2026-11-21: CA from listed to "
                                "no_finding.\n"));
  CHECK(explained(Status::NoFinding, Status::Listed).find("earlier") == std::string::npos);
  CHECK_THAT(explained(Status::NoFinding, Status::NoFinding),
             test::ContainsText("no status differs between the two days.\nChanged between "
                                "2026-01-01 and 2026-11-21: nothing.\n"));
}
