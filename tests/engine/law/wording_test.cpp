// Whether the words of an entry speak of the form in which a substance is found.

#include "catch.hpp"
#include "engine/law/jurisdiction_helpers.hpp"

using namespace congener;
using namespace congener::test;

namespace {

Wording wording(const std::string& entry, const std::string& jurisdiction, Form form) {
  const auto answer = say(*shipped_set(), kToday, jurisdiction, {identity_of(entry, {form})});
  REQUIRE(answer.wording.size() == 1);
  CHECK(answer.wording[0].form == form);
  return answer.wording[0].wording;
}

}  // namespace

TEST_CASE("salts are in the words of the United Nations and of the European Union", "[unit]") {
  for (const std::string entry :
       {"npp", "anpp", "norfentanyl", "4-ap", "1-boc-4-ap", "4-piperidone", "1-boc-4-piperidone"}) {
    CAPTURE(entry);
    CHECK(wording(entry, "UN", Form::SaltOrSolvate) == Wording::Mentioned);
    CHECK(wording(entry, "EU", Form::SaltOrSolvate) == Wording::Mentioned);
  }
}

TEST_CASE("a bare ion is a salt's, so the words on salts speak of it", "[unit]") {
  CHECK(wording("npp", "UN", Form::Charge) == Wording::Mentioned);
  CHECK(wording("propionyl-chloride", "CA", Form::Charge) == Wording::Silent);
}

TEST_CASE("stereoisomers and mixtures are in the words of the European Union only", "[unit]") {
  CHECK(wording("npp", "EU", Form::Stereo) == Wording::Mentioned);
  CHECK(wording("npp", "UN", Form::Stereo) == Wording::Silent);
  CHECK(wording("npp", "GB", Form::Stereo) == Wording::Mentioned);
  CHECK(wording("npp", "EU", Form::Mixture) == Wording::Mentioned);
  CHECK(wording("npp", "UN", Form::Mixture) == Wording::Silent);
}

TEST_CASE("the words of most lists are silent on isotopes, hydrates and tautomers", "[unit]") {
  for (const std::string jurisdiction : {"UN", "EU"}) {
    for (const Form form : {Form::Isotope, Form::CovalentHydrate, Form::Tautomer}) {
      CHECK(wording("npp", jurisdiction, form) == Wording::Silent);
    }
  }
}

TEST_CASE("words that nobody read are neither silent nor speaking", "[unit]") {
  for (const Form form : {Form::SaltOrSolvate, Form::Stereo, Form::Isotope, Form::Mixture}) {
    CHECK(wording("npp", "IN", form) == Wording::NotRead);
    CHECK(wording("4-piperidone", "CN", form) == Wording::NotRead);
  }
}

TEST_CASE("isomers in the words are stereoisomers too", "[unit]") {
  ControlRow with_isomers = row("x", ControlStatus::Listed);
  with_isomers.wording_read = true;
  with_isomers.wording_forms = {WordingForm::Isomers};
  const ReferenceSet set = set_of({{"a", {with_isomers}}});
  const auto answer = say(set, "2020-01-01", "XX", {identity_of("a", {Form::Stereo})});
  REQUIRE(answer.wording.size() == 1);
  CHECK(answer.wording[0].wording == Wording::Mentioned);
}

TEST_CASE("a submitted molecule's forms are each looked up", "[unit]") {
  const Finding finding = detector().check("[13CH2]1CNCCC1=O.Cl");
  const auto& united_nations = answer_of(finding, "UN");
  REQUIRE(united_nations.wording.size() == 2);
  CHECK(united_nations.wording[0].form == Form::SaltOrSolvate);
  CHECK(united_nations.wording[0].wording == Wording::Mentioned);
  CHECK(united_nations.wording[1].form == Form::Isotope);
  CHECK(united_nations.wording[1].wording == Wording::Silent);
  CHECK(answer_of(finding, "CN").wording.at(0).wording == Wording::NotRead);
}

TEST_CASE("the entry itself and what only resembles it need no words on forms", "[unit]") {
  for (const auto& answer : detector().check("O=C1CCNCC1").jurisdictions) {
    CHECK(answer.wording.empty());
  }
  for (const auto& answer : detector().check("CN1CCC(=O)CC1.Cl").jurisdictions) {
    CHECK(answer.wording.empty());
  }
}
