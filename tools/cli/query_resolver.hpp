#pragma once
// Gives the queries of a search the structures that they name.

#include <cstdint>
#include <optional>

#include "congener/resolver.hpp"

namespace congener::cli {

/// Names, CAS numbers and InChIKeys are those of the shipped reference set. Without it a query is a
/// structure, which is said on stderr.
class QueryResolver {
 public:
  QueryResolver();

  /// A query of the command line. What its name means is said, most of all where it may be a SMILES
  /// too.
  void resolve_and_say(Record& record) const;

  /// A query of a file.
  void resolve(Record& record);

  /// Says how many queries of files were looked up.
  void print_summary() const;

 private:
  std::optional<Reading> resolved(Record& record) const;

  std::optional<Resolver> resolver_;
  std::uint64_t looked_up_ = 0;
};

}  // namespace congener::cli
