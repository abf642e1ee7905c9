#pragma once
// Spectral libraries in the MSP format (NIST, MoNA, SWGDRUG ...), as lists of substances.

#include <memory>
#include <string_view>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"

namespace congener::io {

/// One record for each entry: its structure is the SMILES, else the InChI; names, CAS number,
/// InChIKey and what else tells the substance are identifiers, and the name is the id. An entry
/// ends at a blank line after its peaks, or where the key with which it began comes again. Peaks
/// are passed over, of any number, also where fewer are there than are announced.
std::unique_ptr<RecordReader> make_msp_reader(std::unique_ptr<ByteSource> source,
                                              const ReaderOptions& options);

/// Whether a file that begins so is one: a name first, and peaks are announced.
bool looks_like_msp(std::string_view first_bytes);

}  // namespace congener::io
