// The names of what a finding says, as they stand in reports and options.

#include "congener/finding.hpp"

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

}  // namespace congener
