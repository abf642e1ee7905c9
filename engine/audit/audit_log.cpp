#include "congener/audit_log.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "congener/error.hpp"
#include "congener/fingerprints/output_file.hpp"
#include "io/byte_source.hpp"
#include "io/line_reader.hpp"
#include "report/sealed_line.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::chrono::seconds kLongestWait{60};
/// A run record with ten thousand inputs has a tenth of it.
constexpr std::size_t kMostLineBytes = std::size_t{1} << 26;

/// What links a line to the one before it.
struct Link {
  std::uint64_t number = 0;
  std::string previous;
  std::string seal;
};

/// Nothing: it is no line that was written here, or it was changed since.
std::optional<Link> link_of(std::string_view line) {
  const auto text = report::unsealed(line);
  const Json json = text ? Json::parse(*text, nullptr, false) : Json();
  if (!json.is_object() || json.value("type", Json()) != "audit" ||
      !json.value("n", Json()).is_number_unsigned()) {
    return std::nullopt;
  }
  const Json previous = json.value("previous_sha256", Json());
  return Link{json["n"].get<std::uint64_t>(),
              previous.is_string() ? previous.get<std::string>() : std::string(),
              std::string(report::seal_of(line))};
}

/// The last line with its line feed; empty where there is none.
std::string last_line(const std::string& path, std::uint64_t bytes) {
  std::ifstream stream(path, std::ios::binary);
  std::string tail;
  std::uint64_t from = bytes;
  constexpr std::uint64_t kBlock = 1U << 16;
  while (from > 0 && tail.size() <= kMostLineBytes) {
    const std::uint64_t begin = from - std::min(from, kBlock);
    std::string block(from - begin, '\0');
    stream.seekg(static_cast<std::streamoff>(begin));
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    if (!stream) {
      throw FileError(fmt::format("{}: cannot be read", support::printable(path)));
    }
    tail.insert(0, block);
    from = begin;
    const std::size_t line_feed =
        tail.size() < 2 ? std::string::npos : tail.rfind('\n', tail.size() - 2);
    if (line_feed != std::string::npos) {
      return tail.substr(line_feed + 1);
    }
  }
  return tail;
}

Link last_link(const std::string& path, std::uint64_t bytes) {
  const std::string line = last_line(path, bytes);
  if (line.empty()) {
    return {};
  }
  const auto link = line.back() == '\n' ? link_of(line) : std::nullopt;
  if (!link) {
    throw FormatError(
        fmt::format("{}: its last line is no whole line of an audit log; look at it with congener "
                    "audit check, and begin a new log",
                    support::printable(path)));
  }
  return *link;
}

std::uint64_t size_of(const std::string& path) {
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(path, error);
  if (error) {
    throw FileError(
        fmt::format("{}: cannot be read ({})", support::printable(path), error.message()));
  }
  return bytes;
}

void require_file(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    throw FileError(fmt::format("{}: an audit log must be a file", support::printable(path)));
  }
}

std::string line_of(const AuditEntry& entry, const Link& last) {
  Json json;
  json["type"] = "audit";
  json["n"] = last.number + 1;
  json["time"] = entry.time;
  json["user"] = entry.user;
  json["host"] = entry.host;
  json["command"] = entry.command;
  Json run = Json::parse(entry.run_record, nullptr, false);
  json["run"] = run.is_discarded() ? Json(nullptr) : std::move(run);
  json["previous_sha256"] = last.seal.empty() ? Json(nullptr) : Json(last.seal);
  return report::sealed(json.dump(-1, ' ', true, Json::error_handler_t::replace));
}

}  // namespace

std::string append_to_audit_log(const std::string& path, const AuditEntry& entry) {
  if (!fs::exists(path)) {
    std::ofstream created(path, std::ios::binary | std::ios::app);
    if (!created) {
      throw FileError(fmt::format("{}: cannot be written", support::printable(path)));
    }
  }
  require_file(path);
  auto file = fingerprints::OutputFile::open_locked(path, kLongestWait, {});
  const std::uint64_t bytes = size_of(path);
  const std::string line = line_of(entry, last_link(path, bytes));
  file.write_at(bytes, line);
  file.sync();
  file.check_name();
  return std::string(report::seal_of(line));
}

void check_audit_log_is_usable(const std::string& path) {
  if (fs::exists(path)) {
    require_file(path);
    const auto file = fingerprints::OutputFile::open_locked(path, kLongestWait, {});
    last_link(path, size_of(path));
  }
}

AuditCheck check_audit_log(const std::string& path) {
  io::LineReader lines(io::ByteSource::open(path), kMostLineBytes);
  AuditCheck check;
  Link last;
  const auto problem = [&](std::string what) {
    check.problems.push_back({check.lines, std::move(what)});
  };
  for (io::Line line; lines.next(line);) {
    ++check.lines;
    const auto link = line.bytes == line.text.size() ? link_of(line.text) : std::nullopt;
    if (!link) {
      problem("not as it was written");
      // What follows is compared with the line as it claims to be.
      last = {last.number + 1, {}, std::string(report::seal_of(line.text))};
    } else {
      if (link->number != last.number + 1) {
        problem(fmt::format("is number {}, where {} has to stand", link->number, last.number + 1));
      }
      if (link->previous != last.seal) {
        problem("does not follow the line before it: one was changed, removed, added or moved");
      }
      last = *link;
    }
    check.last_sha256 = last.seal;
    if (!line.ended) {
      problem("is not whole");
    }
  }
  if (!lines.source().problem().empty()) {
    throw FileError(fmt::format("{}: {}", support::printable(path), lines.source().problem()));
  }
  return check;
}

}  // namespace congener
