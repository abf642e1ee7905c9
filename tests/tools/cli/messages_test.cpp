#include "cli/messages.hpp"

#include "catch.hpp"

using congener::cli::with_flags;

TEST_CASE("options that the library names are told as flags", "[unit]") {
  CHECK(with_flags("Choose one with option smiles_column; or option id_column") ==
        "Choose one with --smiles-column; or --id-column");
  CHECK(with_flags("say so (option has_header)") == "say so (--no-header)");
  CHECK(with_flags("say it with option format (smiles, csv)") ==
        "say it with --input-format (smiles, csv)");
  CHECK(with_flags("option as_of, option quoting") == "--as-of, --quoting");
  CHECK(with_flags("no option of that name") == "no option of that name");
  CHECK(with_flags("") == "");
}
