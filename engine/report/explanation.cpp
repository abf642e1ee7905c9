#include <fmt/format.h>

#include <ostream>

#include "congener/report.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

const char* in_words(Status status) {
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

const char* in_words(Form form) {
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

const char* in_words(Wording wording) {
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

const char* in_words(Confidence confidence) {
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
    text += fmt::format("{}{}", text.empty() ? "" : " ", atom);
  }
  return text;
}

void write_identity(std::ostream& stream, const Identity& identity) {
  stream << fmt::format("Identity: {} ({}), rung: {}.\n", identity.entry_name, identity.entry,
                        rung(identity));
  for (const Form form : identity.forms) {
    stream << fmt::format("  It is submitted {}.\n", in_words(form));
  }
  if (!identity.other_components.empty()) {
    stream << fmt::format("  Other components: {}.\n",
                          support::join(identity.other_components, ", "));
  }
  stream << fmt::format("  Matched atoms: {}.\n", atoms_text(identity.atoms));
}

std::string date_sentence(const JurisdictionFinding& finding) {
  std::string text = finding.effective
                         ? fmt::format("in force since {}", to_string(*finding.effective))
                         : std::string("effective date not known");
  if (!finding.effective_verified) {
    text += "; the row is applied although its date is not verified";
  }
  if (!finding.effective_note.empty()) {
    text += fmt::format(" ({})", finding.effective_note);
  }
  return text;
}

void write_citation(std::ostream& stream, const JurisdictionFinding& finding) {
  std::string place = finding.instrument;
  for (const std::string* part : {&finding.list, &finding.citation}) {
    if (!part->empty()) {
      place += (place.empty() ? "" : "; ") + *part;
    }
  }
  stream << fmt::format("  Source of law: {}.\n", place.empty() ? "not known" : place);
  stream << fmt::format("  Date: {}.\n", date_sentence(finding));
  stream << fmt::format("  Confidence: {}.\n", in_words(finding.confidence));
}

void write_jurisdiction(std::ostream& stream, const JurisdictionFinding& finding) {
  stream << fmt::format("\n{}: {}", finding.jurisdiction, in_words(finding.status));
  if (finding.status == Status::Analogue) {
    stream << fmt::format(" ({})", to_string(finding.grade));
  }
  stream << ".\n";
  if (finding.status != Status::NoFinding) {
    stream << fmt::format("  Entry {}: {}.\n", finding.entry, finding.basis);
    write_citation(stream, finding);
  }
  for (const FormWording& wording : finding.wording) {
    stream << fmt::format("  Submitted {}: {}.\n", in_words(wording.form),
                          in_words(wording.wording));
  }
  for (const std::string& note : finding.notes) {
    stream << fmt::format("  Note: {}.\n", note);
  }
}

void write_resemblance(std::ostream& stream, const Resemblance& resemblance) {
  stream << fmt::format("  {} ({}): {}", resemblance.entry_name, resemblance.entry,
                        to_string(resemblance.grade));
  if (resemblance.relation == "core") {
    stream << fmt::format(
        ", core and required groups of the {}; core atoms {}, {:.0f} % of the molecule",
        resemblance.family_name, atoms_text(resemblance.atoms),
        100 * resemblance.scores.core_share);
  } else {
    stream << ", by fingerprints only";
  }
  stream << fmt::format("; Tanimoto Morgan {:.3f}, atom pairs {:.3f}; in force in {}.\n",
                        resemblance.scores.morgan, resemblance.scores.atom_pair,
                        support::join(resemblance.jurisdictions, ", "));
}

}  // namespace

void write_explanation(std::ostream& stream, const std::string& structure, const Finding& finding,
                       const ReferenceSet& set, const DetectorOptions& options) {
  constexpr std::size_t kMostCharacters = 500;
  stream << fmt::format("Structure: {}\n", support::shortened(structure, kMostCharacters));
  stream << fmt::format("Reference set: {} {} (SHA-256 {}), applied as of {} to {}.\n", set.id,
                        set.version, set.sha256.substr(0, 12), to_string(options.as_of),
                        support::join(options.jurisdictions, ", "));
  stream << fmt::format("Status: {}: {}", to_string(finding.status), in_words(finding.status));
  if (finding.status == Status::Analogue) {
    stream << fmt::format(" (grade {})", to_string(finding.grade));
  }
  stream << (finding.reason.empty() ? ".\n" : fmt::format(": {}.\n", finding.reason));
  for (const Identity& identity : finding.identities) {
    write_identity(stream, identity);
  }
  if (const std::string gap = gap_sentence(finding.gap, options.as_of); !gap.empty()) {
    stream << fmt::format("Gap: {}.\n", gap);
  }
  for (const JurisdictionFinding& jurisdiction : finding.jurisdictions) {
    write_jurisdiction(stream, jurisdiction);
  }
  if (!finding.nearest.empty()) {
    stream << "\nResembles, closest first:\n";
    for (const Resemblance& resemblance : finding.nearest) {
      write_resemblance(stream, resemblance);
    }
  }
  stream << "\n" << kLimitsSentence << "\n";
}

}  // namespace congener
