#include "transcript.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <stdexcept>

#include "golden.hpp"
#include "temp_dir.hpp"

namespace congener::test {
namespace {

constexpr std::string_view kAnyLines = "...";
constexpr std::string_view kNoLineEnd = "\\ no line end";

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// Lines of an output; what is missing at its end becomes a line of its own.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      lines.emplace_back(kNoLineEnd);
      break;
    }
    text.remove_prefix(end + 1);
  }
  return lines;
}

bool is_error_line(std::string_view line) {
  return line == "!" || starts_with(line, "! ");
}

std::optional<int> parse_exit_code(std::string_view line) {
  constexpr std::string_view kExit = "exit ";
  int code = 0;
  if (!starts_with(line, kExit)) {
    return std::nullopt;
  }
  const char* const end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data() + kExit.size(), end, code);
  return error == std::errc() && stop == end ? std::optional<int>(code) : std::nullopt;
}

// The block whose command stands at lines[begin] and that ends before lines[end].
TranscriptBlock parse_block(const std::vector<std::string>& lines, std::size_t begin,
                            std::size_t end, const std::string& name) {
  TranscriptBlock block;
  block.line = begin + 1;
  block.command = lines[begin].substr(2);
  const std::optional<int> code =
      begin + 1 < end ? parse_exit_code(lines[begin + 1]) : std::optional<int>();
  if (!code) {
    throw std::runtime_error(name + ":" + std::to_string(begin + 2) +
                             ": expected \"exit NUMBER\" below the command");
  }
  block.exit_code = *code;
  std::size_t errors = end;
  while (errors > begin + 2 && is_error_line(lines[errors - 1])) {
    --errors;
  }
  for (std::size_t i = begin + 2; i < errors; ++i) {
    block.output.push_back(lines[i]);
  }
  for (std::size_t i = errors; i < end; ++i) {
    block.errors.push_back(lines[i].substr(std::min<std::size_t>(2, lines[i].size())));
  }
  return block;
}

// Cheapest way to turn expected[i..] into actual[j..]: lines left out and lines added, "..." is
// free.
class Alignment {
 public:
  Alignment(const std::vector<std::string>& expected, const std::vector<std::string>& actual)
      : expected_(expected),
        actual_(actual),
        width_(actual.size() + 1),
        costs_((expected.size() + 1) * width_) {
    for (std::size_t i = expected.size() + 1; i-- > 0;) {
      for (std::size_t j = width_; j-- > 0;) {
        costs_[i * width_ + j] = cheapest(i, j);
      }
    }
  }

  bool matches() const { return costs_[0] == 0; }

  // The lines of both, with " ", "-" (expected only) or "+" (actual only) before each.
  std::string text(std::string_view prefix) const {
    std::string text;
    const auto add = [&](char mark, const std::string& line) {
      text.append("    ").append(1, mark).append(" ").append(prefix).append(line).append("\n");
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < expected_.size() || j < actual_.size()) {
      if (pairs(i, j) && cost(i, j) == cost(i + 1, j + 1)) {
        add(' ', expected_[i++]);
        ++j;
      } else if (any(i) && cost(i, j) == cost(i + 1, j)) {
        add(' ', expected_[i++]);
      } else if (any(i) && j < actual_.size() && cost(i, j) == cost(i, j + 1)) {
        ++j;
      } else if (i < expected_.size() && cost(i, j) == cost(i + 1, j) + 1) {
        add('-', expected_[i++]);
      } else {
        add('+', actual_[j++]);
      }
    }
    return text;
  }

 private:
  std::size_t cost(std::size_t i, std::size_t j) const { return costs_[i * width_ + j]; }
  bool any(std::size_t i) const { return i < expected_.size() && expected_[i] == kAnyLines; }
  bool pairs(std::size_t i, std::size_t j) const {
    return i < expected_.size() && j < actual_.size() && expected_[i] == actual_[j];
  }

  std::size_t cheapest(std::size_t i, std::size_t j) const {
    const bool more_expected = i < expected_.size();
    const bool more_actual = j < actual_.size();
    if (!more_expected && !more_actual) {
      return 0;
    }
    std::size_t best = expected_.size() + actual_.size();
    if (pairs(i, j)) {
      best = cost(i + 1, j + 1);
    }
    if (more_expected) {
      best = std::min(best, cost(i + 1, j) + (any(i) ? 0 : 1));
    }
    if (more_actual) {
      best = std::min(best, cost(i, j + 1) + (any(i) ? 0 : 1));
    }
    return best;
  }

