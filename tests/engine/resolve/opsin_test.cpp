// OPSIN as a process: a script stands in for Java, so that these tests need neither.

#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/name_reader.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "resolve/child_process.hpp"
#include "temp_dir.hpp"

#include <sys/stat.h>

namespace {

using namespace congener;
using congener::resolve::ChildProcess;
using congener::test::ContainsText;
using congener::test::TempDir;
using std::chrono::milliseconds;

constexpr milliseconds kLong{60000};

/// Sets a variable of this process and puts it back.
class Variable {
 public:
  Variable(std::string name, const std::string& value) : name_(std::move(name)) {
    if (const char* before = std::getenv(name_.c_str())) {
      before_ = before;
    }
    ::setenv(name_.c_str(), value.c_str(), 1);
  }
  ~Variable() {
    before_ ? ::setenv(name_.c_str(), before_->c_str(), 1) : ::unsetenv(name_.c_str());
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  std::string name_;
  std::optional<std::string> before_;
};

/// A folder with a program "java" that answers each line as this case statement of the shell says.
class FakeJava {
 public:
  explicit FakeJava(const std::string& cases)
      : jar_(folder_.write_file("opsin-cli-9.8.7.jar", "")),
        path_("PATH", folder_.path() + ":" + std::getenv("PATH")) {
    const std::string program = folder_.write_file(
        "java", "#!/bin/sh\nwhile read -r line; do case \"$line\" in methane) echo C;; " + cases +
                    " *) echo;; esac; done\n");
    ::chmod(program.c_str(), 0755);
  }

  const std::string& jar() const { return jar_; }

 private:
  TempDir folder_;
  std::string jar_;
  Variable path_;
};

}  // namespace

TEST_CASE("a child process answers line by line", "[unit]") {
  ChildProcess cat({"cat"});
  CHECK(cat.answer("one", kLong) == "one");
  CHECK(cat.answer("", kLong) == "");
  CHECK(cat.answer(std::string(100000, 'x'), kLong) == std::string(100000, 'x'));
}

TEST_CASE("a child process that ends, or says nothing, gives no answer and no signal", "[unit]") {
  ChildProcess ended({"true"});
  CHECK_FALSE(ended.answer("one", kLong));
  CHECK_FALSE(ended.answer("two", kLong));
  ChildProcess silent({"sleep", "1000"});
  CHECK_FALSE(silent.answer("one", milliseconds{50}));
}

TEST_CASE("a program that is not there is told", "[unit]") {
  CHECK_THROWS_AS(ChildProcess({"no-such-program-of-congener"}), FileError);
  CHECK_THROWS_WITH(start_opsin("/no/such/file.jar"), ContainsText("libopsin-java"));
}

TEST_CASE("a jar that is no OPSIN is told when it is started", "[unit]") {
  const TempDir folder;
  const std::string jar = folder.write_file("other.jar", "");
  const Variable path("PATH", folder.path() + ":" + std::getenv("PATH"));
  ::chmod(folder.write_file("java", "#!/bin/sh\nexit 1\n").c_str(), 0755);
  CHECK_THROWS_WITH(start_opsin(jar), ContainsText("does not answer"));
}

TEST_CASE("OPSIN reads a name, says when it cannot, and outlives a name that ends it", "[unit]") {
  const FakeJava java("piperidin-4-one) echo O=C1CCNCC1;; fatal) exit 1;;");
  const std::shared_ptr<NameReader> opsin = start_opsin(java.jar());
  CHECK(opsin->title() == "OPSIN 9.8.7");
  CHECK(opsin->read("piperidin-4-one").smiles == "O=C1CCNCC1");
  CHECK(opsin->read("gibberish").problem == "OPSIN 9.8.7 cannot read it");
  CHECK(opsin->read("fatal").problem == "OPSIN 9.8.7 gave no answer");
  CHECK(opsin->read("piperidin-4-one").smiles == "O=C1CCNCC1");
  CHECK_FALSE(opsin->read("two\nlines").problem.empty());
  CHECK_FALSE(opsin->read(std::string(5000, 'x')).problem.empty());
}

TEST_CASE("a systematic name gets the verdict of its structure, and the record says who read it",
          "[unit]") {
  const FakeJava java("tetrahydro-4-pyridone*) echo O=C1CCNCC1;;");
  DetectorOptions options;
  options.as_of = Date{2026, 11, 28};
  options.name_reader = start_opsin(java.jar());
  const Detector detector(test::shipped_set(), options);
  const Finding by_name = detector.check_text("tetrahydro-4-pyridone");
  CHECK(by_name.status == detector.check("O=C1CCNCC1", StructureFormat::Smiles).status);
  REQUIRE(by_name.resolved_by);
  CHECK(by_name.resolved_by->read_by == "OPSIN 9.8.7");
  CHECK(in_words(*by_name.resolved_by) ==
        "name tetrahydro-4-pyridone, which OPSIN 9.8.7 reads as O=C1CCNCC1");

  Record record;
  record.structure = "CCO";
  record.identifiers = {{IdentifierKind::Name, "name", "tetrahydro-4-pyridone"}};
  const Finding disagreeing = detector.check(record);
  CHECK(disagreeing.status == by_name.status);
  REQUIRE(disagreeing.other_readings.size() == 1);
  CHECK(disagreeing.other_readings.front().is_another_substance);

  const Finding unread = detector.check_text("no such name");
  CHECK(unread.status == Status::NotScreened);
  CHECK_THAT(unread.reason,
             Catch::Matchers::StartsWith("no structure: the name is not in this reference set, and "
                                         "OPSIN 9.8.7 cannot read it; it is no SMILES either"));
}
