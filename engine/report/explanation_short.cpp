#include "report/explanation_short.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "congener/set_age.hpp"
#include "finding/order.hpp"
#include "report/explanation_head.hpp"
#include "report/explanation_words.hpp"
#include "report/finding_text.hpp"
#include "report/resemblance_text.hpp"
#include "report/text_layout.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kWhereWidth = 5;
constexpr std::size_t kStatusWidth = 20;
constexpr std::size_t kSinceWidth = 13;  // "by 2018-04-04"
constexpr std::size_t kCertaintyIndent = kWhereWidth + kStatusWidth + kSinceWidth + 6;
constexpr std::size_t kActIndent = 7;
constexpr std::size_t kMostChanges = 2;  // others are told with --full

using Names = std::vector<std::string>;

Names places_with(const Finding& finding, Status status) {
  Names names;
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.status == status) {
      names.push_back(answer.jurisdiction);
    }
  }
  return names;
}

std::string forms_phrase(const Identity& identity) {
  std::string text;
  for (const Form form : identity.forms) {
    text += ", " + in_words(form);
  }
  return text;
}

/// What the record is, in one sentence.
std::string what_it_is(const Finding& finding, const ReferenceSet& set) {
  if (finding.status == Status::NotScreened) {
    return "It was not screened: " + finding.reason;
  }
  Names identities;
  for (const Identity& identity : finding.identities) {
    const bool is_end_product = !role_text(set, identity.entry).empty();
    identities.push_back(identity.entry_name +
                         (is_end_product ? " (a finished drug of the fentanyl class)" : "") +
                         forms_phrase(identity));
  }
  if (!identities.empty()) {
    return "It is " + support::enumerated(identities);
  }
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (is_decided_by_class(answer)) {
      return "Nobody names it, as far as the set knows; the words of " + answer.basis.class_name +
             " (" + answer.jurisdiction + ") reach it";
    }
  }
  if (!finding.nearest.empty()) {
    const Resemblance& nearest = finding.nearest.front();
    return fmt::format("Nobody names it, as far as the set knows; it resembles {}: {}",
                       nearest.entry_name, in_words(finding::likeness_of(nearest)));
  }
  return "No rule of the reference set matched it";
}

/// Where it has this status; empty where nowhere.
std::string where_sentence(const Finding& finding, Status status, const char* verb) {
  const Names names = places_with(finding, status);
  return names.empty() ? "" : fmt::format("{} in {}", verb, support::enumerated(names));
}

std::string resemblance_sentence(const Finding& finding) {
  const Names names = places_with(finding, Status::Analogue);
  if (names.empty()) {
    return {};
  }
  Grade highest = Grade::None;
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    highest = std::max(highest, answer.status == Status::Analogue ? answer.grade : Grade::None);
  }
  return fmt::format("Only resembles what is listed (up to {}) in {}", to_string(highest),
                     support::enumerated(names));
}

/// The site as its family describes it to people.
std::string place_in_words(const SiteChange& change, const Resemblance& resemblance,
                           const ReferenceSet& set) {
  for (const Family& family : set.families) {
    for (const FamilySite& site : family.sites) {
      if (family.id == resemblance.family && site.name == change.site) {
        return site.place;
      }
    }
  }
  return change.site;
}

/// "the sample has benzyl where NPP has 2-phenylethyl, at the ring nitrogen".
std::string difference_sentence(const Finding& finding, const ReferenceSet& set,
                                std::size_t most_changes) {
  if (!finding.identities.empty() || finding.nearest.empty()) {
    return {};
  }
  const Resemblance& nearest = finding.nearest.front();
  Names parts;
  for (const SiteChange& change : nearest.changes) {
    if (parts.size() < most_changes) {
      parts.push_back(fmt::format("{} where {} has {}, at {}", change.to, nearest.entry_name,
                                  change.from, place_in_words(change, nearest, set)));
    }
  }
  if (parts.empty()) {
    return {};
  }
  const std::size_t more = nearest.changes.size() - parts.size();
  return "The sample has " + support::enumerated(parts) +
         (more > 0 ? fmt::format("; {} more with --full", more) : "");
}

std::string doubt_sentence(const Finding& finding) {
  Names doubtful;
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.status >= Status::Watch && is_unverified(answer)) {
      doubtful.push_back(answer.jurisdiction);
    }
  }
  return doubtful.empty() ? ""
                          : fmt::format(
                                "In {} the row or its date was not verified: check the act "
                                "before you rely on it",
                                support::enumerated(doubtful));
}

