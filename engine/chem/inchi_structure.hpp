#pragma once
// What the InChI library makes of the text of an InChI.

#include <inchi_api.h>

#include <string>
#include <vector>

namespace congener::chem {

struct InchiStructure {
  std::vector<inchi_Atom> atoms;  ///< none: the library makes no structure of it
  std::vector<inchi_Stereo0D> stereo;
  std::string message;  ///< of the library, often empty
  std::string problem;  ///< set when the library has not answered: "crashed"
};

/// Which texts a process of the library reads.
enum class InchiProcess {
  Shared,  ///< one after the other: quick, but a text before may have spoiled the library's memory
  Own      ///< this one alone
};

/// The library reads it in another process. Numbers of atoms and parities are what the library
/// says, and may point nowhere. Thread-safe.
InchiStructure structure_of_inchi(const std::string& inchi, InchiProcess process);

}  // namespace congener::chem