  const std::vector<std::string>& expected_;
  const std::vector<std::string>& actual_;
  std::size_t width_;
  std::vector<std::size_t> costs_;
};

// The test's own environment without what could change answers.
std::vector<std::string> command_environment(const std::string& program_folder) {
  std::vector<std::string> environment = {"LC_ALL=C", "HOME=/nonexistent"};
  std::string path = "PATH=" + program_folder;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    if (starts_with(variable, "PATH=")) {
      path.append(":").append(variable.substr(5));
    } else if (!starts_with(variable, "CONGENER_") && !starts_with(variable, "LC_") &&
               !starts_with(variable, "LANG") && !starts_with(variable, "HOME=") &&
               !starts_with(variable, "XDG_CONFIG_")) {
      environment.emplace_back(variable);
    }
  }
  environment.push_back(path);
  return environment;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

bool redirect(int descriptor, const char* path, int flags) {
  const int file = ::open(path, flags, 0600);
  return file >= 0 && ::dup2(file, descriptor) >= 0;
}

}  // namespace

Transcript parse_transcript(std::string_view text, const std::string& name) {
  std::vector<std::string> lines = lines_of(text);
  if (!lines.empty() && lines.back() == kNoLineEnd && text.back() != '\n') {
    lines.pop_back();
  }
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (starts_with(lines[i], "$ ") && (i == 0 || lines[i - 1].empty())) {
      starts.push_back(i);
    }
  }
  if (starts.empty()) {
    throw std::runtime_error(name + ": no command; a line \"$ COMMAND\" after a blank line is one");
  }
  Transcript transcript;
  const std::size_t preamble_end = starts.front() == 0 ? 0 : starts.front() - 1;
  transcript.preamble.assign(lines.begin(),
                             lines.begin() + static_cast<std::ptrdiff_t>(preamble_end));
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] - 1 : lines.size();
    transcript.blocks.push_back(parse_block(lines, starts[i], end, name));
  }
  return transcript;
}

std::string to_text(const Transcript& transcript) {
  std::string text;
  for (const std::string& line : transcript.preamble) {
    text += line + "\n";
  }
  for (const TranscriptBlock& block : transcript.blocks) {
    text += (text.empty() ? "$ " : "\n$ ") + block.command + "\nexit " +
            std::to_string(block.exit_code) + "\n";
    for (const std::string& line : block.output) {
      text += line + "\n";
    }
    for (const std::string& line : block.errors) {
      text += (line.empty() ? "!" : "! " + line) + "\n";
    }
  }
  return text;
}

CommandResult run_command(const std::string& command, const CommandPlace& place) {
  // Outside the working folder, so that the command does not see them.
  const TempDir streams;
  const std::string output = streams.path_of("output");
  const std::string errors = streams.path_of("errors");
  std::vector<std::string> arguments = {"/bin/sh", "-c", command};
  std::vector<std::string> environment = command_environment(place.program_folder);
  const std::vector<char*> argument_pointers = pointers(arguments);
  const std::vector<char*> environment_pointers = pointers(environment);

  const pid_t child = ::fork();
  if (child == 0) {
    constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
    if (::chdir(place.folder.c_str()) == 0 && redirect(0, "/dev/null", O_RDONLY) &&
        redirect(1, output.c_str(), kWrite) && redirect(2, errors.c_str(), kWrite)) {
      ::execve(arguments[0].c_str(), argument_pointers.data(), environment_pointers.data());
    }
    ::_exit(126);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) {
    throw std::runtime_error("cannot run " + command);
  }
  CommandResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.output = read_bytes(output);
  result.errors = read_bytes(errors);
  return result;
}

TranscriptBlock block_of(const TranscriptBlock& expected, const CommandResult& result) {
  TranscriptBlock block = expected;
  block.exit_code = result.exit_code;
  block.output = lines_of(result.output);
  block.errors = lines_of(result.errors);
  return block;
}

std::string difference(const TranscriptBlock& expected, const CommandResult& result) {
  const TranscriptBlock actual = block_of(expected, result);
  const Alignment output(expected.output, actual.output);
  const Alignment errors(expected.errors, actual.errors);
  if (expected.exit_code == actual.exit_code && output.matches() && errors.matches()) {
    return "";
  }
  const std::string code = std::to_string(expected.exit_code);
  std::string text = "line " + std::to_string(expected.line) + ": $ " + expected.command + "\n";
  text += expected.exit_code == actual.exit_code
              ? "      exit " + code + "\n"
              : "    - exit " + code + "\n    + exit " + std::to_string(actual.exit_code) + "\n";
  return text + output.text("") + errors.text("! ");
}

}  // namespace congener::test
