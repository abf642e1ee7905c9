#include "report/explanation_words.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace congener::report {
namespace {

/// Texts of a reference set may run over several lines.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char character : text) {
    const bool is_white = character == ' ' || (character >= '\t' && character <= '\r');
    if (!is_white) {
      line += character;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return support::printable(support::trim(line));
}

bool is_verified(Confidence confidence) {
  return confidence == Confidence::Confirmed || confidence == Confidence::Secondary;
}

}  // namespace

std::string in_words(Status status) {
  switch (status) {
    case Status::Listed:
      return "the same substance as a listed entry";
    case Status::Covered:
      return "inside the wording of an entry";
    case Status::Watch:
      return "only on a published watch list or advance notice";
    case Status::Analogue:
      return "not listed as such, but resembles a listed entry";
    case Status::NoFinding:
      return "no rule of this reference set matched";
    case Status::NotScreened:
      return "not screened";
  }
  return "";
}

std::string in_words(Form form) {
  switch (form) {
    case Form::SaltOrSolvate:
      return "as a salt or solvate";
    case Form::CovalentHydrate:
      return "as the gem-diol (covalent hydrate) of the ketone";
    case Form::Mixture:
      return "together with another component";
    case Form::Charge:
      return "in a charged form without its counter-ion";
    case Form::Stereo:
      return "as a stereoisomer, or with stereo left open";
    case Form::Isotope:
      return "isotopically labelled";
    case Form::Tautomer:
      return "as a tautomer";
  }
  return "";
}

std::string in_words(Wording wording) {
  switch (wording) {
    case Wording::Mentioned:
      return "its words mention this form";
    case Wording::Silent:
      return "its words, as read, are silent on this form";
    case Wording::NotRead:
      return "its words on forms have not been read";
  }
  return "";
}

std::string in_words(Confidence confidence) {
  switch (confidence) {
    case Confidence::Confirmed:
      return "confirmed in the official text or a mirror of it";
    case Confidence::Secondary:
      return "read in a secondary source";
    case Confidence::Derived:
      return "our own reading or computation";
    case Confidence::Unverified:
      return "unverified: check before use";
  }
  return "";
}

std::string atoms_text(const std::vector<int>& atoms) {
  std::string text;
  for (const int atom : atoms) {
    text += fmt::format("{}{}", text.empty() ? "" : " ", atom + 1);
  }
  return text;
}

std::string place_in_law(const std::string& instrument, const std::string& list,
                         const std::string& citation) {
  std::string place = instrument;
  for (const std::string* part : {&list, &citation}) {
    if (!part->empty()) {
      place += (place.empty() ? "" : "; ") + *part;
    }
  }
  return place.empty() ? "not known" : place;
}

std::string date_text(const JurisdictionFinding& finding) {
  std::string text;
  if (!finding.effective) {
    text = "effective date not known";
    text += finding.effective_verified ? ", but it applies by now" : "";
  } else {
    text = "in force since " + to_string(*finding.effective);
    if (is_verified(finding.effective_confidence)) {
      text += ", verified";
    } else if (finding.effective_verified) {
      text += ", a date that is not verified, but it applies by now";
    }
  }
  if (!finding.effective_verified) {
    text += "; the row is applied although its date is not verified";
  }
  return finding.effective_note.empty() ? text
                                        : fmt::format("{} ({})", text, finding.effective_note);
}

std::string role_text(const ReferenceSet& set, const std::string& entry) {
  const int index = find_entry(set, entry);
  const bool is_end_product =
      index >= 0 && set.entries[static_cast<std::size_t>(index)].role == EntryRole::EndProduct;
  return is_end_product
             ? "a fentanyl-class end product, in the set as the core of class definitions"
             : "";
}

void write_sentence(std::ostream& stream, std::size_t indent, std::string_view text) {
  const std::string line = on_one_line(text);
  const bool is_ended =
      !line.empty() && std::string_view(".?!").find(line.back()) != std::string_view::npos;
  stream << std::string(indent, ' ') << line << (is_ended ? "\n" : ".\n");
}

}  // namespace congener::report
