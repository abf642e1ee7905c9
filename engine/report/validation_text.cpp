// The validation as a table to be filed.

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/validation.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using support::printable;

std::string cell(std::string_view text, std::size_t width) {
  return fmt::format("{:<{}}", support::shortened(text, width), width);
}

/// "93.88 %", with as many digits as a small share needs.
std::string percent(double share) {
  const double value = share * 100.0;
  return value != 0.0 && value < 1.0 ? fmt::format("{:.4f} %", value)
                                     : fmt::format("{:.2f} %", value);
}

/// "46 of 49, 93.88 % (83.13 % to 98.72 %)"
std::string text_of(const Proportion& part) {
  if (part.of == 0) {
    return "0 of 0";
  }
  return fmt::format("{} of {}, {} ({} to {})", part.count, part.of,
                     percent(static_cast<double>(part.count) / static_cast<double>(part.of)),
                     percent(part.low), percent(part.high));
}

/// "covered, inside us-4ap-listing; nearest 4-ap, strong (core: 4-anilinopiperidines)"
std::string text_of(const Judgement& judgement) {
  std::string text = to_string(judgement.status);
  if (judgement.status == Status::Analogue) {
    text += " " + to_string(judgement.grade);
  }
  if (!judgement.rule.empty()) {
    text += ", inside " + judgement.rule;
  } else if (!judgement.entry.empty()) {
    text += ", is " + judgement.entry;
  }
  if (is_resembling(judgement)) {
    text += fmt::format("; nearest {}, {} ({}{}{})", judgement.nearest,
                        to_string(judgement.nearest_grade), judgement.relation,
                        judgement.family.empty() ? "" : ": ", judgement.family);
  }
  if (!judgement.reason.empty()) {
    text += ": " + judgement.reason;
  }
  return printable(text);
}

std::string listed_or_none(const std::vector<std::string>& words) {
  return words.empty() ? "none" : support::join(words, ", ");
}

void write_heading(std::ostream& stream, const std::string& words) {
  stream << '\n' << words << '\n' << std::string(words.size(), '-') << '\n';
}

void write_input(std::ostream& stream, const char* what, const ValidatedInput& input) {
  stream << fmt::format("{} {}: {} records, SHA-256 {}\n", what, printable(input.name),
                        input.records, input.sha256);
}

void write_head(std::ostream& stream, const ValidationReport& report) {
  stream << "Congener validation\n===================\n";
  stream << fmt::format("congener {}, RDKit {}, Boost {}\n", report.program_version,
                        report.rdkit_version, report.boost_version);
  stream << fmt::format("reference set {} {}, SHA-256 {}\n", report.set_id, report.set_version,
                        report.set_sha256);
  stream << fmt::format(
      "calibration {} ordinary molecules{}\n", report.calibration_molecules,
      report.calibration_sha256.empty() ? "" : ", SHA-256 " + report.calibration_sha256);
  stream << fmt::format(
      "law as of {}, jurisdictions {}, lowest grade {}, false flags at most {:g}\n",
      to_string(report.settings.as_of), support::join(report.settings.jurisdictions, " "),
      to_string(report.settings.minimum_grade), report.settings.max_false_flags);
  for (const ValidatedInput& input : report.positive_inputs) {
    write_input(stream, "positives ", input);
  }
  for (const BackgroundResult& background : report.backgrounds) {
    write_input(stream, "background", background.input);
  }
  stream << "Bounds in parentheses are exact (Clopper-Pearson), 95 %.\n";
}

void write_kind(std::ostream& stream, const KindResult& kind) {
  const AnswerCounts& counts = kind.counts;
  stream << cell(kind.kind, 34)
         << fmt::format(" {:>6} {:>7} {:>5} {:>6} {:>8} {:>4} {:>7} {:>6}\n", counts.listed,
                        counts.covered, counts.watch, counts.strong, counts.moderate, counts.weak,
                        counts.no_finding, counts.not_screened)
         << "  flagged " << text_of(kind.flagged) << '\n';
}

