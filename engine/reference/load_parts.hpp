#pragma once
// The parts of a reference set, each read from its own file. Used by load.cpp only.

#include <string>
#include <vector>

#include "congener/reference_set.hpp"

namespace congener::reference {

Entry load_substance(const std::string& path, const std::string& shown_name);
std::vector<Source> load_sources(const std::string& path, const std::string& shown_name);
/// jurisdictions.toml: the facts, memberships and follow rules of the set.
void load_jurisdictions(const std::string& path, const std::string& shown_name, ReferenceSet& set);
std::vector<Family> load_families(const std::string& path, const std::string& shown_name);
std::vector<SubstituentGroup> load_groups(const std::string& path, const std::string& shown_name);
StructureClass load_class(const std::string& path, const std::string& shown_name);
std::vector<CounterComponent> load_counter_components(const std::string& path,
                                                      const std::string& shown_name);
std::vector<ProtectingGroup> load_protecting_groups(const std::string& path,
                                                    const std::string& shown_name);
std::vector<SubstituentName> load_substituent_names(const std::string& path,
                                                    const std::string& shown_name);

}  // namespace congener::reference
