// FPS files into an index, and out of it.

#include "congener/fps_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "index/fps_kind.hpp"
#include "io/gzip_writer.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using fingerprints::IndexFile;

constexpr std::uint64_t kSegmentBytes = std::uint64_t{512} << 20;  // bounds the memory

std::string header_text(const FpsHeader& header) {
  std::string text = fmt::format("#FPS1\n#num_bits={}\n", header.num_bits);
  if (!header.type.empty()) {
    text += fmt::format("#type={}\n", header.type);
  }
  if (!header.software.empty()) {
    text += fmt::format("#software={}\n", header.software);
  }
  return text;
}

void append_hex(const fingerprints::Fingerprint& fingerprint, std::uint32_t num_bits,
                std::string& line) {
  constexpr const char* kDigits = "0123456789abcdef";
  constexpr unsigned kByte = 0xFF;
  for (std::uint32_t bit = 0; bit < num_bits; bit += 8) {
    const auto byte = static_cast<unsigned>(fingerprint.words[bit / 64] >> (bit % 64)) & kByte;
    line += kDigits[byte >> 4U];
    line += kDigits[byte & 0xFU];
  }
}

/// Plain or compressed text.
class TextOutput {
 public:
  TextOutput(std::ostream& stream, bool gzip) : stream_(stream) {
    if (gzip) {
      gzip_.emplace(stream);
    }
  }

  void write(std::string_view text) {
    if (gzip_) {
      gzip_->write(text);
    } else {
      stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
    }
  }

  void finish() {
    if (gzip_) {
      gzip_->finish();
    }
  }

 private:
  std::ostream& stream_;
  std::optional<io::GzipWriter> gzip_;
};

/// FPS needs an id in each line. Where an index has none, its molecule gets its number, after a
/// prefix with which no other id begins. Throws OptionError for ids that break a line.
ExportedIds ids_for_export(const IndexFile& file, const std::string& index) {
  ExportedIds ids;
  std::uint64_t most_underscores = 0;
  for (std::uint64_t position = 0; position < file.size(); ++position) {
    const std::string_view id = file.id(position);
    if (id.find_first_of(std::string_view("\t\r\n\0", 4)) != std::string_view::npos) {
      throw OptionError(
          fmt::format("{}: molecule {} has an id with a tab or line end, which FPS cannot hold; "
                      "build the index with ids in one line",
                      index, position + 1));
    }
    if (id.empty()) {
      ids.first_numbered = ids.numbered == 0 ? position + 1 : ids.first_numbered;
      ++ids.numbered;
    } else if (id.substr(0, ids.prefix.size()) == ids.prefix) {
      const std::string_view rest = id.substr(ids.prefix.size());
      const std::uint64_t underscores = std::min(rest.find_first_not_of('_'), rest.size());
      most_underscores = std::max(most_underscores, underscores + 1);
    }
  }
  ids.prefix.append(most_underscores, '_');
  return ids;
}

}  // namespace

std::uint64_t import_fps(const std::string& fps, const std::string& index,
                         const std::string& kind_name) {
  FpsReader reader = FpsReader::open(fps);
  FpsRecord record;
  if (!reader.next(record)) {
    throw FormatError(fmt::format("{}: holds no fingerprint; nothing is written", fps));
  }
  fingerprints::IndexBuilder builder(index::imported_description(reader.header(), kind_name));
  builder.begin(index);
  const std::uint64_t molecule_bytes = 8 * record.fingerprint.words.size();
  std::uint64_t count = 0;
  do {
    builder.add({record.id, "", 0, {record.fingerprint}});
    ++count;
    if (builder.size() * molecule_bytes >= kSegmentBytes) {
      builder.flush();
    }
  } while (reader.next(record));
  builder.finish();
  return count;
}

ExportedIds export_fps(const std::string& index, const std::string& kind_name, std::ostream& stream,
                       bool gzip) {
  const IndexFile file = IndexFile::open(index);
  const fingerprints::IndexKind& kind = index::chosen_kind(file, index, kind_name);
  const FpsHeader header = index::fps_header_of(file.description(), kind);
  file.verify();  // damage must not spread
  const ExportedIds ids = ids_for_export(file, index);
  TextOutput output(stream, gzip);
  output.write(header_text(header));
  std::string line;
  file.for_each_fingerprint(
      kind.name, [&](std::uint64_t position, const fingerprints::Fingerprint& fingerprint) {
        const std::string_view id = file.id(position);
        line.clear();
        append_hex(fingerprint, header.num_bits, line);
        line += '\t';
        line += id.empty() ? ids.prefix + std::to_string(position + 1) : id;
        line += '\n';
        output.write(line);
      });
  output.finish();
  return ids;
}

}  // namespace congener
