#include "help_formatter.hpp"

#include <cstddef>
#include <sstream>
#include <utility>

#include "wrapped_text.hpp"

namespace congener::cli {
namespace {

constexpr std::size_t kTextColumn = 28;
constexpr std::size_t kWidth = 88;

}  // namespace

std::string help_row(const std::string& name, const std::string& description) {
  std::string text = "  " + name;
  if (text.size() + 2 > kTextColumn) {
    text += "\n" + std::string(kTextColumn, ' ');
  } else {
    text.resize(kTextColumn, ' ');
  }
  return text + wrapped(description, kTextColumn, kWidth);
}

std::string HelpFormatter::make_help(const CLI::App* command, std::string name,
                                     CLI::AppFormatMode mode) const {
  std::string text = Formatter::make_help(command, std::move(name), mode);
  const std::size_t extra_line = text.find("\n\n\n");  // before the footer, in CLI11 up to 2.3
  return extra_line == std::string::npos ? text : text.erase(extra_line, 1);
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  std::string name = make_option_name(option, is_positional);
  constexpr const char* kNegation = "{false}";  // CLI11's mark of a flag such as --no-progress
  const std::size_t negation = name.find(kNegation);
  if (negation != std::string::npos) {
    name.erase(negation, std::string(kNegation).size());
  }
  if (!is_positional && !option->get_type_name().empty()) {
    name += " " + option->get_type_name();
  }
  return help_row(name, option->get_description());
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
  return help_row(command->get_name(), command->get_description());
}

std::string HelpFormatter::make_footer(const CLI::App* command) const {
  std::istringstream paragraphs(command->get_footer());
  std::string text;
  for (std::string paragraph; std::getline(paragraphs, paragraph);) {
    text += "\n" + wrapped(paragraph, 0, kWidth);
  }
  return text;
}

}  // namespace congener::cli
