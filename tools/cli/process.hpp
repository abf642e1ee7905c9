#pragma once
// What the process itself must have in order before anything is read or written.

#include <cstddef>
#include <string>
#include <vector>

namespace congener::cli {

/// Opens what is closed of standard input, output and error, so that no file of ours gets one of
/// their numbers and our messages in it: reading or writing them then fails as before. A signal
/// that ends the program removes its temporary files first. Where a library ends
/// the program (exit), the exit code is that of an error, as nobody knows what is whole then. Call
/// once, first thing in main.
void prepare_process();

bool stdout_is_terminal();

/// Columns of the terminal that standard output is, from 60 to 120; 80 where it is none.
std::size_t terminal_width();

/// Columns of the terminal that standard error is; 80 where it is none. At least 1.
std::size_t stderr_columns();

/// How the program was called, for a log of its runs.
void remember_command(int argc, char** argv);
const std::vector<std::string>& remembered_command();

/// The name of the user that the program runs as, or the number where it has none; the name of the
/// machine.
std::string user_name();
std::string host_name();

/// From here on exit is ours. Call when main is about to return.
void expect_exit();

}  // namespace congener::cli
