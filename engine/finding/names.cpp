// The names of what a finding says, as they stand in reports and options.

#include "congener/finding.hpp"
#include "support/parse_name.hpp"

namespace congener {

// The switches have no default, so that the compiler names a forgotten enumerator.

std::string to_string(Status status) {
  switch (status) {
    case Status::NotScreened:
      return "not_screened";
    case Status::NoFinding:
      return "no_finding";
    case Status::Analogue:
      return "analogue";
    case Status::Watch:
      return "watch";
    case Status::Covered:
      return "covered";
    case Status::Listed:
      return "listed";
  }
  return "invalid";
}

std::string to_string(Grade grade) {
  switch (grade) {
    case Grade::None:
      return "none";
    case Grade::Weak:
      return "weak";
    case Grade::Moderate:
      return "moderate";
    case Grade::Strong:
      return "strong";
  }
  return "invalid";
}

std::string to_string(Form form) {
  switch (form) {
    case Form::SaltOrSolvate:
      return "salt_or_solvate";
    case Form::CovalentHydrate:
      return "covalent_hydrate";
    case Form::Mixture:
      return "mixture";
    case Form::Charge:
      return "charge";
    case Form::Stereo:
      return "stereo";
    case Form::Isotope:
      return "isotope";
    case Form::Tautomer:
      return "tautomer";
  }
  return "invalid";
}

std::string to_string(Wording wording) {
  switch (wording) {
    case Wording::Mentioned:
      return "mentioned";
    case Wording::Silent:
      return "silent";
    case Wording::NotRead:
      return "not_read";
  }
  return "invalid";
}

std::string to_string(Relation relation) {
  switch (relation) {
    case Relation::None:
      return "none";
    case Relation::Similar:
      return "similar";
    case Relation::CoreModified:
      return "core-modified";
    case Relation::SiteModified:
      return "site-modified";
    case Relation::PartOfEntry:
      return "part-of-entry";
    case Relation::Masked:
      return "masked";
  }
  return "invalid";
}

std::string to_string(ClassReason::Kind kind) {
  switch (kind) {
    case ClassReason::Kind::BarePosition:
      return "bare_position";
    case ClassReason::Kind::ClosedRing:
      return "closed_ring";
    case ClassReason::Kind::OtherGroup:
      return "other_group";
    case ClassReason::Kind::NotYetInForce:
      return "not_yet_in_force";
    case ClassReason::Kind::ReferenceStructure:
      return "reference_structure";
    case ClassReason::Kind::TooHeavy:
      return "too_heavy";
    case ClassReason::Kind::NamedByOwnEntry:
      return "named_by_own_entry";
  }
  return "invalid";
}

std::string to_string(Note::Kind kind) {
  switch (kind) {
    case Note::Kind::RowRemark:
      return "row_remark";
    case Note::Kind::NothingFound:
      return "nothing_found";
    case Note::Kind::NotCovered:
      return "not_covered";
    case Note::Kind::DateNotVerified:
      return "date_not_verified";
    case Note::Kind::EarlierText:
      return "earlier_text";
    case Note::Kind::Reading:
      return "reading";
    case Note::Kind::OpenWords:
      return "open_words";
    case Note::Kind::EarlierAnswer:
      return "earlier_answer";
    case Note::Kind::ReachedByClass:
      return "reached_by_class";
    case Note::Kind::LawRead:
      return "law_read";
  }
  return "invalid";
}

std::string to_string(DecidedBy decided_by) {
  switch (decided_by) {
    case DecidedBy::Nothing:
      return "nothing";
    case DecidedBy::EntryRow:
      return "entry_row";
    case DecidedBy::Class:
      return "class";
    case DecidedBy::OpenWords:
      return "open_words";
  }
  return "invalid";
}

std::string to_string(Stage stage) {
  switch (stage) {
    case Stage::Parsed:
      return "parsed";
    case Stage::Standardised:
      return "standardised";
    case Stage::Compared:
      return "compared";
  }
  return "invalid";
}

std::string to_string(GateScreen screen) {
  switch (screen) {
    case GateScreen::None:
      return "none";
    case GateScreen::Record:
      return "record";
    case GateScreen::Composition:
      return "composition";
    case GateScreen::Family:
      return "family";
    case GateScreen::ClassCore:
      return "class_core";
    case GateScreen::Likeness:
      return "likeness";
  }
  return "invalid";
}

std::optional<Status> parse_status(std::string_view text) {
  return support::parse_name<Status>(text);
}

std::optional<Grade> parse_grade(std::string_view text) {
  return support::parse_name<Grade>(text);
}

std::optional<Form> parse_form(std::string_view text) {
  return support::parse_name<Form>(text);
}

std::optional<Wording> parse_wording(std::string_view text) {
  return support::parse_name<Wording>(text);
}

std::optional<Relation> parse_relation(std::string_view text) {
  return support::parse_name<Relation>(text);
}

std::optional<DecidedBy> parse_decided_by(std::string_view text) {
  return support::parse_name<DecidedBy>(text);
}

std::optional<ClassReason::Kind> parse_class_reason_kind(std::string_view text) {
  return support::parse_name<ClassReason::Kind>(text);
}

std::optional<Note::Kind> parse_note_kind(std::string_view text) {
  return support::parse_name<Note::Kind>(text);
}

std::optional<Stage> parse_stage(std::string_view text) {
  return support::parse_name<Stage>(text);
}

std::optional<GateScreen> parse_gate_screen(std::string_view text) {
  return support::parse_name<GateScreen>(text);
}

}  // namespace congener
