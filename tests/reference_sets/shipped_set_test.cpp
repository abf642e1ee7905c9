// The set that ships: it loads, it holds what it must, and doubt stands in it as doubt.

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "catch.hpp"
#include "congener/reference_set.hpp"
#include "golden.hpp"

using namespace congener;

namespace {

const char* const kFolder = CONGENER_REFERENCE_SETS "/fentanyl_precursors";

const ReferenceSet& shipped() {
  static const ReferenceSet set = load_reference_set(kFolder);
  return set;
}

const Entry& entry(const std::string& id) {
  const int index = find_entry(shipped(), id);
  REQUIRE(index >= 0);
  return shipped().entries[static_cast<std::size_t>(index)];
}

bool is_search_without_result(const ControlRow& row) {
  return row.status == ControlStatus::NotFound || row.status == ControlStatus::NotCovered;
}

template <typename Action>
void for_each_row(Action action) {
  for (const Entry& each : shipped().entries) {
    for (const ControlRow& row : each.controls) {
      CAPTURE(row.where, each.id, row.jurisdiction);
      action(each, row);
    }
  }
}

/// All texts of a row that a user may read.
std::vector<std::string> texts_of(const ControlRow& row) {
  return {row.instrument, row.list, row.citation, row.scope, row.note, row.period.note};
}

}  // namespace

TEST_CASE("the shipped set loads and says what it is", "[unit]") {
  CHECK(shipped().id == "fentanyl_precursors");
  CHECK(shipped().sha256.size() == 64);
  CHECK(shipped().jurisdictions == std::vector<std::string>{"UN", "US", "CN", "EU", "CA", "GB",
                                                            "DE", "AT", "MX", "AR", "BR", "CO",
                                                            "IN", "JP", "KR", "HK", "TW", "VN"});
  CHECK(shipped().version == "2026.11.28");
  CHECK(shipped().date == Date{2026, 11, 28});
}

TEST_CASE(
    "the shipped set has 22 precursors, 46 end products, 322 rows, 137 sources and 4 families",
    "[unit]") {
  std::size_t rows = 0;
  for (const Entry& each : shipped().entries) {
    rows += static_cast<std::size_t>(
        std::count_if(each.controls.begin(), each.controls.end(), [](const ControlRow& row) {
          return row.through.jurisdiction.empty();  // those of followers are not written down
        }));
  }
  CHECK(shipped().entries.size() == 68);
  CHECK(rows == 322);
  CHECK(shipped().sources.size() == 137);
  CHECK(shipped().families.size() == 4);
}

TEST_CASE("the seven fentanyl precursors of UN Table I are there", "[unit]") {
  struct Precursor {
    const char* id;
    const char* cas;
    Date effective;
  };
  const std::vector<Precursor> precursors = {{"npp", "39742-60-4", {2017, 10, 18}},
                                             {"anpp", "21409-26-7", {2017, 10, 18}},
                                             {"norfentanyl", "1609-66-1", {2022, 11, 23}},
                                             {"4-ap", "23056-29-3", {2022, 11, 23}},
                                             {"1-boc-4-ap", "125541-22-2", {2022, 11, 23}},
                                             {"4-piperidone", "41661-47-6", {2024, 12, 3}},
                                             {"1-boc-4-piperidone", "79099-07-3", {2024, 12, 3}}};
  std::set<std::string> expected;
  for (const Precursor& precursor : precursors) {
    CAPTURE(precursor.id);
    expected.insert(precursor.id);
    CHECK(entry(precursor.id).cas == precursor.cas);
    const auto& rows = entry(precursor.id).controls;
    CHECK(std::count_if(rows.begin(), rows.end(), [&](const ControlRow& row) {
            return row.jurisdiction == "UN" && row.list == "Table I" &&
                   row.status == ControlStatus::Listed &&
                   row.period.effective == precursor.effective;
          }) == 1);
  }
  std::set<std::string> found;
  for_each_row([&](const Entry& each, const ControlRow& row) {
    if (row.jurisdiction == "UN" && row.list == "Table I") {
      found.insert(each.id);
    }
  });
  CHECK(found == expected);
}

TEST_CASE("every row that says something has a source or is unverified", "[unit]") {
  for_each_row([](const Entry&, const ControlRow& row) {
    if (!is_search_without_result(row)) {
      CHECK((!row.sources.empty() || row.confidence == Confidence::Unverified));
      CHECK_FALSE(row.instrument.empty());
      CHECK_FALSE(row.citation.empty());
      CHECK_FALSE(row.list.empty());
    }
  });
}

TEST_CASE("what was only remembered is unverified, or derived from a source that presupposes it",
          "[unit]") {
  for_each_row([](const Entry&, const ControlRow& row) {
    if (row.status == ControlStatus::BelievedListed) {
      CHECK((row.confidence == Confidence::Unverified ||
             (row.confidence == Confidence::Derived && !row.sources.empty())));
      // Where an instrument was read but not whether it names the substance, its day may be known.
      CHECK((row.period.effective_confidence == Confidence::Unverified ||
             row.confidence == Confidence::Derived));
    }
  });
}

