#include "evidence/gate.hpp"

#include "chem/standardize.hpp"

namespace congener::evidence {

GateScreen Gate::let_through_by(Features& record) const {
  if (!chem::is_plain_record(record.molecule())) {
    return GateScreen::Record;
  }
  for (const Screen& screen : screens_) {
    if (screen.may_find(record)) {
      return screen.name;
    }
  }
  return GateScreen::None;
}

}  // namespace congener::evidence
