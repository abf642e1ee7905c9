#include "verify/reported_names.hpp"

namespace congener::verify {

void ReportedNames::add(const Json& line) {
  const auto add_reading = [this](const Json& reading) {
    if (!text_of(reading, "read_by").empty()) {
      smiles_.emplace(text_of(reading, "given"), text_of(reading, "smiles"));
    }
  };
  add_reading(member(line, "resolved_by"));
  for (const Json& other : member(line, "other_readings")) {
    add_reading(other);
  }
}

ReadName ReportedNames::read(std::string_view name) {
  const auto place = smiles_.find(name);
  if (place == smiles_.end()) {
    return {"", "the report has no structure of this name"};
  }
  return {place->second, ""};
}

}  // namespace congener::verify
