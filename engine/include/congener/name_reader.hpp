#pragma once
// Systematic names read by another program. The reference set knows the names of its own
// substances; this is for those that say the structure themselves, such as IUPAC names.

#include <memory>
#include <string>
#include <string_view>

#include "congener/export.hpp"

namespace congener {

/// What a name says.
struct ReadName {
  std::string smiles;   ///< empty: the name is not understood
  std::string problem;  ///< set exactly when there is no SMILES: why, for a reader of reports
};

/// Makes structures of names. Thread-safe.
class CONGENER_EXPORT NameReader {
 public:
  virtual ~NameReader();

  /// Who reads, and which version: "OPSIN 2.7.0".
  virtual std::string title() const = 0;

  virtual ReadName read(std::string_view name) = 0;
};

/// Starts OPSIN (Lowe and others, J. Chem. Inf. Model. 2011, 51, 739), which is a Java program, as
/// one process that lives as long as the reader does. It works offline. jar: that of its command
/// line program; empty: that of Debian's package libopsin-java. Throws FileError when it or Java is
/// not there, or does not answer.
CONGENER_EXPORT std::shared_ptr<NameReader> start_opsin(const std::string& jar = {});

}  // namespace congener
