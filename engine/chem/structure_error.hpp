#pragma once
// The exception for one structure that chemistry software gives up on. It concerns a record, not
// the run: the detector turns it into the record's reason. What else is thrown is a fault of the
// program or of the machine (no memory) and must not be taken for a property of the sample.

#include <functional>
#include <stdexcept>

namespace congener::chem {

class StructureError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs work on one structure. What RDKit throws by a type of its own becomes a StructureError;
/// everything else passes.
void translate_rdkit_exceptions(const std::function<void()>& work);

}  // namespace congener::chem
