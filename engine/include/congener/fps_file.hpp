#pragma once
// chemfp's FPS text format (https://chemfp.com/fps_format), version 1, in and out: the way to
// exchange fingerprints with other programs.
//
// A line is a fingerprint in hexadecimal, a tab and an id. Byte i of the text holds bits 8i to
// 8i+7, the lowest bit first. The header lines num_bits, type and software are kept in an index,
// others are passed over; what follows a second tab is passed over too.

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

#include "congener/export.hpp"
#include "congener/fingerprints/fingerprint.hpp"

namespace congener {

/// What the header of an FPS file says; texts may be empty.
struct FpsHeader {
  std::uint32_t num_bits =
      0;                 ///< 1 to 32,768; from the first fingerprint where the header is silent
  std::string type;      ///< "RDKit-MACCS166/2"
  std::string software;  ///< "RDKit/2018.03.1 chemfp/3.2.1"
};

/// One line.
struct FpsRecord {
  std::string id;
  fingerprints::Fingerprint fingerprint;  ///< num_bits, filled up with zeros to a multiple of 64
  std::uint64_t line = 0;                 ///< from 1, in the decompressed file
};

/// Reads an FPS file, plain or gzipped. Strict: a file with a line that is no fingerprint is not
/// what it should be, and all of its fingerprints are in doubt. Not thread-safe.
class CONGENER_EXPORT FpsReader {
 public:
  /// Opens a file ("-": standard input) and reads its header. Throws FileError, FormatError.
  static FpsReader open(const std::string& path);

  /// The same for text in memory. name stands for the file in messages.
  static FpsReader from_text(std::string text, const std::string& name);

  FpsReader(FpsReader&&) noexcept;
  FpsReader& operator=(FpsReader&&) noexcept;
  ~FpsReader();

  const FpsHeader& header() const;

  /// Fills the next record and returns true, or returns false at the end. Throws FormatError,
  /// naming the line, for anything that is no fingerprint of num_bits with an id, and when the
  /// file ends early.
  bool next(FpsRecord& record);

 private:
  struct State;
  explicit FpsReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Whether a file name says FPS: it ends in .fps or .fps.gz.
CONGENER_EXPORT bool is_fps_name(const std::string& path);

/// Makes an index of all fingerprints of an FPS file, in its order, without structures. kind_name:
/// what the kind is called in the index; for a file that export_fps wrote of a kind that this
/// program makes it is that kind, whatever is given here. Returns how many there are. The file at
/// `index` is the old one until the new one is whole. Throws as FpsReader does, and FormatError
/// when there is no fingerprint.
CONGENER_EXPORT std::uint64_t import_fps(const std::string& fps, const std::string& index,
                                         const std::string& kind_name = "fps");

/// Which ids export_fps made up.
struct ExportedIds {
  std::uint64_t numbered = 0;        ///< molecules without an id
  std::uint64_t first_numbered = 0;  ///< the first of them, from 1; 0: there is none
  std::string prefix = "record_";    ///< stands before their numbers; no other id begins with it
};

/// Writes the fingerprints of one kind of an index, by position; kind_name empty: the first kind.
/// Structures are left out. A molecule without an id gets its number in the index. The index is
/// verified first. Throws FileError, FormatError, OptionError (no such kind; an id that FPS cannot
/// hold: one with a tab or line end). Whether writing worked is the caller's to check (stream
/// state).
CONGENER_EXPORT ExportedIds export_fps(const std::string& index, const std::string& kind_name,
                                       std::ostream& stream, bool gzip = false);

}  // namespace congener
