// The content hash of a set: every byte of every file counts, and nothing else does.

#include <filesystem>

#include "catch.hpp"
#include "small_set.hpp"
#include "support/sha256.hpp"

using namespace congener;
using namespace congener::test;

namespace {

std::string framed(const std::string& name, const std::string& content) {
  return name + "\n" + std::to_string(content.size()) + "\n" + content;
}

}  // namespace

TEST_CASE("the content hash is that of SCHEMA.md", "[unit]") {
  const SmallSet set;
  support::Sha256 hash;
  hash.update(framed("counter_components.tsv", set.text(kCounters)));
  hash.update(framed("families.toml", set.text("families.toml")));
  hash.update(framed("set.toml", set.text("set.toml")));
  hash.update(framed("sources.toml", set.text("sources.toml")));
  hash.update(framed(kPiperidine, set.text(kPiperidine)));
  hash.update(framed(kPiperidone, set.text(kPiperidone)));
  CHECK(set.load().sha256 == hash.hex_digest());
}

TEST_CASE("any byte added to any file changes the content hash", "[unit]") {
  const std::string before = SmallSet().load().sha256;
  CHECK(before.size() == 64);
  for (const std::string file :
       {"set.toml", "sources.toml", "families.toml", kPiperidone, kPiperidine, kCounters}) {
    CAPTURE(file);
    CHECK(SmallSet().add(file, "\n").load().sha256 != before);
  }
}

TEST_CASE("the names of substituents count for the content hash", "[unit]") {
  SmallSet set;
  set.change("set.toml", "counter_components",
             "substituent_names = \"names.tsv\"\ncounter_components");
  set.create("names.tsv", "name\tsmiles\nmethyl\t*C\n");
  const std::string before = set.load().sha256;
  CHECK(set.add("names.tsv", "\n").load().sha256 != before);
}

TEST_CASE("a file of another name changes the content hash", "[unit]") {
  SmallSet renamed;
  renamed.add("substances/other.toml", renamed.text(kPiperidine)).remove(kPiperidine);
  CHECK(renamed.load().sha256 != SmallSet().load().sha256);
}

TEST_CASE("bytes moved from one file to the next change the content hash", "[unit]") {
  SmallSet left;
  left.add("sources.toml", "# x\n");
  SmallSet right;
  right.change("set.toml", "schema", "# x\nschema");
  CHECK(left.load().sha256 != right.load().sha256);
}

TEST_CASE("two copies of a set have the same content hash, in whatever order they were written",
          "[unit]") {
  const TempDir first;
  const TempDir second;
  const SmallSet set;
  const std::string path = set.write(first);
  for (const char* file :
       {kPiperidone, kCounters, "sources.toml", kPiperidine, "families.toml", "set.toml"}) {
    second.write_file(std::string("deep/er/") + file, set.text(file));
  }
  const std::string expected = load_reference_set(path).sha256;
  CHECK(load_reference_set(second.path_of("deep/er")).sha256 == expected);
  CHECK(load_reference_set(path + "/").sha256 == expected);
  CHECK(load_reference_set(path + "/../set").sha256 == expected);
}

TEST_CASE("files that are not part of a set do not count", "[unit]") {
  SmallSet set;
  set.add("README.md", "words").add("substances/notes.txt", "words");
  CHECK(set.load().sha256 == SmallSet().load().sha256);
}

TEST_CASE("the place of the counter-component table does not count", "[unit]") {
  // The path stands in set.toml, so both sets are given the same text there.
  const TempDir near;
  const TempDir far;
  SmallSet set;
  set.change("set.toml", "shared/counters.tsv", "../table.tsv");
  near.write_file("table.tsv", set.text(kCounters));
  far.write_file("a/table.tsv", set.text(kCounters));
  const std::string near_path = set.write(near);
  std::filesystem::rename(set.write(far), far.path_of("a/set"));
  CHECK(load_reference_set(near_path).sha256 == load_reference_set(far.path_of("a/set")).sha256);
}
