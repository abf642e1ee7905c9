#pragma once
// What a laboratory sets once, in variables or in its configuration file, so that nobody has to
// repeat it with each call.

#include <string>
#include <vector>

namespace congener::cli {

struct Setting {
  std::vector<std::string> values;
  std::string origin;  ///< in words: the variable or file that sets it; empty: nothing does
};

/// An option on the command line comes before its variable, and that before the file.
struct Settings {
  std::string file;  ///< that was read, or that would be read if it were there; may be empty
  bool file_exists = false;
  Setting jurisdictions;      ///< at home; empty: all of the reference set
  Setting reference_folders;  ///< the laboratory's packs, used together with the shipped set
  Setting watch_lists;        ///< the laboratory's own lists
  Setting laboratory;         ///< told in the head of a report; one text
  Setting analyst;            ///< likewise
  Setting audit_log;          ///< to which every screen adds a line; one path
};

/// Reads CONGENER_JURISDICTION, CONGENER_REFS and the file: that of CONGENER_CONFIG (empty: none),
/// else congener/config.toml in XDG_CONFIG_HOME or in ~/.config. Paths in the file are relative to
/// its folder. Throws FileError or OptionError with the place of what is wrong.
Settings read_settings();

}  // namespace congener::cli
