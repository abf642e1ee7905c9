#pragma once
// A small definition in invented words, changed in one point at a time. Structures are those of the
// listed 4-piperidone and of common ketones around it.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "chem/parse.hpp"
#include "chem/tautomer.hpp"
#include "rules/class_matcher.hpp"

namespace congener::test {

using Texts = std::vector<std::string>;
using Readings = std::map<std::string, bool>;

inline const Date kDay = {2026, 1, 1};

inline SubstituentGroup group(const std::string& id, Texts start, bool any_rest = false) {
  SubstituentGroup result;
  result.id = id;
  result.name = id;
  result.start = std::move(start);
  result.any_rest = any_rest;
  return result;
}

inline std::vector<SubstituentGroup> groups() {
  auto alkyl = group("alkyl", {});
  alkyl.generic = "Alkyl";
  auto acyl = group("acyl", {"[CX3:1]=[OX1]"});
  acyl.rest = {{{1}, {"alkyl"}}};
  auto methylidene = group("methylidene", {"[CX3H2]"});
  methylidene.bond_order = 2;
  auto bridge = group("bridge", {"[CX4H2][CX4H2]"});
  bridge.attachments = 2;
  return {alkyl,
          acyl,
          methylidene,
          bridge,
          group("halo", {"[F,Cl,Br,I]"}),
          group("phenyl", {"c1ccccc1"})};
}

inline ClassAllowance allow(Texts names, Texts limbs = {}, const std::string& reading = "") {
  return {std::move(names), std::move(limbs), reading};
}

inline ClassLimb limb(const std::string& key, const std::string& words) {
  ClassLimb result;
  result.key = key;
  result.words = words;
  return result;
}

/// 4-piperidone, hydrogen or acyl (limb amide) on its nitrogen, alkyl (limb ring) beside it, on our
/// reading halogen, too.
inline StructureClass piperidones() {
  StructureClass definition;
  definition.id = "piperidones";
  definition.name = "piperidones";
  definition.limbs = {limb("amide", "its amides"), limb("ring", "alkyl beside the nitrogen")};
  ClassReading reading;
  reading.id = "halogen-too";
  definition.readings = {reading};
  ClassCore core;
  core.name = "4-piperidone";
  core.smiles = "O=C1C[C:3][N:1][C:2]C1";
  definition.cores = {core};
  ClassSite nitrogen;
  nitrogen.name = "the nitrogen";
  nitrogen.labels = {1};
  nitrogen.bears_one = {allow({"hydrogen"}), allow({"acyl"}, {"amide"})};
  ClassSite ring;
  ring.name = "the ring";
  ring.labels = {2, 3};
  ring.may_bear = {allow({"alkyl"}, {"ring"}), allow({"halo"}, {"ring"}, "halogen-too")};
  definition.sites = {nitrogen, ring};
  return definition;
}

inline std::optional<rules::ClassMatch> match(const StructureClass& definition,
                                              const std::string& smiles, const Date& day = kDay,
                                              const Readings& readings = {}) {
  const rules::GroupMatcher group_matcher(groups());
  const rules::ClassMatcher matcher(definition, group_matcher, readings);
  chem::TautomerRules tautomers;
  const chem::Molecule molecule = chem::parse_smiles(smiles);
  chem::Tautomers with_tautomers(molecule, tautomers);
  rules::GroupAnswers answers(group_matcher);
  return matcher.match(with_tautomers, day, answers);
}

inline rules::ClassMatch found(const StructureClass& definition, const std::string& smiles,
                               const Date& day = kDay, const Readings& readings = {}) {
  auto result = match(definition, smiles, day, readings);
  REQUIRE(result);
  CHECK(result->is_inside == result->failing.empty());
  return *result;
}

inline bool is_inside(const StructureClass& definition, const std::string& smiles,
                      const Date& day = kDay, const Readings& readings = {}) {
  const auto result = match(definition, smiles, day, readings);
  return result && result->is_inside;
}

}  // namespace congener::test
