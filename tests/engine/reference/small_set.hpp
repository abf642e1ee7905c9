#pragma once
// A small valid reference set for the tests of the loader, to be spoilt in one place at a time.
// Its rows of law are invented.

#include <map>
#include <stdexcept>
#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/reference_set.hpp"
#include "temp_dir.hpp"

namespace congener::test {

/// The files of a set by name. Plain text until write() or load().
class SmallSet {
 public:
  SmallSet();

  /// Replaces one passage, which must occur exactly once.
  SmallSet& change(const std::string& file, const std::string& from, const std::string& to) {
    std::string& text = files_.at(file);
    const auto place = text.find(from);
    if (place == std::string::npos || text.find(from, place + 1) != std::string::npos) {
      throw std::logic_error(file + " does not hold this exactly once: " + from);
    }
    text.replace(place, from.size(), to);
    return *this;
  }
  SmallSet& add(const std::string& file, const std::string& text) {
    files_[file] += text;
    return *this;
  }
  SmallSet& create(const std::string& file, const std::string& text) {
    files_[file] = text;
    return *this;
  }
  SmallSet& remove(const std::string& file) {
    files_.erase(file);
    return *this;
  }
  const std::string& text(const std::string& file) const { return files_.at(file); }

  /// Writes the set into a folder of this folder, and returns its path.
  std::string write(const TempDir& folder, const std::string& set_name = "set") const {
    for (const auto& [name, text] : files_) {
      folder.write_file(set_name + "/" + name, text);
    }
    return folder.path_of(set_name);
  }
  ReferenceSet load() const {
    const TempDir folder;
    return load_reference_set(write(folder));
  }

  /// The message with which the set does not load.
  std::string problem() const {
    try {
      load();
    } catch (const ReferenceSetError& error) {
      return error.what();
    } catch (const FileError& error) {
      return error.what();
    }
    return "(it loads)";
  }

 private:
  std::map<std::string, std::string> files_;
};

// Names of its files.
inline const char* const kPiperidone = "substances/piperidone.toml";
inline const char* const kPiperidine = "substances/piperidine.toml";
inline const char* const kCounters = "shared/counters.tsv";

inline SmallSet::SmallSet() {
  files_["set.toml"] = R"(schema = 1
id = "small"
title = "A small set"
version = "1"
date = 2026-01-31
licence = "none"
jurisdictions = ["XX", "YY"]
counter_components = "shared/counters.tsv"
[similarity]
required_smarts = '[#7]'
[similarity.closeness]
constant = -6.0
added = -1.0
missing = -0.2
fingerprints = 6.0
core_rarity = 1.5
most_decades = 5.0
least_strong = 0.8
least_moderate = 0.4
)";
  files_["sources.toml"] = R"([[source]]
id = "ACT"
what = "Example Act"
where = "https://example.org/act"
how_read = "full text"
kind = "official"
)";
  files_["families.toml"] = R"([[family]]
id = "piperidones"
name = "Piperidones"
rests_on = ["4-piperidone"]
core = '[C;R:4]1-[C;R]-[C;R]-[N;R:1]-[C;R]-[C;R]-1'
[[family.required]]
name = "ketone"
site = 4
smarts = ['C=O']
[[family.match]]
smiles = 'O=C1CCNCC1'
reason = "4-piperidone itself"
[[family.miss]]
smiles = 'O=C1CCCNC1'
reason = "3-piperidone"
)";
  files_[kPiperidone] = R"(id = "4-piperidone"
name = "4-piperidone"
iupac_name = "piperidin-4-one"
synonyms = ["4-piperidinone"]
smiles = 'O=C1CCNCC1'
formula = "C5H9NO"
inchikey = "VRJHQPZVIGNGMX-UHFFFAOYSA-N"
cas = "41661-47-6"
cas_confidence = "secondary"
[[control]]
jurisdiction = "XX"
status = "listed"
instrument = "Example Act"
list = "Schedule 1"
citation = "item 7"
published = 2020-01-10
effective = 2020-02-01
confidence = "confirmed"
scope = "the substance and its salts"
wording_read = true
mentions = ["salts"]
sources = ["ACT"]
)";
  files_[kPiperidine] = R"(id = "piperidine"
name = "piperidine"
iupac_name = "piperidine"
smiles = 'C1CCNCC1'
formula = "C5H11N"
cas = "110-89-4"
identity_only = true
[[control]]
jurisdiction = "YY"
status = "believed_listed"
scope = "unread"
)";
  files_[kCounters] = "name\tsmiles\nhydrochloride\tCl\nwater\tO\n";
}

/// Exactly one problem, with its place and matter.
inline void check_only(const SmallSet& set, const std::string& where, const std::string& what) {
  const std::string problem = set.problem();
  CHECK_THAT(problem, ContainsText("1 problem(s)"));
  CHECK_THAT(problem, ContainsText("\n  " + where + ": "));
  CHECK_THAT(problem, ContainsText(what));
}

}  // namespace congener::test
