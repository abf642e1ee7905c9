// What is counted, and how: judgements, tallies, cut-offs of the baselines.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "congener/validation.hpp"
#include "validation/baseline.hpp"
#include "validation/judgement.hpp"
#include "validation/tally.hpp"

using namespace congener;
using namespace congener::validation;

namespace {

Judgement analogue(Grade grade, const std::string& family = "") {
  Judgement judgement;
  judgement.status = Status::Analogue;
  judgement.grade = grade;
  judgement.family = family;
  return judgement;
}

Judgement with_status(Status status) {
  Judgement judgement;
  judgement.status = status;
  return judgement;
}

/// As of one day, with the same score in every metric.
Outcome outcome_of(Judgement judgement, int heavy_atoms, double score) {
  Outcome outcome;
  outcome.heavy_atoms = heavy_atoms;
  outcome.judgements.push_back(std::move(judgement));
  outcome.scores.push_back({score, score, score});
  return outcome;
}

Record record_of(const std::string& id, const std::string& kind = "") {
  Record record;
  record.id = id;
  record.line = 7;
  if (!kind.empty()) {
    record.fields.emplace_back("kind", kind);
  }
  return record;
}

Finding finding_with(Status status, Grade grade) {
  Finding finding;
  finding.status = status;
  finding.grade = grade;
  Resemblance nearest;
  nearest.entry = "npp";
  nearest.relation = Relation::SiteModified;
  nearest.family = "4-piperidones";
  nearest.grade = Grade::Strong;
  finding.nearest = {nearest};
  return finding;
}

}  // namespace

TEST_CASE("a judgement is the finding in short", "[unit]") {
  const Judgement resembling = judgement_of(finding_with(Status::Analogue, Grade::Moderate));
  CHECK(resembling.status == Status::Analogue);
  CHECK(resembling.grade == Grade::Moderate);
  CHECK(resembling.entry.empty());
  CHECK(resembling.nearest == "npp");
  CHECK(resembling.nearest_grade == Grade::Strong);
  CHECK(is_resembling(resembling));
  CHECK(resembling.relation == "site-modified");
  CHECK(resembling.family == "4-piperidones");

  Finding finding = finding_with(Status::Listed, Grade::None);
  finding.jurisdictions.resize(2);
  finding.jurisdictions[0].status = Status::Watch;
  finding.jurisdictions[0].entry = "npp";
  finding.jurisdictions[1].status = Status::Listed;
  finding.jurisdictions[1].entry = "anpp";
  CHECK(judgement_of(finding).entry == "anpp");
  CHECK(judgement_of(finding).rule.empty());
  CHECK(judgement_of(finding).nearest == "npp");  // also told where law decides
  finding.jurisdictions[1].rule = "us-frs";
  CHECK(judgement_of(finding).rule == "us-frs");
  CHECK(judgement_of(finding).entry.empty());
  CHECK(judgement_of(finding).grade == Grade::None);

  Finding not_screened;
  not_screened.reason = "ring left open";
  CHECK(judgement_of(not_screened).reason == "ring left open");
  CHECK_FALSE(is_flagged(judgement_of(not_screened)));
  CHECK_FALSE(is_resembling(judgement_of(not_screened)));
}

TEST_CASE("members are named, inside words, or carry a family's core", "[unit]") {
  CHECK(is_member(with_status(Status::Listed)));
  CHECK(is_member(with_status(Status::Covered)));
  CHECK(is_member(with_status(Status::Watch)));
  CHECK(is_member(analogue(Grade::Weak, "4-piperidones")));
  CHECK_FALSE(is_member(analogue(Grade::Strong)));
  CHECK_FALSE(is_member(with_status(Status::NoFinding)));
  CHECK_FALSE(is_member(with_status(Status::NotScreened)));
}

TEST_CASE("every molecule is counted once under its answer", "[unit]") {
  AnswerCounts counts;
  for (const Status status :
       {Status::Listed, Status::Covered, Status::Watch, Status::NoFinding, Status::NotScreened}) {
    add(with_status(status), counts);
  }
  add(analogue(Grade::Strong), counts);
  add(analogue(Grade::Moderate), counts);
  add(analogue(Grade::Weak), counts);
  add(analogue(Grade::Weak), counts);
  CHECK(counts.listed == 1);
  CHECK(counts.strong == 1);
  CHECK(counts.moderate == 1);
  CHECK(counts.weak == 2);
  CHECK(analogues(counts) == 4);
  CHECK(flagged(counts) == 7);
  CHECK(screened(counts) == 8);
  CHECK(counts.not_screened == 1);
  AnswerCounts twice = counts;
  add(counts, twice);
  CHECK(flagged(twice) == 14);
  CHECK(twice.not_screened == 2);
  CHECK(screened(twice) == 16);
}

