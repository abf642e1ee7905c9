#include "report/scratch_file.hpp"

#include <array>
#include <filesystem>
#include <fstream>

#include "congener/error.hpp"

namespace congener::report {

ScratchFile::ScratchFile(const std::string& name)
    : file_(fingerprints::OutputFile::create_beside(
          (std::filesystem::temp_directory_path() / name).string())) {}

void ScratchFile::copy_to(std::ostream& stream) const {
  std::ifstream file(path(), std::ios::binary);
  std::array<char, 1U << 16> block{};
  while (file.read(block.data(), block.size()) || file.gcount() > 0) {
    stream.write(block.data(), file.gcount());
  }
  if (!file.eof()) {
    throw FileError("the temporary file of the report cannot be read back");
  }
}

}  // namespace congener::report
