// A plug-in: a host that knows nothing of Congener loads it and asks about one structure.

#include <congener/congener.hpp>
#include <string>

#if CONGENER_VERSION_MAJOR == 0 && CONGENER_VERSION_MINOR < 1
#error "this plug-in needs Congener 0.1"
#endif

/// The status of a structure by the reference set in this folder, or "failed". The text is valid
/// until the next call.
extern "C" __attribute__((visibility("default"))) const char* plugin_screen(const char* folder,
                                                                            const char* smiles) {
  static std::string status;
  try {
    congener::DetectorOptions options;
    options.as_of = {2026, 11, 21};
    status = to_string(congener::Detector::load(folder, options).check(smiles).status);
    return status.c_str();
  } catch (const congener::Error&) {
    return "failed";  // no exception may leave a C function
  }
}