TEST_CASE("a background is split by size, and false flags from members", "[unit]") {
  BackgroundTally tally("ordinary", 1, 1);
  tally.add(record_of("a"), outcome_of(with_status(Status::NoFinding), 9, 0.1));
  tally.add(record_of("b"), outcome_of(analogue(Grade::Strong), 10, 0.9));
  tally.add(record_of("c"), outcome_of(analogue(Grade::Weak), 19, 0.8));
  tally.add(record_of("d"), outcome_of(analogue(Grade::Weak, "4-piperidones"), 20, 0.9));
  tally.add(record_of("e"), outcome_of(with_status(Status::Listed), 30, 1.0));
  tally.add(record_of("f"), outcome_of(with_status(Status::NotScreened), 0, 0.0));
  BackgroundResult result;
  tally.fill(result);
  REQUIRE(result.bands.size() == 5);
  CHECK(result.bands[0].others.no_finding == 1);
  CHECK(result.bands[1].others.strong == 1);
  CHECK(result.bands[1].others.weak == 1);
  CHECK(result.bands[1].false_flags[0].count == 2);  // at least weak
  CHECK(result.bands[1].false_flags[2].count == 1);  // strong
  CHECK(result.bands[2].members.weak == 1);
  CHECK(result.bands[2].false_flags[0].count == 0);
  CHECK(result.bands[2].false_flags[0].of == 1);
  CHECK(result.bands[3].members.listed == 1);
  const BandResult& all = result.bands[4];
  CHECK(all.heavy_atoms == "all");
  CHECK(all.false_flags[0].count == 2);
  CHECK(all.false_flags[0].of == 5);
  CHECK(all.all_flags.count == 4);
  CHECK(all.all_flags.of == 5);
  CHECK(result.input.records == 6);
  CHECK(result.not_screened == 1);
  REQUIRE(result.false_flags.size() == 1);  // no more are listed than asked for
  CHECK(result.false_flags[0].id == "b");
  CHECK(result.false_flags[0].line == 7);
  REQUIRE(result.members.size() == 1);
  CHECK(result.members[0].id == "d");
  // The baselines are set on the others: a, b, c.
  CHECK(tally.scores(0, 0).molecules() == 3);
}

TEST_CASE("positives are counted by kind, and those that fail are not found", "[unit]") {
  PositivesTally tally;
  tally.add("p.csv", record_of("a", "precursor"), outcome_of(with_status(Status::Listed), 7, 1.0));
  tally.add("p.csv", record_of("b", "finished"), outcome_of(analogue(Grade::Strong), 25, 0.5));
  tally.add("p.csv", record_of("c", "finished"),
            outcome_of(with_status(Status::NoFinding), 25, 0.3));
  tally.add("p.csv", record_of("d"), outcome_of(with_status(Status::NotScreened), 0, 0.0));
  ValidationReport report;
  tally.fill(report);
  REQUIRE(report.kinds.size() == 3);
  CHECK(report.kinds[0].kind == "precursor");
  CHECK(report.kinds[0].flagged.count == 1);
  CHECK(report.kinds[1].flagged.count == 1);
  CHECK(report.kinds[1].flagged.of == 2);
  CHECK(report.kinds[2].kind == "(no kind)");
  CHECK(report.kinds[2].flagged.of == 1);
  CHECK(report.all_positives.flagged.count == 2);
  CHECK(report.all_positives.flagged.of == 4);
  CHECK(report.all_positives.flagged.low > 0.06);  // 2 of 4: 0.0676 to 0.9324
  CHECK(report.all_positives.flagged.low < 0.07);
  CHECK(report.unnamed_positives.flagged.count == 1);
  CHECK(report.unnamed_positives.flagged.of == 3);
  REQUIRE(report.missed.size() == 2);
  CHECK(report.missed[0].id == "c");
  CHECK(report.missed[0].kind == "finished");
  CHECK(report.missed[1].id == "d");

  ScoreHistogram::Cut cut;
  cut.bin = 4000;
  BaselineResult baseline;
  tally.fill(cut, 0, baseline);
  CHECK(baseline.positives.count == 2);
  CHECK(baseline.positives.of == 4);
  CHECK(baseline.unnamed.count == 1);
  CHECK(baseline.unnamed.of == 3);
  REQUIRE(baseline.by_kind.size() == 3);
  CHECK(baseline.by_kind[1].second.count == 1);
  CHECK(baseline.by_kind[1].second.of == 2);
}

TEST_CASE("a kind may also be called a group", "[unit]") {
  PositivesTally tally;
  Record record = record_of("a");
  record.fields = {{"group", "precursor_form"}, {"name", "a salt"}};
  tally.add("p.csv", record, outcome_of(with_status(Status::NoFinding), 9, 0.1));
  ValidationReport report;
  tally.fill(report);
  CHECK(report.kinds.at(0).kind == "precursor_form");
  CHECK(report.missed.at(0).id == "a salt");
}

TEST_CASE("a cut-off lets no more through than its rate", "[unit]") {
  ScoreHistogram histogram;
  for (int molecule = 0; molecule < 2000; ++molecule) {
    histogram.add(molecule / 2000.0);
  }
  const ScoreHistogram::Cut cut = histogram.cut_at(1e-3);
  CHECK(cut.is_resolved);
  CHECK(ScoreHistogram::reaches(1998.0 / 2000.0, cut));
  CHECK_FALSE(ScoreHistogram::reaches(1997.0 / 2000.0, cut));
  CHECK(ScoreHistogram::score_of(cut) > 0.9985);
  CHECK(ScoreHistogram::score_of(cut) <= 0.999);
  // One in ten thousand of 2,000 is less than one molecule.
  const ScoreHistogram::Cut finer = histogram.cut_at(1e-4);
  CHECK_FALSE(finer.is_resolved);
  CHECK_FALSE(ScoreHistogram::reaches(1999.0 / 2000.0, finer));
  CHECK(ScoreHistogram::reaches(1.0, finer));
}

TEST_CASE("scores that tie are let through together or not at all", "[unit]") {
  ScoreHistogram histogram;
  for (int molecule = 0; molecule < 1000; ++molecule) {
    histogram.add(molecule < 3 ? 1.0 : 0.2);
  }
  const ScoreHistogram::Cut two = histogram.cut_at(0.002);
  CHECK_FALSE(ScoreHistogram::reaches(1.0, two));
  CHECK(ScoreHistogram::score_of(two) > 1.0);
  const ScoreHistogram::Cut three = histogram.cut_at(0.003);
  CHECK(ScoreHistogram::reaches(1.0, three));
  CHECK_FALSE(ScoreHistogram::reaches(0.2, three));
}
