#pragma once
// Cuts files into records of text: SMILES lines, CSV and TSV rows, SD files, spectral libraries
// (MSP, MassBank), each plain or gzipped, and the rows of workbooks (XLSX).
// Lines end with LF, CRLF or CR alone. Text is UTF-8, or UTF-16 with a byte order mark; cells of
// tables that are not UTF-8 are read as Windows-1252, structures excepted, and a notice says so.
// Reading never interprets a structure; that is the detector's work.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "congener/export.hpp"
#include "congener/resolution.hpp"
#include "congener/structure.hpp"

namespace congener {

/// One record of an input, as given.
struct Record {
  std::uint64_t number = 0;  ///< from 1, over all inputs of a run
  std::string file;          ///< the input's name as given; "-" for standard input
  std::uint64_t line = 0;    ///< from 1, in its (decompressed) file: where the record begins; in a
                             ///< workbook the number of the row in its sheet
  std::string id;            ///< may be empty
  std::string structure;     ///< SMILES, InChI or mol block, as given
  StructureFormat format = StructureFormat::Smiles;
  std::string problem;                  ///< not empty: the record cannot be screened, and why
  std::vector<Identifier> identifiers;  ///< see ReaderOptions::with_identifiers
  /// Other columns (name, value), SD data fields or lines of a spectral library's entry, in input
  /// order, without the structure column.
  std::vector<std::pair<std::string, std::string>> fields;
};

/// Msp and Massbank are spectral libraries, read as lists of substances: an entry's structure is
/// its SMILES, else its InChI, and its peaks are passed over.
enum class InputFormat { Automatic, Smiles, Csv, Tsv, Sdf, Xlsx, Msp, Massbank };

/// "auto", "smiles", "csv", "tsv", "sdf", "xlsx", "msp" or "massbank"; nothing for another text.
CONGENER_EXPORT std::optional<InputFormat> parse_input_format(std::string_view text);

/// The format that a file name stands for, .gz looked through; nothing when it does not tell one.
CONGENER_EXPORT std::optional<InputFormat> input_format_of_name(std::string_view path);

/// What a quotation mark means in a table. With Csv, a cell that begins with a mark ends at the
/// next single mark, and may hold separators and line ends (RFC 4180). With None, a mark is a
/// letter like any other.
enum class Quoting {
  Automatic,  ///< Csv for CSV; None for TSV, which knows no quoting
  Csv,
  None
};

/// "auto", "csv" or "none"; nothing for another text.
CONGENER_EXPORT std::optional<Quoting> parse_quoting(std::string_view text);

/// ",", ";", "tab", "|" or another character that can part cells: neither a letter, a digit, a
/// quotation mark nor a line end; nothing for another text.
CONGENER_EXPORT std::optional<char> parse_delimiter(std::string_view text);

/// How to read.
struct ReaderOptions {
  InputFormat format =
      InputFormat::Automatic;  ///< Automatic: from the file name (.gz looked through); what .txt
                               ///< holds is found by its first lines, else it is SMILES
  /// Name, or number from 1; empty: in tables a column called smiles (or similar), else an error;
  /// in SMILES files found by their first lines (a name that their first line does not hold is
  /// ignored).
  std::string smiles_column;
  std::string id_column;  ///< name, or number from 1; empty: a column called id or name, else none
  /// CSV, TSV and XLSX: columns with a name, CAS number, InChI or InChIKey go into
  /// Record::identifiers, and a table need not have a column of structures. Without it a table with
  /// InChI alone has these as structures. In a spectral library the same lines of an entry go
  /// there, and in an SD file the data fields with usual names; an entry, or a mol block without
  /// atoms, need not have a structure. Each column is given by name or number from 1; empty: one
  /// with a usual name, if there is one.
  bool with_identifiers = false;
  std::string name_column;
  std::string cas_column;
  std::string inchi_column;
  std::string inchikey_column;
  std::string id_tag;  ///< SD data field, or key of a spectral library, with the id; empty: title
                       ///< line, name (MSP), accession (MassBank)
  bool has_header = true;                ///< CSV, TSV and XLSX only
  Quoting quoting = Quoting::Automatic;  ///< CSV and TSV only
  /// CSV and TSV: the character between the columns. Nothing: in CSV recognized by the first line
  /// (comma, semicolon, tab, "|", or what a first line "sep=;" says), which InputEnd::notices tell;
  /// in TSV the tab.
  std::optional<char> delimiter;
  /// XLSX: the sheet, by name or number from 1; empty: the first one that is not hidden. Sheets
  /// with text that were not read are told.
  std::string sheet;
  std::uint64_t max_record_bytes = 1u << 20;  ///< longer records are cut and not screened
};

/// How an input ended.
struct InputEnd {
  /// False: records may be missing, because the data end early (truncated gzip), a quote is never
  /// closed, or there are bytes but no record.
  bool complete = true;
  std::string problem;                        ///< what and where, when not complete
  std::vector<std::string> notices;           ///< what was decided about how to read it, and why
  std::uint64_t rows_over_several_lines = 0;  ///< of a table: quoted cells hold line ends
  std::uint64_t first_row_over_several_lines = 0;  ///< its line, from 1; 0: there is none
  std::uint64_t stored_bytes = 0;  ///< of the input as it is stored, compressed or not
  /// SHA-256 of these bytes, in hexadecimal; empty when the input was not read to its end, or is
  /// none that is stored (records in memory).
  std::string sha256;
};

/// Which bytes were read, for whoever asks later whether they are still the same.
struct InputDigest {
  std::string name;  ///< as given
  std::uint64_t bytes = 0;
  std::string sha256;  ///< see InputEnd
};

/// How the inputs of a run were read, as far as a user should know, although nothing is wrong.
struct ReadingNotes {
  std::vector<std::string> notices;           ///< of all inputs, in their order
  std::uint64_t rows_over_several_lines = 0;  ///< of all inputs
  std::string first_file;                     ///< where the first such row is; else empty
  std::uint64_t first_line = 0;
};

/// The same in words, one sentence each; empty when there is nothing to say.
CONGENER_EXPORT std::vector<std::string> sentences_of(const ReadingNotes& notes);

/// Reads one input; for several inputs the caller opens several readers. Not thread-safe.
class CONGENER_EXPORT RecordReader {
 public:
  virtual ~RecordReader() = default;

  /// Fills the next record (all but its number) and returns true, or returns false at the end.
  virtual bool next(Record& record) = 0;

  /// Valid once next has returned false.
  virtual InputEnd end() const = 0;

  /// Names of the extra columns known before the first record (CSV and TSV header); else empty.
  virtual std::vector<std::string> field_names() const = 0;

  /// How much of the input has been read, in bytes as it is stored (compressed, say), to tell how
  /// far a run is. A reader that does not know says 0.
  virtual std::uint64_t bytes_read() const { return 0; }
};

/// Opens a file, or standard input for "-", which can be no workbook. Throws FileError (missing, a
/// folder, unreadable), FormatError (unknown extension, no such column, UTF-32), OptionError.
CONGENER_EXPORT std::unique_ptr<RecordReader> open_record_reader(const std::string& path,
                                                                 const ReaderOptions& options = {});

/// Reads from text that is already in memory. name stands for the file in messages.
/// options.format must not be Automatic.
CONGENER_EXPORT std::unique_ptr<RecordReader> open_text_reader(std::string text,
                                                               const std::string& name,
                                                               const ReaderOptions& options);

}  // namespace congener
