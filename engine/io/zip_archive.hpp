#pragma once
// The parts of a zip archive, read as streams. Archives come from anywhere: sizes are limited by
// what is really unpacked, whatever the archive says of itself.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <zip.h>

namespace congener::io {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseZipFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// One part, unpacked block by block. Never throws: when the data cannot be read on, they end, and
/// problem() says why.
class ZipPart {
 public:
  /// packed_share: how many bytes of the archive one unpacked byte takes.
  ZipPart(std::unique_ptr<zip_file_t, CloseZipFile> file, std::string name, double packed_share);

  /// The next bytes, valid until the next call; empty at the end, then and ever after.
  std::string_view next_block();

  const std::string& name() const { return name_; }
  const std::string& problem() const { return problem_; }  ///< empty when all of it was there

  /// About how many bytes of the archive have been unpacked.
  std::uint64_t packed_bytes_read() const {
    return static_cast<std::uint64_t>(static_cast<double>(bytes_) * packed_share_);
  }

 private:
  std::unique_ptr<zip_file_t, CloseZipFile> file_;
  std::string name_;
  std::vector<char> block_;
  std::uint64_t bytes_ = 0;
  double packed_share_;
  bool ended_ = false;
  std::string problem_;
};

class ZipArchive {
 public:
  /// A regular file. Throws FormatError when it is no whole zip archive.
  static ZipArchive open(const std::string& path);

  /// Bytes in memory, just as if they were a file of this name.
  static ZipArchive from_text(std::string bytes, const std::string& name);

  bool has(const std::string& part) const;  ///< capitals do not count in names of parts

  /// Throws FormatError: no such part, a password, a way of packing that is not known, or a part
  /// that is larger than can be meant (4 GiB, or 500 times its packed size).
  ZipPart part(const std::string& name) const;

 private:
  ZipArchive(std::string name, std::unique_ptr<std::string> bytes);
  void require_opened();

  std::string name_;
  std::unique_ptr<std::string> bytes_;  ///< of an archive in memory; outlives the archive
  std::unique_ptr<zip_t, CloseArchive> archive_;
};

}  // namespace congener::io