/// Jurisdictions that were asked and answer nothing.
Names silent_places(const Finding& finding, const DetectorOptions& options) {
  Names names;
  for (const std::string& code : options.jurisdictions) {
    const auto says_something = [&](const JurisdictionFinding& answer) {
      return answer.jurisdiction == code && answer.status > Status::NoFinding;
    };
    if (std::none_of(finding.jurisdictions.begin(), finding.jurisdictions.end(), says_something)) {
      names.push_back(code);
    }
  }
  return names;
}

bool is_described(const ReferenceSet& set, const std::string& jurisdiction) {
  return std::any_of(set.jurisdiction_facts.begin(), set.jurisdiction_facts.end(),
                     [&](const JurisdictionFacts& facts) { return facts.code == jurisdiction; });
}

/// What the set does not hold of the law of those that are silent.
void add_silence(const Finding& finding, const FindingContext& context, Names& sentences) {
  const Names silent = silent_places(finding, context.options);
  if (silent.empty() || finding.status == Status::NotScreened || context.options.changed_since) {
    return;
  }
  const bool is_end_product = std::any_of(
      finding.identities.begin(), finding.identities.end(),
      [&](const Identity& each) { return !role_text(*context.set, each.entry).empty(); });
  const LawKind kind = is_end_product ? LawKind::EndProducts : LawKind::Precursors;
  Names unread;
  Names read;
  Names own;  // lists and packs of the user's, of which there is nothing to read
  for (const std::string& code : silent) {
    if (!is_described(*context.set, code)) {
      own.push_back(code);
      continue;
    }
    const bool is_read = coverage_of(*context.set, code, kind).read != ReadState::NotRead;
    (is_read ? read : unread).push_back(code);
  }
  const char* const law = is_end_product ? "drug law" : "precursor law";
  if (!read.empty()) {
    sentences.push_back(
        fmt::format("Not found in {}, as far as their {} was read; that is no "
                    "evidence that it is uncontrolled",
                    support::enumerated(read), law));
  }
  if (!own.empty()) {
    sentences.push_back(fmt::format("Not found in {}", support::enumerated(own)));
  }
  if (!unread.empty()) {
    sentences.push_back(fmt::format("The set holds no {} of {}", law, support::enumerated(unread)));
  }
}

/// With two days: what differs between them.
std::string changes_sentence(const Finding& finding, const DetectorOptions& options) {
  if (!options.changed_since || finding.status == Status::NotScreened) {
    return {};
  }
  Names parts;
  for (const StatusChange& change : finding.changes) {
    parts.push_back(fmt::format("{} from {} to {}", change.jurisdiction, to_string(change.before),
                                to_string(change.after)));
  }
  return fmt::format("Changed between {} and {}: {}", to_string(*options.changed_since),
                     to_string(options.as_of),
                     parts.empty() ? "nothing" : support::enumerated(parts));
}

}  // namespace

Names short_sentences(const Finding& finding, const FindingContext& context,
                      std::size_t most_changes) {
  Names sentences = {what_it_is(finding, *context.set)};
  for (std::string sentence :
       {changes_sentence(finding, context.options),
        where_sentence(finding, Status::Listed, "Listed"),
        where_sentence(finding, Status::Covered, "Covered by the words of an entry or class"),
        where_sentence(finding, Status::Watch, "Watched, not listed,"),
        resemblance_sentence(finding), difference_sentence(finding, *context.set, most_changes),
        doubt_sentence(finding)}) {
    if (!sentence.empty()) {
      sentences.push_back(std::move(sentence));
    }
  }
  add_silence(finding, context, sentences);
  return sentences;
}

