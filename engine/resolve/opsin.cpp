// OPSIN as a reader of names.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <system_error>

#include "congener/error.hpp"
#include "congener/name_reader.hpp"
#include "resolve/child_process.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

constexpr std::chrono::seconds kLongestStart{120};  // Java on a machine that is busy
constexpr std::chrono::seconds kLongestAnswer{30};
constexpr std::size_t kLongestNameBytes = 2000;

/// "2.7.0" of "opsin-cli-2.7.0"; empty where there is none.
std::string version_in(const std::string& stem) {
  const std::size_t dash = stem.rfind('-');
  const std::string version = dash == std::string::npos ? "" : stem.substr(dash + 1);
  return version.find_first_not_of("0123456789.") == std::string::npos ? version : "";
}

/// "OPSIN 2.7.0", where a name of the jar tells it: Debian has the same file under two names.
std::string title_of(const std::string& jar) {
  std::error_code error;
  std::string version = version_in(std::filesystem::path(jar).stem().string());
  const std::filesystem::path folder = std::filesystem::path(jar).parent_path();
  for (const auto& other : std::filesystem::directory_iterator(folder, error)) {
    if (version.empty() && std::filesystem::equivalent(other.path(), jar, error)) {
      version = version_in(other.path().stem().string());
    }
  }
  return version.empty() ? "OPSIN" : "OPSIN " + version;
}

bool is_one_line(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
  });
}

class Opsin final : public NameReader {
 public:
  explicit Opsin(std::string jar) : jar_(std::move(jar)), title_(title_of(jar_)) {
    const std::scoped_lock lock(mutex_);
    start();
  }

  std::string title() const override { return title_; }

  ReadName read(std::string_view name) override {
    if (name.empty() || name.size() > kLongestNameBytes || !is_one_line(name)) {
      return {{}, fmt::format("it is not asked of {}: no name of one line, or too long", title_)};
    }
    const std::scoped_lock lock(mutex_);
    if (!process_) {
      start();
    }
    const std::optional<std::string> answer = process_->answer(name, kLongestAnswer);
    if (!answer) {
      process_.reset();  // a new one for the next name, which need not suffer from this one
      return {{}, fmt::format("{} gave no answer", title_)};
    }
    const std::string_view smiles = support::trim(*answer);
    if (smiles.empty()) {
      return {{}, fmt::format("{} cannot read it", title_)};
    }
    return {std::string(smiles), {}};
  }

 private:
  /// Asks for a name that every version knows, so that what is missing is told before any record.
  void start() {
    process_.emplace(std::vector<std::string>{"java", "-jar", jar_, "-osmi"});
    if (process_->answer("methane", kLongestStart) != "C") {
      process_.reset();
      throw FileError(
          fmt::format("OPSIN does not answer ({}); install default-jre-headless and "
                      "libopsin-java, or do without it",
                      support::printable(jar_)));
    }
  }

  std::string jar_;
  std::string title_;
  std::mutex mutex_;
  std::optional<resolve::ChildProcess> process_;
};

}  // namespace

NameReader::~NameReader() = default;

std::shared_ptr<NameReader> start_opsin(const std::string& jar) {
  if (jar.empty()) {
    return start_opsin("/usr/share/java/opsin-cli.jar");
  }
  std::error_code error;
  if (!std::filesystem::is_regular_file(jar, error)) {
    throw FileError(
        fmt::format("OPSIN is not installed ({} is not there); install libopsin-java "
                    "and default-jre-headless",
                    support::printable(jar)));
  }
  return std::make_shared<Opsin>(jar);
}

}  // namespace congener
