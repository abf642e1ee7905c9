#include "chem/structure_error.hpp"

#include <RDGeneral/Exceptions.h>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {

void translate_rdkit_exceptions(const std::function<void()>& work) {
  try {
    work();
  } catch (const RDKit::MolSanitizeException& error) {
    throw StructureError(error.what());
  } catch (const Invar::Invariant& error) {
    throw StructureError(error.what());
  } catch (const ValueErrorException& error) {
    throw StructureError(error.what());
  } catch (const KeyErrorException& error) {
    throw StructureError(error.what());
  } catch (const IndexErrorException& error) {
    throw StructureError(error.what());
  }
}

}  // namespace congener::chem