void write_positives(std::ostream& stream, const ValidationReport& report) {
  write_heading(stream, "Positives: molecules that should be flagged");
  if (report.positive_inputs.empty()) {
    stream << "none given\n";
    return;
  }
  stream << fmt::format("{:<34} {:>6} {:>7} {:>5} {:>6} {:>8} {:>4} {:>7} {:>6}\n", "kind",
                        "listed", "covered", "watch", "strong", "moderate", "weak", "no find",
                        "failed");
  for (const KindResult& kind : report.kinds) {
    write_kind(stream, kind);
  }
  write_kind(stream, report.all_positives);
  write_kind(stream, report.unnamed_positives);
  stream << fmt::format("not flagged: {}\n", report.missed.size());
  for (const JudgedMolecule& missed : report.missed) {
    stream << fmt::format("  {}:{} {} ({}): {}\n", printable(missed.input), missed.line,
                          printable(missed.id), printable(missed.kind), text_of(missed.judgement));
  }
}

std::string grades(const AnswerCounts& counts) {
  return fmt::format("{}/{}/{}", counts.strong, counts.moderate, counts.weak);
}

void write_band(std::ostream& stream, const BandResult& band) {
  const AnswerCounts& members = band.members;
  stream << fmt::format("  {:<12} {:>9} {:>18} {:>14} {:>14}  {}\n", band.heavy_atoms,
                        screened(members) + screened(band.others),
                        fmt::format("{}/{}/{}", members.listed, members.covered, members.watch),
                        grades(members), grades(band.others), text_of(band.false_flags[0]));
}

void write_flagged(std::ostream& stream, const char* what, std::uint64_t count,
                   const std::vector<JudgedMolecule>& molecules) {
  stream << fmt::format("  {}: {}\n", what, count);
  for (const JudgedMolecule& molecule : molecules) {
    stream << fmt::format("    line {} {}: {}\n", molecule.line, printable(molecule.id),
                          text_of(molecule.judgement));
  }
  if (molecules.size() < count) {
    stream << fmt::format("    and {} more\n", count - molecules.size());
  }
}

void write_background(std::ostream& stream, const BackgroundResult& background) {
  stream << fmt::format("{}: {} records, {} not screened\n", printable(background.input.name),
                        background.input.records, background.not_screened);
  stream << fmt::format("  {:<12} {:>9} {:>18} {:>14} {:>14}  {}\n", "heavy atoms", "screened",
                        "listed/cov./watch", "members s/m/w", "others s/m/w", "false flags");
  for (const BandResult& band : background.bands) {
    write_band(stream, band);
  }
  const BandResult& all = background.bands.back();
  stream << "  of at least moderate grade: " << text_of(all.false_flags[1]) << '\n';
  stream << "  of strong grade: " << text_of(all.false_flags[2]) << '\n';
  stream << "  flagged in all, members included: " << text_of(all.all_flags) << '\n';
  write_flagged(stream, "false flags", flagged(all.others), background.false_flags);
  write_flagged(stream, "members, to be looked at", flagged(all.members), background.members);
}

void write_backgrounds(std::ostream& stream, const ValidationReport& report) {
  write_heading(stream, "Backgrounds: ordinary molecules");
  stream
      << "Members are named in law or on watch lists, inside words of law, or carry the core and\n"
         "the required groups of a family; others that are flagged are false flags.\n"
         "s/m/w: analogues of strong, moderate and weak grade.\n";
  for (const BackgroundResult& background : report.backgrounds) {
    write_background(stream, background);
  }
  if (report.backgrounds.empty()) {
    stream << "none given\n";
  }
}

