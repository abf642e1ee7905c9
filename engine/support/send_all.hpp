#pragma once
// Writing to a process through a socket.

#include <string_view>

namespace congener::support {

/// False, and no signal, when the process at the other end has ended.
bool send_all(int socket, std::string_view bytes);

}  // namespace congener::support
