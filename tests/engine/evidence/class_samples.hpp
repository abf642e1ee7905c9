#pragma once
// Published structures on which the class definitions are tried, and what the definitions say of
// one. Nothing here is made up: the sample, and the examples that the shipped classes give.

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "engine/detect/shipped_detector.hpp"
#include "in_words.hpp"

namespace congener::test {

/// Examples of the shipped closed classes, members and others, each once.
inline std::vector<std::string> class_examples() {
  std::set<std::string> examples;
  for (const StructureClass& definition : shipped_set()->classes) {
    for (const auto* list : {&definition.matches, &definition.misses}) {
      for (const ClassExample& example : *list) {
        examples.insert(example.smiles);
      }
    }
  }
  return {examples.begin(), examples.end()};
}

/// The structures of the shipped sample, broken ones left out.
inline std::vector<std::string> sample_structures() {
  std::ifstream file(CONGENER_REFERENCE_SETS "/samples/sample.csv");
  std::vector<std::string> structures;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    std::string field;
    bool is_quoted = false;
    for (const char c : line) {
      if (c == '"') {
        is_quoted = !is_quoted;
      } else if (c == ',' && !is_quoted) {
        fields.push_back(std::move(field));
        field.clear();
      } else {
        field += c;
      }
    }
    if (fields.size() > 3 && fields[3] != "broken") {
      structures.push_back(fields[2]);
    }
  }
  return structures;
}

/// Both, each structure once.
inline std::vector<std::string> class_structures() {
  std::set<std::string> structures;
  for (const auto& list : {class_examples(), sample_structures()}) {
    structures.insert(list.begin(), list.end());
  }
  return {structures.begin(), structures.end()};
}

/// What the closed classes say, in words in which no atom numbers are: rule, inside or not, limbs,
/// failing conditions.
inline std::string said_by_classes(const Finding& finding, bool only_inside = false) {
  std::ostringstream text;
  for (const ClassFinding& found : finding.classes) {
    if (only_inside && !found.is_inside) {
      continue;
    }
    text << found.rule << (found.is_inside ? " inside" : " outside");
    for (const std::string& limb : found.limbs) {
      text << " [" << limb << "]";
    }
    for (const std::string& failing : all_in_words(found.failing)) {
      text << " | " << failing;
    }
    text << "\n";
  }
  return text.str();
}

}  // namespace congener::test
