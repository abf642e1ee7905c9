// Loads the plug-in in argv[1] and has it screen a salt of a listed substance with the reference
// set in argv[2]; 0 when it is found listed. Errors come back as data: a folder that is not there
// must not end the host.

#include <dlfcn.h>

#include <iostream>
#include <string>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: plugin_host PLUGIN REFERENCE_SET_FOLDER\n";
    return 2;
  }
  void* const plugin = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  if (plugin == nullptr) {
    std::cerr << dlerror() << '\n';
    return 2;
  }
  using Screen = const char* (*)(const char*, const char*);
  const auto screen = reinterpret_cast<Screen>(dlsym(plugin, "plugin_screen"));
  if (screen == nullptr) {
    std::cerr << dlerror() << '\n';
    return 2;
  }
  const std::string found = screen(argv[2], "O=C1CCN(CCc2ccccc2)CC1.Cl");
  const std::string failed = screen("no such folder", "C");
  std::cout << found << ", " << failed << '\n';
  return found == "listed" && failed == "failed" ? 0 : 1;
}
