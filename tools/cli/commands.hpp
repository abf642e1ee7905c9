#pragma once
// The table of subcommands. Each adds its options to the program and, when called, sets the exit
// code.

namespace CLI {
class App;
}

namespace congener::cli {

void add_screen(CLI::App& program, int& exit_code);
void add_explain(CLI::App& program, int& exit_code);
void add_refs(CLI::App& program, int& exit_code);
void add_calibrate(CLI::App& program, int& exit_code);
void add_validate(CLI::App& program, int& exit_code);
void add_verify(CLI::App& program, int& exit_code);
void add_audit(CLI::App& program, int& exit_code);
void add_selftest(CLI::App& program, int& exit_code);
void add_draw(CLI::App& program, int& exit_code);
void add_index(CLI::App& program, int& exit_code);
void add_search(CLI::App& program, int& exit_code);
void add_completion(CLI::App& program, int& exit_code);
void add_config(CLI::App& program, int& exit_code);
void add_help(CLI::App& program, int& exit_code);
void add_refs_diff(CLI::App& refs, int& exit_code);

}  // namespace congener::cli
