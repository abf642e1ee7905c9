// One verdict for one substance, however a record names it; and what is told when a record names
// two.

#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "chem/inchi.hpp"
#include "chem/parse.hpp"
#include "congener/report.hpp"
#include "engine/detect/shipped_detector.hpp"

namespace {

using namespace congener;
using test::detector_of_today;

Record record(const std::string& structure, std::vector<Identifier> identifiers = {}) {
  Record result;
  result.structure = structure;
  result.identifiers = std::move(identifiers);
  return result;
}

Identifier named(const std::string& text) {
  return {IdentifierKind::Name, "name", text};
}
Identifier cas(const std::string& text) {
  return {IdentifierKind::Cas, "cas", text};
}

/// A finding without how it was resolved.
std::string verdict(Finding finding) {
  finding.resolved_by.reset();
  finding.other_readings.clear();
  return to_json(finding);
}

std::string inchi_of(const std::string& smiles) {
  return chem::standard_inchi(chem::parse_smiles(smiles)).inchi;
}

bool says(const std::string& text, const std::string& passage) {
  return text.find(passage) != std::string::npos;
}

}  // namespace

TEST_CASE("every entry has one verdict by name, CAS number, InChIKey and SMILES", "[unit]") {
  for (const Entry& entry : test::shipped_set()->entries) {
    CAPTURE(entry.id);
    const std::string expected = verdict(detector_of_today().check_text(entry.smiles));
    CHECK(verdict(detector_of_today().check_text(entry.name)) == expected);
    if (!entry.cas.empty()) {
      CHECK(verdict(detector_of_today().check_text(entry.cas)) == expected);
    }
    CHECK(verdict(detector_of_today().check_text(entry.inchikey)) == expected);
  }
}

TEST_CASE("an InChI has the status and identity of its SMILES", "[unit]") {
  for (const Entry& entry : test::shipped_set()->entries) {
    CAPTURE(entry.id);
    const Finding by_smiles = detector_of_today().check_text(entry.smiles);
    const Finding by_inchi = detector_of_today().check_text(inchi_of(entry.smiles));
    CHECK(by_inchi.status == by_smiles.status);
    REQUIRE(by_inchi.identities.size() == by_smiles.identities.size());
    CHECK(by_inchi.identities.front().entry == by_smiles.identities.front().entry);
    CHECK(by_inchi.judged->record.inchikey == by_smiles.judged->record.inchikey);
  }
}

TEST_CASE("a name that is also a SMILES is flagged by the worse and told", "[unit]") {
  const Finding finding = detector_of_today().check_text("NPP");
  CHECK(finding.status == Status::Listed);
  REQUIRE(finding.resolved_by);
  CHECK(finding.resolved_by->kind == IdentifierKind::Name);
  REQUIRE(finding.other_readings.size() == 1);
  CHECK(finding.other_readings.front().reading.kind == IdentifierKind::Smiles);
  CHECK(finding.other_readings.front().is_another_substance);
}

TEST_CASE("a name that is no SMILES is not told as a broken one", "[unit]") {
  const Finding finding = detector_of_today().check_text("4-AP");
  CHECK(finding.status == Status::Listed);
  CHECK(finding.other_readings.empty());
}

TEST_CASE("what nothing resolves is not screened, with the reason", "[unit]") {
  const Finding finding = detector_of_today().check_text("fentanyll");
  CHECK(finding.status == Status::NotScreened);
  CHECK(says(finding.reason, "no structure: the name is not in this reference set"));
  CHECK(says(detector_of_today().check_text("39742-60-5").reason, "check digit is wrong"));
  CHECK(detector_of_today().check_text("").reason == "no structure");
  CHECK(detector_of_today().check(record("", {named("aspirin")})).reason ==
        "no structure: the name is not in this reference set");
  CHECK(detector_of_today().check(record("")).reason == "no structure");
}

TEST_CASE("structure and identifiers that agree say nothing more", "[unit]") {
  const Finding finding = detector_of_today().check(
      record("O=C1CCN(CCc2ccccc2)CC1.Cl", {cas("39742-60-4"), named("NPP")}));
  CHECK(finding.status == Status::Listed);
  CHECK(finding.resolved_by->kind == IdentifierKind::Smiles);
  CHECK(finding.other_readings.empty());
}

TEST_CASE("structure and CAS number that disagree are both told, and the worse decides", "[unit]") {
  const Finding finding = detector_of_today().check(record("CCO", {cas("39742-60-4")}));
  CHECK(finding.status == Status::Listed);
  CHECK(finding.resolved_by->entry == "npp");
  REQUIRE(finding.other_readings.size() == 1);
  CHECK(finding.other_readings.front().status == Status::NoFinding);
  CHECK(says(resolution_in_words(finding), "SMILES CCO is another substance, which is no_finding"));
  const Finding other = detector_of_today().check(record("O=C1CCNCC1", {cas("39742-60-4")}));
  CHECK(other.status == Status::Listed);
  CHECK(other.resolved_by->kind == IdentifierKind::Smiles);
  REQUIRE(other.other_readings.size() == 1);
  CHECK(other.other_readings.front().reading.entry == "npp");
}

