// Reads and writes calibration files.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>
#include <utility>

#include "calibration/score_grid.hpp"
#include "congener/calibration.hpp"
#include "congener/error.hpp"
#include "congener/reference_set.hpp"
#include "reference/load_common.hpp"
#include "reference/toml_reader.hpp"
#include "support/sha256.hpp"
#include "support/text.hpp"

namespace congener {
namespace reference {
namespace {

constexpr int kSchema = 1;

constexpr std::array<std::pair<const char*, ScoreKind>, 5> kScoreKinds = {
    {{"overlap", ScoreKind::Overlap},
     {"morgan", ScoreKind::Morgan},
     {"atom_pair", ScoreKind::AtomPair},
     {"likeness", ScoreKind::Likeness},
     {"member_likeness", ScoreKind::MemberLikeness}}};

std::string sha256_of(TomlTable& table, const std::string& key) {
  std::string digits = table.text(key);
  if (digits.size() != 64 || digits.find_first_not_of("0123456789abcdef") != std::string::npos) {
    table.fail_at(key, "must be 64 lower-case hexadecimal digits");
  }
  return digits;
}

CalibrationSource load_source(TomlTable& table) {
  CalibrationSource source;
  source.name = table.text("name");
  source.sha256 = sha256_of(table, "sha256");
  source.molecules = table.count("molecules");
  table.finish();
  return source;
}

FamilyCount load_family_count(TomlTable& table, const std::vector<FamilyCount>& earlier) {
  FamilyCount count;
  count.family = table.text("id");
  count.members = table.count("members");
  count.molecules = table.count("molecules");
  table.finish();
  if (count.members > count.molecules || count.molecules == 0) {
    table.fail_at("members", "counts more than the molecules that were looked at, or none were");
  }
  if (std::any_of(earlier.begin(), earlier.end(),
                  [&](const FamilyCount& other) { return other.family == count.family; })) {
    table.fail_at("id", "an earlier [[family]] has this id");
  }
  return count;
}

void check_sizes(const TomlTable& table, const ScoreTail& tail) {
  if (tail.heavy_atoms_min < 0) {
    table.fail_at("heavy_atoms_min", "must not be negative");
  }
  if (tail.heavy_atoms_max != 0 && tail.heavy_atoms_max < tail.heavy_atoms_min) {
    table.fail_at("heavy_atoms_max", "must be 0 (no limit) or not below heavy_atoms_min");
  }
}

/// Written so that what is no number fails too.
void check_grid(const TomlTable& table, const ScoreTail& tail) {
  if (!(tail.first_score >= 0.0 && tail.first_score <= 1.0)) {
    table.fail_at("first_score", "must be 0 to 1");
  }
  constexpr double kSmallestStep = 1e-4;
  if (!(tail.step >= kSmallestStep && tail.step <= 1.0)) {
    table.fail_at("step", "must be 0.0001 to 1");
  }
  const auto last = static_cast<double>(tail.at_least.size()) - 1.0;
  if (tail.first_score + last * tail.step > 1.0 + tail.step * 1e-6) {
    table.fail_at("at_least", "has counts of scores above 1");
  }
}

void check_counts(const TomlTable& table, const ScoreTail& tail) {
  if (tail.molecules == 0) {
    table.fail_at("molecules", "must be above 0");
  }
  if (tail.at_least.empty()) {
    table.fail_at("at_least", "missing or empty");
  }
  if (tail.at_least.front() > tail.molecules) {
    table.fail_at("at_least", "counts more than the molecules that were compared");
  }
  if (!std::is_sorted(tail.at_least.rbegin(), tail.at_least.rend())) {
    table.fail_at("at_least", "must not rise: a higher score is reached by no more molecules");
  }
}

bool overlap(const ScoreTail& a, const ScoreTail& b) {
  return a.entry == b.entry && a.score == b.score &&
         a.heavy_atoms_min <= calibration::upper_end(calibration::size_band_of(b)) &&
         b.heavy_atoms_min <= calibration::upper_end(calibration::size_band_of(a));
}

ScoreTail load_tail(TomlTable& table, const std::vector<ScoreTail>& earlier) {
  ScoreTail tail;
  tail.entry = table.text_or("entry", "");
  tail.score = named(table, "score", table.text("score"), kScoreKinds);
  tail.heavy_atoms_min = table.integer("heavy_atoms_min");
  tail.heavy_atoms_max = table.integer("heavy_atoms_max");
  tail.molecules = table.count("molecules");
  tail.first_score = table.number("first_score");
  tail.step = table.number("step");
  tail.at_least = table.counts("at_least");
  table.finish();
  const bool is_of_all =
      tail.score == ScoreKind::Likeness || tail.score == ScoreKind::MemberLikeness;
  if (tail.entry.empty() != is_of_all) {
    table.fail_at("entry", is_of_all ? "must be empty: a likeness is that of all entries"
                                     : "must name an entry");
  }
  check_sizes(table, tail);
  check_counts(table, tail);
  check_grid(table, tail);
  if (std::any_of(earlier.begin(), earlier.end(),
                  [&](const ScoreTail& other) { return overlap(tail, other); })) {
    table.fail("an earlier [[tail]] has this entry and score for some of these sizes");
  }
  return tail;
}

void load_head(TomlTable& file, Calibration& calibration) {
  if (const int schema = file.integer("schema"); schema != kSchema) {
    file.fail_at("schema",
                 fmt::format("this program reads schema {}, the file has {}", kSchema, schema));
  }
  calibration.program_version = file.text("program_version");
  calibration.rdkit_version = file.text("rdkit_version");
  calibration.reference_set_id = file.text("reference_set_id");
  calibration.reference_set_version = file.text("reference_set_version");
  calibration.reference_set_sha256 = sha256_of(file, "reference_set_sha256");
  calibration.method = file.text("method");
}

/// A basic TOML string. Bytes above 127 stay: they are UTF-8 or the file will not load.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string to_toml(const ScoreTail& tail) {
  return fmt::format(
      "\n[[tail]]\nentry = {}\nscore = {}\nheavy_atoms_min = {}\nheavy_atoms_max = {}\n"
      "molecules = {}\nfirst_score = {}\nstep = {}\nat_least = [{}]\n",
      quoted(tail.entry), quoted(to_string(tail.score)), tail.heavy_atoms_min, tail.heavy_atoms_max,
      tail.molecules, tail.first_score, tail.step, fmt::join(tail.at_least, ", "));
}

}  // namespace
}  // namespace reference

