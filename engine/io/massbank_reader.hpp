#pragma once
// Records of MassBank, as lists of substances.

#include <memory>
#include <string_view>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// One record for each entry, which ends with "//" or where the next accession begins: its
/// structure is CH$SMILES, else CH$IUPAC (an InChI); names and links (CAS, INCHIKEY) are
/// identifiers, and the accession is the id. Peaks are passed over, of any number.
std::unique_ptr<RecordReader> make_massbank_reader(std::unique_ptr<ByteSource> source,
                                                   const ReaderOptions& options);

/// Whether a file that begins so is one: "ACCESSION:" in the first line that is not blank.
bool looks_like_massbank(std::string_view first_bytes);

}  // namespace congener::io