TEST_CASE("an InChI beside a SMILES is compared with it", "[unit]") {
  const auto check = [](const std::string& smiles, const std::string& inchi) {
    return detector_of_today().check(record(smiles, {{IdentifierKind::Inchi, "inchi", inchi}}));
  };
  CHECK(check("CCO", inchi_of("CCO")).other_readings.empty());
  CHECK(check("CCO", inchi_of("CCN")).other_readings.size() == 1);
  CHECK(check("CCO", inchi_of("O=C1CCNCC1")).status == Status::Listed);
}

TEST_CASE("an ordinary name beside a structure says nothing", "[unit]") {
  const Finding finding = detector_of_today().check(record("CCO", {named("ethanol")}));
  CHECK(finding.status == Status::NoFinding);
  CHECK(finding.other_readings.empty());
  CHECK_FALSE(finding.judged);
}

TEST_CASE("a wrong check digit beside a structure is told", "[unit]") {
  const Finding finding = detector_of_today().check(record("CCO", {cas("64-17-6")}));
  CHECK(finding.status == Status::NoFinding);
  REQUIRE(finding.other_readings.size() == 1);
  CHECK_FALSE(finding.other_readings.front().is_another_substance);
}

TEST_CASE("a structure that cannot be read is not made good by a harmless identifier", "[unit]") {
  const Detector nowhere = test::detector(test::kToday, {"CO"});
  const Finding finding = nowhere.check(record("C1CC", {cas("39742-60-4")}));
  CHECK(finding.status == Status::NotScreened);
  CHECK(says(finding.reason, "not a valid SMILES"));
  const Finding flagged = detector_of_today().check(record("C1CC", {cas("39742-60-4")}));
  CHECK(flagged.status == Status::Listed);
  REQUIRE(flagged.other_readings.size() == 1);
  CHECK(says(resolution_in_words(flagged), "not a valid SMILES"));
}

TEST_CASE("flagged records are described, with the component that decided", "[unit]") {
  const Finding finding = detector_of_today().check_text("O=C1CC[NH+](CCc2ccccc2)CC1.[Cl-]");
  REQUIRE(finding.judged);
  CHECK(finding.judged->record.formula == "C13H18ClNO");
  CHECK(finding.judged->record.average_mass_u > 239.745);
  CHECK(finding.judged->record.average_mass_u < 239.747);
  REQUIRE(finding.judged->component);
  CHECK(finding.judged->component->inchikey == "YDJXNYNKKXZBMP-UHFFFAOYSA-N");
  CHECK(finding.judged->component->exact_mass_u > 203.1309);
  CHECK(finding.judged->component->exact_mass_u < 203.1312);
  Finding ordinary = detector_of_today().check_text("CCO");
  CHECK_FALSE(ordinary.judged);
  detector_of_today().describe(ordinary);
  REQUIRE(ordinary.judged);
  CHECK(ordinary.judged->record.inchikey == "LFQSCWFLJHTTHZ-UHFFFAOYSA-N");
}

TEST_CASE("an InChIKey that is not that of a flagged structure is told", "[unit]") {
  const auto check = [](const std::string& key) {
    return detector_of_today().check(
        record("O=C1CCNCC1.Cl", {{IdentifierKind::InchiKey, "inchikey", key}}));
  };
  const Finding wrong = check("LFQSCWFLJHTTHZ-UHFFFAOYSA-N");
  CHECK(wrong.status == Status::Listed);
  REQUIRE(wrong.other_readings.size() == 1);
  CHECK(says(resolution_in_words(wrong), "it is not the InChIKey of the structure"));
  CHECK(check("VRJHQPZVIGNGMX-UHFFFAOYSA-N").other_readings.empty());
  const std::string own = check("VRJHQPZVIGNGMX-UHFFFAOYSA-N").judged->record.inchikey;
  CHECK(check(own).other_readings.empty());
}

TEST_CASE("many threads resolve at once", "[unit]") {
  const std::string text = inchi_of("O=C1CCNCC1");
#ifdef __SANITIZE_ADDRESS__
  // The process that reads InChI is forked at the first one. A thread may then hold a lock of the
  // sanitizer's allocator, which GCC 12's runtime, unlike glibc's malloc, does not free in a fork.
  CHECK(detector_of_today().check_text(text).status == Status::Listed);
#endif
  std::vector<Status> found(8, Status::NotScreened);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int turn = 0; turn < 20; ++turn) {
        found[i] = detector_of_today().check_text(turn % 2 == 0 ? text : "NPP").status;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const Status status : found) {
    CHECK(status == Status::Listed);
  }
}
