#pragma once
// A mapped index that somebody shortens while it is read.

namespace congener::cli {

/// From now on a bus error (a page of an index that is no longer in the file, or that the disk
/// cannot deliver) ends the program with a message and exit code 2 instead of a bare signal.
/// clean_up is called before that, from within the signal handler: it may only do what is safe
/// there, such as unlink(2). Null: nothing.
void install_bus_error_handler(void (*clean_up)());

}  // namespace congener::cli