TEST_CASE("a row whose date is in doubt says what is known of it", "[unit]") {
  for_each_row([](const Entry&, const ControlRow& row) {
    const bool is_sure = row.period.effective && (row.confidence == Confidence::Confirmed ||
                                                  row.confidence == Confidence::Secondary);
    if (!is_search_without_result(row) && !is_sure && row.confidence != Confidence::Derived) {
      CHECK_FALSE(row.period.note.empty());
    }
    const bool is_own = row.through.jurisdiction.empty();
    if (is_own && row.period.effective_confidence != row.confidence && row.period.effective) {
      CHECK_FALSE(row.period.note.empty());
    }
  });
}

TEST_CASE("a search without result has no date and never says that something is free", "[unit]") {
  for_each_row([](const Entry&, const ControlRow& row) {
    if (is_search_without_result(row)) {
      CHECK_FALSE(row.period.effective);
      CHECK(row.scope.find("legal") == std::string::npos);
      CHECK(row.scope.find("uncontrolled") == std::string::npos);
    }
    if (row.status == ControlStatus::NotFound) {
      CHECK(row.note.find("absence of a finding is not evidence of non-control") !=
            std::string::npos);
    }
  });
}

TEST_CASE("reagents, and end products that no family rests on, are matched by identity only",
          "[unit]") {
  const std::set<std::string> reagents = {
      "benzyl-chloride",    "phenethyl-bromide",   "phenethyl-chloride", "phenethyl-iodide",
      "propionyl-chloride", "propionic-anhydride", "piperidine"};
  for (const Entry& each : shipped().entries) {
    CAPTURE(each.id);
    const bool is_rested_on = each.id == "fentanyl";  // by the 4-anilidopiperidines
    CHECK(each.identity_only ==
          (reagents.count(each.id) == 1 || (each.role == EntryRole::EndProduct && !is_rested_on)));
    CHECK(is_compared(shipped(), each) != each.identity_only);
  }
}

TEST_CASE("substances that only one regulator names say so", "[unit]") {
  std::set<std::string> named;
  for (const Entry& each : shipped().entries) {
    if (!each.named_by.empty()) {
      named.insert(each.id);
      CHECK((each.named_by.find("Canada") == 0 || each.named_by.find("Argentina") == 0));
    }
  }
  CHECK(named == std::set<std::string>{"1-benzyl-4-piperidone", "1-boc-4-bromo-4-ap",
                                       "1-boc-4-fluoro-4-ap", "3-methyl-4-piperidone",
                                       "4-fluoro-4-ap", "ortho-methyl-4-ap",
                                       "phenethylpiperidinylidene-phenylamine"});
}

TEST_CASE("the record of the last validation is of this version, as text and as JSON", "[unit]") {
  const auto head_of = [](const std::string& name) {
    return test::read_bytes(kFolder + ("/" + name)).substr(0, 1000);
  };
  const auto hash_of_set = [](const std::string& head) {
    std::smatch match;
    REQUIRE(std::regex_search(head, match, std::regex("[0-9a-f]{64}")));
    return match.str();
  };
  const std::string text = head_of("validation.txt");
  const std::string json = head_of("validation.json");
  CHECK(text.find(shipped().version) != std::string::npos);
  CHECK(json.find(shipped().version) != std::string::npos);
  CHECK(hash_of_set(text) == hash_of_set(json));
}

TEST_CASE("every source says how it was read", "[unit]") {
  for (const Source& source : shipped().sources) {
    CAPTURE(source.id);
    CHECK_FALSE(source.how_read.empty());
    CHECK_FALSE(source.kind.empty());
  }
}

TEST_CASE("every entry that things may resemble belongs to a family", "[unit]") {
  std::set<std::string> in_families;
  for (const Family& family : shipped().families) {
    in_families.insert(family.rests_on.begin(), family.rests_on.end());
  }
  for (const Entry& each : shipped().entries) {
    CAPTURE(each.id);
    CHECK(in_families.count(each.id) == (each.identity_only ? 0 : 1));
  }
}

TEST_CASE("no text of the set speaks of this machine or of an unfinished note", "[unit]") {
  const std::vector<std::string> banned = {"/work",           "/tmp",      "/home", "/root",
                                           "regulation.yaml", "the brief", "TODO",  "FIXME"};
  for_each_row([&](const Entry& each, const ControlRow& row) {
    for (const std::string& text : texts_of(row)) {
      for (const std::string& word : banned) {
        CAPTURE(word, text);
        CHECK(text.find(word) == std::string::npos);
      }
    }
    CHECK(each.note.find("the brief") == std::string::npos);
  });
}

TEST_CASE("no file of the set holds a path of this machine", "[unit]") {
  const std::string folder = std::string(kFolder) + "/";
  std::vector<std::string> files = {"set.toml", "sources.toml", "families.toml"};
  for (const Entry& each : shipped().entries) {
    files.push_back(each.where);
  }
  for (const std::string& file : files) {
    CAPTURE(file);
    const std::string text = test::read_bytes(folder + file);
    for (const char* word : {"/tmp/", "/home/", "/root/"}) {
      CHECK(text.find(word) == std::string::npos);
    }
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.back() == '\n');
  }
}