void write_left_out(std::ostream& stream, const ValidationReport& report) {
  write_heading(stream, "Leave one entry out: each compared entry, asked for without itself");
  stream << "flagged " << text_of(report.left_out_flagged) << '\n';
  stream << "resembling another entry " << text_of(report.left_out_resembling) << '\n';
  for (const EntryResult& entry : report.left_out) {
    stream << fmt::format("  {} {}\n", cell(entry.entry, 38), text_of(entry.judgement));
  }
}

/// "1 in 1000 of zinc.smi (5000 molecules)"
std::string rate_text(const BaselineResult& baseline) {
  return fmt::format("1 in {:.0f} of {} ({} molecules)", 1.0 / baseline.rate,
                     printable(baseline.background), baseline.molecules);
}

/// Calls write for each baseline whose background is large enough; names the others once.
template <typename Write>
void for_each_resolved(std::ostream& stream, const char* indent,
                       const std::vector<BaselineResult>& baselines, Write write) {
  for (const BaselineResult& baseline : baselines) {
    if (baseline.is_resolved) {
      stream << fmt::format("{}{}, {}: cut-off {:.4f}", indent, baseline.metric,
                            rate_text(baseline), baseline.cut_off);
      write(baseline);
    } else if (baseline.metric == baselines.front().metric) {
      stream << indent << "baselines: too few molecules for " << rate_text(baseline) << '\n';
    }
  }
}

void write_replay(std::ostream& stream, const ReplayResult& replay) {
  stream << fmt::format("{}: in force {}\n", to_string(replay.day),
                        listed_or_none(replay.in_force));
  stream << fmt::format("  no date of listing known, left out: {}\n",
                        listed_or_none(replay.undated));
  stream << "  listed later, flagged on this day: " << text_of(replay.later_flagged) << '\n';
  stream << "  listed later, resembling an entry: " << text_of(replay.later_resembling) << '\n';
  for (const EntryResult& entry : replay.later) {
    stream << fmt::format("    {} {}  {}\n", cell(entry.entry, 38),
                          entry.listed_since ? to_string(*entry.listed_since) : "",
                          text_of(entry.judgement));
  }
  for (const auto& [name, band] : replay.backgrounds) {
    stream << fmt::format("  false flags in {}: {}\n", printable(name),
                          text_of(band.false_flags[0]));
    stream << fmt::format("    at least moderate {}\n", text_of(band.false_flags[1]));
    stream << fmt::format("    members included {}\n", text_of(band.all_flags));
  }
  for_each_resolved(stream, "  ", replay.baselines, [&](const BaselineResult& baseline) {
    stream << fmt::format(", finds {} of {}, misses {}\n", baseline.later_entries.count,
                          baseline.later_entries.of, listed_or_none(baseline.missed));
  });
}

void write_baselines(std::ostream& stream, const ValidationReport& report) {
  write_heading(stream, "Baselines: one similarity and a plain cut-off, same data");
  stream
      << "Best Tanimoto of the largest component, uncharged, to any compared entry in force. The\n"
         "cut-off is set on the background without its members, which favours the baseline.\n";
  for_each_resolved(stream, "", report.baselines, [&](const BaselineResult& baseline) {
    stream << "\n  positives found " << text_of(baseline.positives) << '\n';
    stream << "  all but listed  " << text_of(baseline.unnamed) << '\n';
    for (const auto& [kind, part] : baseline.by_kind) {
      stream << fmt::format("    {} {}\n", cell(kind, 40), text_of(part));
    }
  });
}

}  // namespace

void write_validation_text(std::ostream& stream, const ValidationReport& report) {
  write_head(stream, report);
  write_positives(stream, report);
  write_backgrounds(stream, report);
  write_left_out(stream, report);
  if (!report.replays.empty()) {
    write_heading(stream, "Replay: with only what was in force at the end of earlier years");
  }
  for (const ReplayResult& replay : report.replays) {
    write_replay(stream, replay);
  }
  if (!report.baselines.empty()) {
    write_baselines(stream, report);
  }
  stream << '\n' << kLimitsSentence << '\n';
  stream << "End of validation report.\n";
}

}  // namespace congener
