// The set that SCHEMA.md shows is a set, and the words and keys it names are those of the loader.

#include "catch.hpp"
#include "congener/reference_set.hpp"
#include "golden.hpp"
#include "temp_dir.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// The indented lines of SCHEMA.md that follow a line, without the indent.
std::string block_after(const std::string& line) {
  const std::string text = read_bytes(CONGENER_REFERENCE_SETS "/SCHEMA.md");
  const auto start = text.find("\n" + line + "\n\n");
  REQUIRE(start != std::string::npos);
  std::string block;
  std::size_t position = start + line.size() + 3;
  while (text.compare(position, 4, "    ") == 0) {
    const auto end = text.find('\n', position);
    block += text.substr(position + 4, end - position - 3);
    position = end + 1;
  }
  REQUIRE_FALSE(block.empty());
  return block;
}

}  // namespace

TEST_CASE("the set that SCHEMA.md shows loads", "[unit]") {
  const TempDir folder;
  for (const std::string file : {"set.toml", "sources.toml", "substances/cyclohexanone.toml"}) {
    folder.write_file(file, block_after("`" + file + "`"));
  }
  const ReferenceSet without = load_reference_set(folder.path());
  REQUIRE(without.entries.size() == 1);
  CHECK(without.entries[0].controls.at(0).wording_read);

  const std::string last_words =
      "With it, cyclohexanone is listed in XX from 2020-03-02 on, and every "
      "answer says that the date is not verified. A family for it:";
  folder.write_file("families.toml", block_after(last_words));
  CHECK(load_reference_set(folder.path()).families.size() == 1);
}

TEST_CASE("the pack that SCHEMA.md shows is added to the shipped set", "[unit]") {
  const TempDir folder;
  for (const std::string file :
       {"my_pack/set.toml", "my_pack/sources.toml", "my_pack/substances/cyclohexanone.toml"}) {
    folder.write_file(file, block_after("`" + file + "`"));
  }
  const std::string shipped = CONGENER_REFERENCE_SETS "/fentanyl_precursors";
  const ReferenceSet set = load_reference_sets({shipped, folder.path_of("my_pack")});
  CHECK(find_entry(set, "house-cyclohexanone") >= 0);
  CHECK(find_entry(set, "npp") >= 0);
  CHECK(set.id == "fentanyl_precursors+in_house");
  CHECK(set.jurisdictions.back() == "HOUSE");
}
