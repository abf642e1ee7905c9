// The words of a reference set's enumerators, as its files and all reports write them.

#include "congener/reference_set.hpp"
#include "support/parse_name.hpp"

namespace congener {

// The switches have no default, so that the compiler names a forgotten enumerator.

std::string to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::Confirmed:
      return "confirmed";
    case Confidence::Secondary:
      return "secondary";
    case Confidence::Derived:
      return "derived";
    case Confidence::Unverified:
      return "unverified";
  }
  return "invalid";
}

std::string to_string(ControlStatus status) {
  switch (status) {
    case ControlStatus::Listed:
      return "listed";
    case ControlStatus::BelievedListed:
      return "believed_listed";
    case ControlStatus::Covered:
      return "covered";
    case ControlStatus::ScopeExtended:
      return "scope_extended";
    case ControlStatus::Temporary:
      return "temporary";
    case ControlStatus::Watch:
      return "watch";
    case ControlStatus::NotFound:
      return "not_found";
    case ControlStatus::NotCovered:
      return "not_covered";
  }
  return "invalid";
}

std::string to_string(EntryRole role) {
  switch (role) {
    case EntryRole::Precursor:
      return "precursor";
    case EntryRole::EndProduct:
      return "end_product";
  }
  return "invalid";
}

std::string to_string(ClassKind kind) {
  switch (kind) {
    case ClassKind::Closed:
      return "closed";
    case ClassKind::Open:
      return "open";
    case ClassKind::Text:
      return "text";
  }
  return "invalid";
}

std::string to_string(WordingForm form) {
  switch (form) {
    case WordingForm::Salts:
      return "salts";
    case WordingForm::Stereoisomers:
      return "stereoisomers";
    case WordingForm::Isomers:
      return "isomers";
    case WordingForm::Mixtures:
      return "mixtures";
    case WordingForm::Isotopologues:
      return "isotopologues";
    case WordingForm::Derivatives:
      return "derivatives";
    case WordingForm::Analogues:
      return "analogues";
  }
  return "invalid";
}

std::optional<Confidence> parse_confidence(std::string_view text) {
  return support::parse_name<Confidence>(text);
}

std::optional<ControlStatus> parse_control_status(std::string_view text) {
  return support::parse_name<ControlStatus>(text);
}

std::string to_string(LawKind kind) {
  switch (kind) {
    case LawKind::Precursors:
      return "precursors";
    case LawKind::EndProducts:
      return "end_products";
    case LawKind::SurveillanceLists:
      return "surveillance_lists";
    case LawKind::GenericDefinitions:
      return "generic_definitions";
  }
  return "invalid";
}

std::string to_string(ReadState state) {
  switch (state) {
    case ReadState::NotRead:
      return "not_read";
    case ReadState::InPart:
      return "in_part";
    case ReadState::Whole:
      return "whole";
  }
  return "invalid";
}

std::optional<LawKind> parse_law_kind(std::string_view text) {
  return support::parse_name<LawKind>(text);
}

std::optional<ReadState> parse_read_state(std::string_view text) {
  return support::parse_name<ReadState>(text);
}

std::optional<EntryRole> parse_entry_role(std::string_view text) {
  return support::parse_name<EntryRole>(text);
}

std::optional<WordingForm> parse_wording_form(std::string_view text) {
  return support::parse_name<WordingForm>(text);
}

std::optional<ClassKind> parse_class_kind(std::string_view text) {
  return support::parse_name<ClassKind>(text);
}

}  // namespace congener
