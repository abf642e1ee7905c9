// Every value of a public enumeration has a name of its own, and its name gives it back.

#include <string>

#include "catch.hpp"
#include "congener/congener.hpp"

using namespace congener;

namespace {

template <typename Enum, typename Parse>
void check_names(Enum last, Parse parse) {
  for (int number = 0; number <= static_cast<int>(last); ++number) {
    const auto value = static_cast<Enum>(number);
    CAPTURE(number, to_string(value));
    CHECK(to_string(value) != "invalid");
    CHECK(parse(to_string(value)) == value);
  }
  CHECK_FALSE(parse("invalid").has_value());
  CHECK_FALSE(parse("").has_value());
  CHECK_FALSE(parse("nothing of the sort").has_value());
  CHECK(to_string(static_cast<Enum>(static_cast<int>(last) + 1)) == "invalid");
}

}  // namespace

TEST_CASE("the name of a value of a finding gives it back", "[unit]") {
  check_names(Status::Listed, parse_status);
  check_names(Grade::Strong, parse_grade);
  check_names(Form::Tautomer, parse_form);
  check_names(Wording::NotRead, parse_wording);
  check_names(Relation::Masked, parse_relation);
  check_names(DecidedBy::OpenWords, parse_decided_by);
  check_names(ClassReason::Kind::NamedByOwnEntry, parse_class_reason_kind);
  check_names(Note::Kind::LawRead, parse_note_kind);
  check_names(Stage::Compared, parse_stage);
  check_names(GateScreen::Likeness, parse_gate_screen);
}

TEST_CASE("the name of a value of a reference set gives it back", "[unit]") {
  check_names(Confidence::Unverified, parse_confidence);
  check_names(ControlStatus::NotCovered, parse_control_status);
  check_names(EntryRole::EndProduct, parse_entry_role);
  check_names(WordingForm::Analogues, parse_wording_form);
  check_names(ClassKind::Text, parse_class_kind);
}

TEST_CASE("formats are named as on the command line", "[unit]") {
  CHECK(parse_input_format("auto") == InputFormat::Automatic);
  CHECK(parse_input_format("smiles") == InputFormat::Smiles);
  CHECK(parse_input_format("csv") == InputFormat::Csv);
  CHECK(parse_input_format("tsv") == InputFormat::Tsv);
  CHECK(parse_input_format("sdf") == InputFormat::Sdf);
  CHECK(parse_input_format("xlsx") == InputFormat::Xlsx);
  CHECK(parse_input_format("msp") == InputFormat::Msp);
  CHECK(parse_input_format("massbank") == InputFormat::Massbank);
  CHECK_FALSE(parse_input_format("SDF").has_value());
  CHECK(parse_quoting("auto") == Quoting::Automatic);
  CHECK(parse_quoting("csv") == Quoting::Csv);
  CHECK(parse_quoting("none") == Quoting::None);
  CHECK_FALSE(parse_quoting("").has_value());
  CHECK(parse_report_format("tsv") == ReportFormat::Tsv);
  CHECK(parse_report_format("csv") == ReportFormat::Csv);
  CHECK(parse_report_format("jsonl") == ReportFormat::JsonLines);
  CHECK(parse_report_format("table") == ReportFormat::Table);
  CHECK_FALSE(parse_report_format("json").has_value());
  CHECK(parse_search_format("tsv") == SearchFormat::Tsv);
  CHECK(parse_search_format("csv") == SearchFormat::Csv);
  CHECK(parse_search_format("jsonl") == SearchFormat::JsonLines);
  CHECK_FALSE(parse_search_format("table").has_value());
}
