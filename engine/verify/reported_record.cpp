#include "verify/reported_record.hpp"

#include "congener/resolution.hpp"

namespace congener::verify {

Record reported_record(const Json& line) {
  Record record;
  record.number = count_of(line, "n");
  record.file = text_of(line, "file");
  record.line = count_of(line, "line");
  record.id = text_of(line, "id");
  record.structure = text_of(line, "structure");
  if (member(line, "mol_block").is_string()) {
    record.format = StructureFormat::MolBlock;
    record.structure = text_of(line, "mol_block");
  }
  if (is_true(line, "not_read")) {
    record.problem = text_of(line, "reason");
  }
  const Json& fields = member(line, "fields");
  for (const Json& item : member(line, "identifiers")) {
    const std::string column = text_of(item, "column");
    const bool is_field = member(item, "text").is_null();
    if (const auto kind = parse_identifier_kind(text_of(item, "kind"))) {
      record.identifiers.push_back(
          {*kind, column, is_field ? text_of(fields, column.c_str()) : text_of(item, "text")});
    }
  }
  if (fields.is_object()) {
    for (const auto& [name, value] : fields.items()) {
      record.fields.emplace_back(name, value.is_string() ? value.get<std::string>() : "");
    }
  }
  return record;
}

}  // namespace congener::verify
