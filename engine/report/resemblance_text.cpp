#include "report/resemblance_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "finding/order.hpp"
#include "report/explanation_words.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

/// 25,000 for 25,432: two digits are all that such a rate can mean.
std::string round_number(double value) {
  const double magnitude = std::pow(10.0, std::max(0.0, std::floor(std::log10(value)) - 1));
  const auto rounded =
      static_cast<std::uint64_t>(std::llround(value / magnitude) * std::llround(magnitude));
  std::string digits = std::to_string(rounded);
  for (std::size_t place = digits.size(); place > 3; place -= 3) {
    digits.insert(place - 3, ",");
  }
  return digits;
}

void write_scores(std::ostream& stream, const Resemblance& resemblance) {
  const Scores& scores = resemblance.scores;
  const ScoreRarities& rarities = resemblance.rarities;
  if (rarities.entry.empty()) {
    write_sentence(stream, 4,
                   fmt::format("Scores: graph overlap {:.3f}, Tanimoto Morgan {:.3f}, atom pairs "
                               "{:.3f}; how rare they are is not known, the reference set has no "
                               "calibration",
                               scores.overlap, scores.morgan, scores.atom_pair));
    return;
  }
  const auto part = [](const char* name, double score, const Rarity& rarity) {
    const std::string rate = rarity.molecules == 0 ? "not counted between such sizes"
                                                   : rate_text(rarity.rate, rarity.is_fitted);
    return fmt::format("{} {:.3f} ({})", name, score, rate);
  };
  write_sentence(
      stream, 4,
      fmt::format("Scores, and how many ordinary molecules of this size reach them{}: {}, {}, {}",
                  rarities.entry == resemblance.entry
                      ? ""
                      : " against " + rarities.entry + ", for lack of counts of its own",
                  part("graph overlap", scores.overlap, rarities.overlap),
                  part("Tanimoto Morgan", scores.morgan, rarities.morgan),
                  part("atom pairs", scores.atom_pair, rarities.atom_pair)));
  const Rarity& together = resemblance.false_flags;
  write_sentence(
      stream, 4,
      fmt::format(
          "Ordinary molecules of this size that are as like to some entry by "
          "the three together{}: {}",
          has_family_core(resemblance) ? ", with the core and required groups of a family" : "",
          rate_text(together.rate, together.is_fitted)));
}

/// What the grade of a member of a family follows from.
void write_closeness(std::ostream& stream, const Closeness& closeness) {
  write_sentence(
      stream, 4,
      fmt::format("Closeness {:.2f} of 1: the common part is {:.0f} % of the molecule and {:.0f} % "
                  "of the entry; {} heavy atoms added, {} missing; fingerprints {:.2f}; {}",
                  closeness.value, 100 * closeness.molecule_share, 100 * closeness.entry_share,
                  closeness.added_atoms, closeness.missing_atoms, closeness.fingerprints,
                  closeness.core_rarity > 0
                      ? "core in " + rate_text(std::pow(10, -closeness.core_rarity), false) +
                            " ordinary molecules"
                      : "how rare the core is was not counted"));
}

}  // namespace

std::string resemblance_text(const Resemblance& resemblance) {
  std::string text = to_string(resemblance.relation);
  if (!resemblance.protecting_groups.empty()) {
    text += " (" + support::join(resemblance.protecting_groups, ", ") + ")";
  }
  if (!resemblance.family_name.empty()) {
    text += ": " + resemblance.family_name;
  }
  if (!resemblance.variant.empty()) {
    text += ", " + resemblance.variant;
  }
  return text;
}

std::string site_changes_text(const Resemblance& resemblance) {
  std::vector<std::string> parts;
  for (const SiteChange& change : resemblance.changes) {
    parts.push_back(fmt::format("{}: {} -> {}", change.site, change.from, change.to));
  }
  return support::join(parts, "; ");
}

std::string rate_text(double rate, bool is_fitted) {
  constexpr double kRarestTold = 1e-9;
  constexpr double kCommon = 0.5;
  if (rate > kCommon) {
    return "most";
  }
  if (rate < kRarestTold) {
    return "fewer than 1 in 1,000,000,000";
  }
  return fmt::format("about 1 in {}{}", round_number(1 / rate), is_fitted ? ", fitted" : "");
}

void write_resemblance(std::ostream& stream, const Resemblance& resemblance) {
  stream << fmt::format("  {} ({}): {}; {}.\n", resemblance.entry_name, resemblance.entry,
                        to_string(resemblance.grade), in_words(finding::likeness_of(resemblance)));
  if (!resemblance.changes.empty()) {
    write_sentence(stream, 4, "What differs: " + site_changes_text(resemblance));
  }
  if (!resemblance.atoms.empty()) {
    write_sentence(
        stream, 4,
        fmt::format("{} {}{}; mass {:+.2f} u",
                    resemblance.family.empty() ? "Atoms of the overlap:" : "Core atoms",
                    atoms_text(resemblance.atoms),
                    resemblance.family.empty()
                        ? ""
                        : fmt::format(", {:.0f} % of {}", 100 * resemblance.scores.core_share,
                                      resemblance.protecting_groups.empty()
                                          ? "the molecule"
                                          : "what is left of the molecule"),
                    resemblance.mass_difference_u));
  }
  if (resemblance.closeness) {
    write_closeness(stream, *resemblance.closeness);
  }
  write_scores(stream, resemblance);
  write_sentence(stream, 4, "In force in " + support::join(resemblance.jurisdictions, ", "));
}

}  // namespace congener::report