Calibration load_calibration(const std::string& path) {
  using reference::TomlTable;
  TomlTable file = TomlTable::parse_file(path, path);
  Calibration calibration;
  reference::load_head(file, calibration);
  for (TomlTable& table : file.tables("source")) {
    calibration.sources.push_back(reference::load_source(table));
  }
  for (TomlTable& table : file.tables("family")) {
    calibration.families.push_back(reference::load_family_count(table, calibration.families));
  }
  for (TomlTable& table : file.tables("tail")) {
    calibration.tails.push_back(reference::load_tail(table, calibration.tails));
  }
  file.finish();
  calibration.sha256 = support::sha256_of_file(path);
  if (calibration.sources.empty() || calibration.tails.empty()) {
    file.fail("needs [[source]] and [[tail]]");
  }
  return calibration;
}

Calibration load_calibration_for(const ReferenceSet& set, const std::string& path) {
  Calibration calibration = load_calibration(path);
  const bool is_of_this_set =
      std::any_of(calibration.tails.begin(), calibration.tails.end(), [&](const ScoreTail& tail) {
        return !tail.entry.empty() && find_entry(set, tail.entry) >= 0;
      });
  if (!is_of_this_set) {
    throw OptionError(fmt::format(
        "calibration {}: made for reference set {}, which has no entry in common with {}; make one "
        "with calibrate",
        support::printable(path), support::printable(calibration.reference_set_id),
        support::printable(set.id)));
  }
  return calibration;
}

std::uint64_t molecules_counted(const Calibration& calibration) {
  std::uint64_t molecules = 0;
  for (const CalibrationSource& source : calibration.sources) {
    molecules += source.molecules;
  }
  return molecules;
}

void write_calibration(std::ostream& stream, const Calibration& calibration) {
  using reference::quoted;
  stream << "# How many ordinary molecules reach which score. Made by congener calibrate; do not "
            "edit.\n";
  stream << fmt::format(
      "schema = {}\nprogram_version = {}\nrdkit_version = {}\nreference_set_id = {}\n"
      "reference_set_version = {}\nreference_set_sha256 = {}\nmethod = {}\n",
      reference::kSchema, quoted(calibration.program_version), quoted(calibration.rdkit_version),
      quoted(calibration.reference_set_id), quoted(calibration.reference_set_version),
      quoted(calibration.reference_set_sha256), quoted(calibration.method));
  for (const CalibrationSource& source : calibration.sources) {
    stream << fmt::format("\n[[source]]\nname = {}\nsha256 = {}\nmolecules = {}\n",
                          quoted(source.name), quoted(source.sha256), source.molecules);
  }
  for (const FamilyCount& count : calibration.families) {
    stream << fmt::format("\n[[family]]\nid = {}\nmembers = {}\nmolecules = {}\n",
                          quoted(count.family), count.members, count.molecules);
  }
  for (const ScoreTail& tail : calibration.tails) {
    stream << reference::to_toml(tail);
  }
}

}  // namespace congener
