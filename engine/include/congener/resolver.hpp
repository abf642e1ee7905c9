#pragma once
// One resolver in front of everything: a text or a record -> the structures that it may mean.
//
// Names, CAS numbers and InChIKeys are looked up among the substances of one reference set, and
// nowhere else: nothing is fetched and nothing is guessed. Only where a reader of systematic names
// was given is it asked for a name that the set does not have. Names are compared without regard to
// capitals, blanks, hyphens and dashes; Greek letters count as their English names, a prime as the
// word, and all brackets as round ones. An entry is found by its id, its name, its IUPAC name and
// its synonyms.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "congener/export.hpp"
#include "congener/name_reader.hpp"
#include "congener/record_reader.hpp"
#include "congener/reference_set.hpp"
#include "congener/resolution.hpp"

namespace congener {

/// All members are const and safe to call from many threads at once.
class CONGENER_EXPORT Resolver {
 public:
  /// names may be null. Throws OptionError when there is no set.
  explicit Resolver(std::shared_ptr<const ReferenceSet> set,
                    std::shared_ptr<NameReader> names = nullptr);
  ~Resolver();
  Resolver(Resolver&&) noexcept;
  Resolver& operator=(Resolver&&) noexcept;
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  /// What a text may mean, whatever it is: at least one reading. By its form it is a mol block, an
  /// InChI, an InChIKey or a CAS number; else a SMILES, which is not read here, and if some
  /// substance has it as a name, that name as well. Two readings are both to be judged, so that
  /// neither NPP the piperidone nor NPP the phosphane is missed.
  std::vector<Reading> readings_of(std::string_view text) const;

  /// Whether names are read that the set does not have.
  bool reads_names() const;

  /// What a text means whose kind is known.
  Reading reading_of(const Identifier& identifier) const;

  /// The readings of a record: of its structure first, then of its identifiers, in their order.
  /// Empty texts have none.
  std::vector<Reading> readings_of(const Record& record) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace congener
