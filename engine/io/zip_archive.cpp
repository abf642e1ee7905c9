#include "io/zip_archive.hpp"

#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::uint64_t kMostPartBytes = std::uint64_t{1} << 32;
/// Sheets of a million rows are packed to a tenth or a fiftieth; small parts may be anything.
constexpr std::uint64_t kMostRatio = 500;
constexpr std::uint64_t kAnyRatioBytes = std::uint64_t{1} << 26;

}  // namespace

ZipPart::ZipPart(std::unique_ptr<zip_file_t, CloseZipFile> file, std::string name,
                 double packed_share)
    : file_(std::move(file)), name_(std::move(name)), block_(kBlock), packed_share_(packed_share) {}

std::string_view ZipPart::next_block() {
  if (ended_) {
    return {};
  }
  const zip_int64_t count = zip_fread(file_.get(), block_.data(), block_.size());
  if (count < 0) {
    problem_ = fmt::format("its part {} is damaged ({})", support::printable(name_),
                           zip_error_strerror(zip_file_get_error(file_.get())));
  } else {
    bytes_ += static_cast<std::uint64_t>(count);
  }
  if (bytes_ > kMostPartBytes) {
    problem_ = fmt::format("its part {} is larger than {} bytes", support::printable(name_),
                           kMostPartBytes);
  }
  ended_ = count <= 0 || !problem_.empty();
  return ended_ ? std::string_view()
                : std::string_view(block_.data(), static_cast<std::size_t>(count));
}

ZipArchive::ZipArchive(std::string name, std::unique_ptr<std::string> bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {}

/// Without the words of libzip, which differ from release to release.
void ZipArchive::require_opened() {
  if (!archive_) {
    throw FormatError(fmt::format("{} is no whole .xlsx file; save it anew as .xlsx or as CSV",
                                  support::printable(name_)));
  }
}

ZipArchive ZipArchive::open(const std::string& path) {
  ZipArchive opened(path, nullptr);
  opened.archive_.reset(zip_open(path.c_str(), ZIP_RDONLY, nullptr));
  opened.require_opened();
  return opened;
}

ZipArchive ZipArchive::from_text(std::string bytes, const std::string& name) {
  ZipArchive opened(name, std::make_unique<std::string>(std::move(bytes)));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source =
      zip_source_buffer_create(opened.bytes_->data(), opened.bytes_->size(), 0, &error);
  if (source != nullptr) {
    opened.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!opened.archive_) {
      zip_source_free(source);
    }
  }
  zip_error_fini(&error);
  opened.require_opened();
  return opened;
}

bool ZipArchive::has(const std::string& part) const {
  return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

ZipPart ZipArchive::part(const std::string& name) const {
  const auto fail = [&](const std::string& what) {
    throw FormatError(fmt::format("{}: its part {} {}", support::printable(name_),
                                  support::printable(name), what));
  };
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  zip_stat_t status;
  zip_stat_init(&status);
  if (index < 0 ||
      zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &status) != 0) {
    fail("is missing; save the table anew as .xlsx or as CSV");
  }
  if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE) {
    fail("is protected by a password; save the table without one");
  }
  const bool has_sizes =
      (status.valid & ZIP_STAT_SIZE) != 0 && (status.valid & ZIP_STAT_COMP_SIZE) != 0;
  if (has_sizes &&
      (status.size > kMostPartBytes ||
       (status.size > kAnyRatioBytes && status.size / kMostRatio > status.comp_size))) {
    fail(fmt::format("unpacks from {} to {} bytes, which no table does; it was not read",
                     status.comp_size, status.size));
  }
  std::unique_ptr<zip_file_t, CloseZipFile> file(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) {
    fail(fmt::format("cannot be unpacked ({}); save the table anew as .xlsx or as CSV",
                     zip_strerror(archive_.get())));
  }
  const double packed_share = has_sizes && status.size > 0 ? static_cast<double>(status.comp_size) /
                                                                 static_cast<double>(status.size)
                                                           : 0;
  return {std::move(file), name, packed_share};
}

}  // namespace congener::io
