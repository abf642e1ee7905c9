#include "mapped_file.hpp"

#include <boost/iostreams/device/mapped_file.hpp>
#include <exception>
#include <filesystem>
#include <new>
#include <system_error>

#include "congener/error.hpp"

namespace congener::fingerprints {

MappedFile map_file(const std::string& path) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(path, problem);
  if (problem) {
    throw FileError(path + ": cannot be read: " + problem.message() + "; check the path");
  }
  MappedFile mapped;
  if (size == 0) {
    return mapped;  // nothing can be mapped
  }
  try {
    auto source = std::make_shared<boost::iostreams::mapped_file_source>(path);
    mapped.bytes = {source->data(), source->size()};
    mapped.owner = std::move(source);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw FileError(path + ": cannot be mapped into memory: " + error.what() +
                    "; check that it may be read");
  }
  return mapped;
}

}  // namespace congener::fingerprints
