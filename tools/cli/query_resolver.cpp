#include "query_resolver.hpp"

#include <vector>

#include "congener/error.hpp"
#include "messages.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

std::optional<Resolver> shipped_resolver() {
  try {
    return Resolver(default_reference_set());
  } catch (const Error& error) {
    say("congener: names, CAS numbers and InChIKeys are not looked up: {}", error.what());
    return std::nullopt;
  }
}

/// Of the query itself, and of no other column.
bool is_own(const Reading& reading) {
  return reading.column.empty();
}

}  // namespace

QueryResolver::QueryResolver() : resolver_(shipped_resolver()) {}

void QueryResolver::resolve_and_say(Record& record) const {
  const bool may_be_smiles = resolver_ && resolver_->readings_of(record.structure).size() > 1;
  const std::optional<Reading> reading = resolved(record);
  if (reading && !reading->entry.empty()) {
    say("congener: --query {}: searching for the {}{}", one_line(record.id), in_words(*reading),
        may_be_smiles ? ", not for what it may be as a SMILES" : "");
  }
}

void QueryResolver::resolve(Record& record) {
  const std::optional<Reading> reading = resolved(record);
  looked_up_ += reading && !reading->entry.empty() ? 1 : 0;
}

void QueryResolver::print_summary() const {
  if (looked_up_ > 0) {
    say("queries that were looked up in the reference set, by name, CAS number or InChIKey: {}",
        looked_up_);
  }
}

/// By its structure, or by the name that stands in the place of one; else by its identifiers.
std::optional<Reading> QueryResolver::resolved(Record& record) const {
  if (!resolver_ || !record.problem.empty()) {
    return std::nullopt;
  }
  const std::vector<Reading> readings = resolver_->readings_of(record);
  const Reading* chosen = nullptr;
  for (const Reading& reading : readings) {
    const bool is_better = chosen == nullptr || (!is_own(*chosen) && chosen->structure.empty());
    chosen = is_own(reading) || is_better ? &reading : chosen;
  }
  if (chosen == nullptr) {
    return std::nullopt;
  }
  record.problem = chosen->problem;
  if (chosen->problem.empty()) {
    record.structure = chosen->structure;
    record.format = chosen->format;
  }
  return *chosen;
}

}  // namespace congener::cli
