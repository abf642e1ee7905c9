#pragma once
// The substances of a reference set by their names, CAS numbers and InChIKeys.

#include <bitset>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "congener/law.hpp"

namespace congener::resolve {

using Substances = std::vector<const Entry*>;  ///< no two of the same structure

/// Const and safe to share between threads. The entries must outlive it.
class SubstanceIndex {
 public:
  explicit SubstanceIndex(const Substances& entries);

  /// Those with this name, whatever its spelling (folded_name).
  const Substances& with_name(std::string_view name) const;
  const Substances& with_cas(const std::string& number) const;

  struct ByKey {
    Substances substances;
    bool is_skeleton_only = false;  ///< none has the whole key, these have its first block
  };
  /// Entries without a key of their own get one the first time, which takes a millisecond each.
  ByKey with_inchikey(const std::string& key) const;

 private:
  using Table = std::unordered_map<std::string, Substances>;
  void add_keys() const;
  void note_characters();
  bool has_characters_of_a_name(std::string_view text) const;

  Substances entries_;
  Table names_;
  Table cas_numbers_;
  /// Bytes that a text may hold that is one of the names.
  std::bitset<256> name_bytes_;
  // Made by the first question for a key; the flag is their lock.
  mutable std::once_flag keys_are_made_;
  mutable Table keys_;
  mutable Table first_blocks_;
};

}  // namespace congener::resolve
