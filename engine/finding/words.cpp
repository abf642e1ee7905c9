// The English of a finding. The tiers that decide give data; this is the one place that makes
// sentences of it.

#include <fmt/format.h>

#include <array>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "congener/finding.hpp"
#include "finding/words.hpp"
#include "support/text.hpp"

namespace congener {

const char* const kLimitsSentence =
    "Screening aid. Not an identification of a substance and not a legal determination. "
    "\"No finding\" means that no rule of this reference set matched at these settings; it does "
    "not "
    "mean that the substance is uncontrolled.";

namespace {

std::string listing_text(const GapListing& listing) {
  if (!listing.since) {
    return listing.jurisdiction + " (date not known)";
  }
  return fmt::format("{} since {}{}", listing.jurisdiction, to_string(*listing.since),
                     listing.since_verified ? "" : " (date not verified)");
}

std::string listed_or(const std::vector<std::string>& parts, const char* separator) {
  return parts.empty() ? "hydrogen only" : support::join(parts, separator);
}

std::string answer_in_words(const Note& note) {
  std::string text = fmt::format("on {}: {}", to_string(*note.date), to_string(note.status));
  if (note.status != Status::NoFinding) {
    text +=
        fmt::format(" ({}{}{})", note.subject, note.citation.empty() ? "" : ", ", note.citation);
  }
  return text;
}

/// "Nothing was found" is told with how much was read.
std::string law_read_in_words(const Note& note) {
  const LawCoverage& coverage = *note.coverage;
  const bool is_drug_law = coverage.kind == LawKind::EndProducts;
  const char* const law = is_drug_law ? "drug law" : "precursor law";
  const std::string as_of = coverage.as_of ? ", as of " + to_string(*coverage.as_of) : "";
  const std::string gaps = coverage.gaps.empty() ? "" : "; unread: " + coverage.gaps;
  switch (coverage.read) {
    case ReadState::NotRead:
      return fmt::format("identical to {}{}; this set holds no {} of {}", note.text,
                         is_drug_law ? ", an end product" : "", law, note.subject);
    case ReadState::InPart:
      return fmt::format("{} was not found; the {} of {} was read in part{}{}", note.text, law,
                         note.subject, as_of, gaps);
    case ReadState::Whole:
      return fmt::format("{} was not found in the {} of {}, which was read whole{}{}", note.text,
                         law, note.subject, as_of, gaps);
  }
  return "invalid";
}

std::string row_in_words(const Basis& basis) {
  switch (basis.row_status) {
    case ControlStatus::BelievedListed:
      return "believed listed, no text read: " + basis.scope;
    case ControlStatus::Covered:
      return "inside the wording of another entry: " + basis.scope;
    case ControlStatus::Temporary:
      return "temporary entry: " + basis.scope;
    case ControlStatus::Watch:
      return "surveillance list or advance notice only: " + basis.scope;
    default:
      return "by name: " + basis.scope;
  }
}

}  // namespace

std::string gap_sentence(const Gap& gap, const Date& as_of) {
  if (gap.listed_in.empty() || gap.not_found_in.empty()) {
    return {};
  }
  std::map<Status, std::vector<std::string>, std::greater<>> groups;
  for (const GapListing& listing : gap.listed_in) {
    groups[listing.status].push_back(listing_text(listing));
  }
  std::string sentence;
  for (const auto& [status, listings] : groups) {
    sentence += fmt::format("{} in {}; ", to_string(status), support::enumerated(listings));
  }
  return sentence + fmt::format("not found in {} as of {}", support::join(gap.not_found_in, ", "),
                                to_string(as_of));
}

std::string in_words(const ClassReason& reason) {
  switch (reason.kind) {
    case ClassReason::Kind::BarePosition:
      return "a position of the core that must bear hydrogen only bears " +
             listed_or(reason.found, " and ");
    case ClassReason::Kind::ClosedRing:
      return fmt::format("{} closes a ring with {} positions of the core, which no words allow",
                         listed_or(reason.found, " and "), reason.positions);
    case ClassReason::Kind::OtherGroup:
      return fmt::format("{} bears {}; the words reach {}", reason.site,
                         listed_or(reason.found, " and "), listed_or(reason.allowed, " or "));
    case ClassReason::Kind::NotYetInForce:
      return fmt::format("it meets {} ({}), in force from {} on", reason.limb, reason.words,
                         to_string(*reason.date));
    case ClassReason::Kind::ReferenceStructure:
      return "it is the reference structure itself, changed in none of the ways of the definition";
    case ClassReason::Kind::TooHeavy:
      return fmt::format("its molecular mass is over {} u", reason.limit_u);
    case ClassReason::Kind::NamedByOwnEntry:
      return fmt::format(
          "it is named by an entry of its own ({}), and the words leave out what is "
          "named otherwise",
          reason.words);
  }
  return "invalid";
}

std::string in_words(const Note& note) {
  switch (note.kind) {
    case Note::Kind::RowRemark:
    case Note::Kind::NothingFound:
      return note.text;
    case Note::Kind::NotCovered:
      return fmt::format("on our reading not covered by {}: {}", note.citation, note.text);
    case Note::Kind::DateNotVerified:
      return fmt::format("{} not applied: its effective date {} is not verified", note.citation,
                         to_string(*note.date));
    case Note::Kind::EarlierText:
      return fmt::format("covered by an earlier text of the class since {}: {}",
                         to_string(*note.date), note.citation);
    case Note::Kind::Reading:
      return fmt::format("rests on the reading {}: {}", note.subject, note.text);
    case Note::Kind::OpenWords:
      return fmt::format(
          "the words of {} reach derivatives and analogues, without a structural rule; whether "
          "this "
          "substance falls under them is not for a program to say",
          note.citation);
    case Note::Kind::EarlierAnswer:
      return answer_in_words(note);
    case Note::Kind::ReachedByClass:
      return fmt::format(
          "the class \"{}\" reached it since {}, until a row of its own named it: {}", note.subject,
          to_string(*note.date), note.citation);
    case Note::Kind::LawRead:
      return law_read_in_words(note);
  }
  return "invalid";
}

std::string in_words(const Likeness& likeness) {
  const std::string groups = support::join(likeness.protecting_groups, " and ");
  const std::string under = groups.empty() ? "" : ", looking past " + groups;
  switch (likeness.relation) {
    case Relation::None:
      break;
    case Relation::Similar:
      return "much of its graph" + under;
    case Relation::CoreModified:
      return fmt::format("required groups of the {} on a changed core, {}{}", likeness.family_name,
                         likeness.variant, under);
    case Relation::SiteModified:
      return fmt::format("same core and required groups ({}){}", likeness.family_name, under);
    case Relation::PartOfEntry:
      return fmt::format("a part of it that keeps the core and required groups of the {}{}",
                         likeness.family_name, under);
    case Relation::Masked:
      return "the same structure under " + groups;
  }
  return "none";
}

std::string finding::headline_of(const Finding& finding, const AnswerName& name_of) {
  constexpr std::array<std::pair<Status, const char*>, 4> kVerbs = {
      {{Status::Listed, "listed in "},
       {Status::Covered, "covered in "},
       {Status::Watch, "watched in "},
       {Status::Analogue, "resembles listed entries in "}}};
  std::vector<std::string> parts;
  for (const auto& [status, verb] : kVerbs) {
    std::vector<std::string> places;
    for (const JurisdictionFinding& answer : finding.jurisdictions) {
      if (answer.status == status) {
        places.push_back(name_of(answer));
      }
    }
    if (!places.empty()) {
      parts.push_back(verb + support::join(places, ", "));
    }
  }
  return support::join(parts, "; ");
}

std::string headline(const Finding& finding) {
  return finding::headline_of(
      finding, [](const JurisdictionFinding& answer) { return answer.jurisdiction; });
}

std::string basis_in_words(const JurisdictionFinding& answer) {
  const Basis& basis = answer.basis;
  if (basis.likeness) {
    return fmt::format("resembles {}: {}", basis.likeness->entry_name, in_words(*basis.likeness));
  }
  if (answer.decided_by == DecidedBy::Class) {
    std::vector<std::string> limbs;
    for (const LimbMet& limb : basis.limbs) {
      limbs.push_back(fmt::format("{} ({})", limb.key, limb.words));
    }
    return fmt::format("inside the words of {}{}{}", basis.class_name, limbs.empty() ? "" : ": ",
                       support::join(limbs, "; "));
  }
  return answer.decided_by == DecidedBy::EntryRow ? row_in_words(basis) : "";
}

}  // namespace congener
