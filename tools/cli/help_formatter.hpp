#pragma once
// The layout of --help: wrapped lines, and the same text with every CLI11 release.

#include <CLI/CLI.hpp>
#include <string>

namespace congener::cli {

/// A name in the left column, wrapped text in the right one.
std::string help_row(const std::string& name, const std::string& description);

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* command, std::string name,
                        CLI::AppFormatMode mode) const override;
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_subcommand(const CLI::App* command) const override;
  std::string make_footer(const CLI::App* command) const override;
};

}  // namespace congener::cli
