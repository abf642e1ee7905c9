#pragma once
// The words of `congener explain`: enumerators and facts as parts of sentences. Internal to
// engine/report.

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener::report {

std::string in_words(Status status);
std::string in_words(Form form);
std::string in_words(Wording wording);
std::string in_words(Confidence confidence);

/// Numbers of atoms, joined by spaces.
std::string atoms_text(const std::vector<int>& atoms);

/// "Act; Schedule 1; item 7", without the parts that are not known.
std::string place_in_law(const std::string& instrument, const std::string& list,
                         const std::string& citation);

/// When the row applies, and whether that is verified.
std::string date_text(const JurisdictionFinding& finding);

/// "a fentanyl-class end product, in the set as the core of class definitions", or nothing.
std::string role_text(const ReferenceSet& set, const std::string& entry);

/// The text on one line of a terminal, ended by one full stop, indented by so many spaces.
void write_sentence(std::ostream& stream, std::size_t indent, std::string_view text);

}  // namespace congener::report
