#pragma once
// The small set with groups and one class of each kind, to be spoilt in one place at a time. The
// words of law are invented.

#include "small_set.hpp"

namespace congener::test {

inline const char* const kGroups = "shared/groups.toml";
inline const char* const kAmides = "classes/amides.toml";
inline const char* const kRelatives = "classes/relatives.toml";
inline const char* const kProse = "classes/prose.toml";

inline SmallSet small_classes() {
  SmallSet set;
  set.change("set.toml", "counter_components",
             "groups = \"shared/groups.toml\"\ncounter_components");
  set.add(kGroups, R"([[group]]
id = "alkyl"
name = "an alkyl group"
meaning = "carbon and hydrogen, saturated, no ring"
generic = "Alkyl"
max_carbon_atoms = 6
max_chain_atoms = 6
[[group.match]]
smiles = '*CC'
reason = "ethyl"
[[group.miss]]
smiles = '*C=C'
reason = "vinyl"
[[group]]
id = "acyl"
name = "an acyl group"
meaning = "the group of a carboxylic acid that has only carbon and hydrogen besides"
start = ['[CX3:1]=[OX1]']
lacks = ['[#7]']
[[group.rest]]
labels = [1]
groups = ["hydrogen", "alkyl"]
[[group.match]]
smiles = '*C(=O)C'
reason = "acetyl"
[[group.miss]]
smiles = '*CC=O'
reason = "an aldehyde"
)");
  set.add(kAmides, R"(id = "piperidone-amides"
name = "amides of 4-piperidone"
jurisdiction = "XX"
kind = "closed"
entry = "4-piperidone"
logic = "4-piperidone, or with an acyl group on its nitrogen"
exceptions = "none"
not_covered = "carbamates"
open_doubts = ["whether formyl counts"]
max_mass_u = 500
[[reading]]
id = "alkyl-too"
question = "do alkyl groups count?"
default = false
reason = "the words do not name them"
[[limb]]
key = "amide"
words = "its amides"
effective = 2021-05-01
effective_confidence = "secondary"
citation = "item 7a"
[[core]]
name = "4-piperidone"
smiles = 'O=C1CC[N:1]CC1'
[[site]]
name = "N1"
labels = [1]
bears_one = [
  { groups = ["acyl"], limbs = ["amide"] },
  { groups = ["alkyl"], reading = "alkyl-too" },
  { groups = ["hydrogen"] },
]
[[control]]
status = "covered"
instrument = "Example Act"
citation = "item 7"
effective = 2020-02-01
confidence = "confirmed"
scope = "and its amides"
sources = ["ACT"]
[[match]]
smiles = 'CC(=O)N1CCC(=O)CC1'
reason = "the acetamide"
limbs = ["amide"]
[[match]]
smiles = 'O=C1CCNCC1'
reason = "the substance itself"
[[miss]]
smiles = 'CN1CCC(=O)CC1'
reason = "an alkyl group"
)");
  set.add(kRelatives, R"(id = "relatives"
name = "derivatives and analogues"
jurisdiction = "YY"
kind = "open"
families = ["piperidones"]
only_flagged = true
logic = "open words"
[[control]]
status = "covered"
scope = "derivatives and analogues"
)");
  set.add(kProse, R"(id = "prose"
name = "words that were read"
jurisdiction = "XX"
kind = "text"
logic = "no structural rule"
[[control]]
status = "not_found"
scope = "no generic words found"
)");
  return set;
}

}  // namespace congener::test