namespace {

std::string status_cell(const JurisdictionFinding& answer) {
  return answer.status == Status::Analogue ? "resembles (" + to_string(answer.grade) + ")"
                                           : to_string(answer.status);
}

std::string since_cell(const JurisdictionFinding& answer) {
  if (answer.status == Status::Analogue) {
    return "";
  }
  if (answer.effective) {
    return to_string(*answer.effective);
  }
  return answer.at_the_latest ? "by " + to_string(*answer.at_the_latest) : "not known";
}

std::string certainty_cell(const JurisdictionFinding& answer) {
  if (answer.status == Status::Analogue) {
    return "";
  }
  std::string text = to_string(answer.confidence);
  text += answer.effective_verified ? "" : "; date not verified";
  for (const Note& note : answer.notes) {
    if (note.kind == Note::Kind::ReachedByClass) {
      text += "; reached by a class since " + to_string(*note.date);
    }
  }
  return text;
}

std::string act_text(const JurisdictionFinding& answer) {
  const std::string place = place_in_law(answer.instrument, answer.list, answer.citation);
  if (answer.status == Status::Analogue) {
    return fmt::format("resembles {}, which is in force here: {}", answer.entry, place);
  }
  std::string text;
  if (is_decided_by_class(answer)) {
    text = fmt::format("class {}: ", answer.rule);
  } else if (!answer.through.jurisdiction.empty()) {
    text = fmt::format("through {}: ", answer.through.jurisdiction);
  }
  return text + place;
}

void write_table(std::ostream& stream, const Finding& finding, std::size_t width) {
  const auto row = [&](const std::string& where, const std::string& status,
                       const std::string& since, const std::string& certainty) {
    stream << wrapped(fmt::format("{}  {}  {}  ", padded(where, kWhereWidth),
                                  padded(status, kStatusWidth), padded(since, kSinceWidth)),
                      certainty, kCertaintyIndent, width);
  };
  if (places_with(finding, Status::NoFinding).size() == finding.jurisdictions.size()) {
    return;
  }
  stream << '\n';
  row("WHERE", "STATUS", "SINCE", "HOW SURE");
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.status > Status::NoFinding) {
      row(answer.jurisdiction, status_cell(answer), since_cell(answer), certainty_cell(answer));
      stream << wrapped(std::string(kActIndent, ' '), support::printable(act_text(answer)),
                        kActIndent, width);
    }
  }
}

void write_likeness(std::ostream& stream, const Finding& finding, std::size_t width) {
  if (finding.nearest.empty() || !finding.identities.empty()) {
    return;  // what it is says more than what it is like
  }
  const Resemblance& nearest = finding.nearest.front();
  std::string text = fmt::format(
      "Resembles {} most ({}): {}. Common part: overlap {:.2f}, fingerprints {:.2f} (Morgan) and "
      "{:.2f} (atom pairs), each from 0 to 1.",
      nearest.entry_name, to_string(nearest.grade), in_words(finding::likeness_of(nearest)),
      nearest.scores.overlap, nearest.scores.morgan, nearest.scores.atom_pair);
  if (nearest.false_flags.molecules > 0) {
    text += fmt::format(" Of ordinary molecules of its size {} are as like to some entry.",
                        rate_text(nearest.false_flags.rate, nearest.false_flags.is_fitted));
  }
  if (finding.nearest.size() > 1) {
    text += fmt::format(" {} more with --full.", finding.nearest.size() - 1);
  }
  stream << '\n' << wrapped("", text, 0, width);
}

/// All of the set need no names; a choice does, because the others were not asked.
std::string places_asked(const FindingContext& context) {
  const std::vector<std::string>& asked = context.options.jurisdictions;
  return asked.size() == context.set->jurisdictions.size()
             ? fmt::format("all {} jurisdictions of the set", asked.size())
             : support::enumerated(asked);
}

void write_settings(std::ostream& stream, const FindingContext& context, std::size_t width) {
  const ReferenceSet& set = *context.set;
  stream << '\n'
         << wrapped("",
                    fmt::format("Law of {} as of {}, by {} {} (SHA-256 {}). Notes, sources and "
                                "atoms with --full.",
                                places_asked(context), to_string(context.options.as_of), set.id,
                                set.version, set.sha256.substr(0, 12)),
                    0, width);
  for (const std::string& notice : age_notices(set, context.options.as_of)) {
    stream << wrapped("", "Notice: " + notice, 0, width);
  }
}

}  // namespace

void write_short_explanation(std::ostream& stream, const std::string& structure,
                             const Finding& finding, std::size_t width) {
  const FindingContext& context = context_of(finding);
  width = std::max(width, kLeastWidth);
  write_head(stream, structure, finding, width);
  stream << "\nIn short\n";
  for (const std::string& sentence : short_sentences(finding, context, kMostChanges)) {
    stream << wrapped("- ", support::printable(sentence) + ".", 2, width);
  }
  write_table(stream, finding, width);
  write_likeness(stream, finding, width);
  write_settings(stream, context, width);
  stream << '\n' << wrapped("", kLimitsSentence, 0, width);
}

}  // namespace congener::report
