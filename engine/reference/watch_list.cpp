#include "reference/watch_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include "chem/inchi.hpp"
#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "congener/error.hpp"
#include "congener/record_reader.hpp"
#include "resolve/identifiers.hpp"
#include "resolve/substance_index.hpp"
#include "support/sha256.hpp"
#include "support/text.hpp"

namespace congener::reference {

const char* const kOwnJurisdiction = "OWN";

namespace {

/// What a column holds, by the names that people give it.
const std::array<std::pair<const char*, const char*>, 19> kColumns = {
    {{"name", "name"},
     {"substance", "name"},
     {"id", "name"},
     {"smiles", "smiles"},
     {"structure", "smiles"},
     {"cas", "cas"},
     {"cas number", "cas"},
     {"cas rn", "cas"},
     {"casrn", "cas"},
     {"inchi", "inchi"},
     {"standard inchi", "inchi"},
     {"inchikey", "inchikey"},
     {"inchi key", "inchikey"},
     {"inchi_key", "inchikey"},
     {"standard inchikey", "inchikey"},
     {"cas_number", "cas"},
     {"reason", "reason"},
     {"since", "since"},
     {"date", "since"}}};

using Cells = std::map<std::string, std::string>;  ///< by what they hold

std::string in_small_letters(std::string_view text) {
  std::string result(support::trim(text));
  std::transform(result.begin(), result.end(), result.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return result;
}

/// All cells of a row; the reader calls the first one the structure.
std::vector<std::string> cells_of(const Record& record) {
  std::vector<std::string> cells = {record.structure};
  for (const auto& [name, value] : record.fields) {
    cells.push_back(value);
  }
  return cells;
}

std::vector<std::string> kinds_of(const Record& header) {
  std::vector<std::string> kinds;
  for (const std::string& cell : cells_of(header)) {
    const auto column = std::find_if(kColumns.begin(), kColumns.end(), [&](const auto& known) {
      return in_small_letters(cell) == known.first;
    });
    kinds.emplace_back(column == kColumns.end() ? "" : column->second);
  }
  return kinds;
}

Cells cells_by_kind(const Record& record, const std::vector<std::string>& kinds) {
  Cells cells;
  const std::vector<std::string> values = cells_of(record);
  for (std::size_t i = 0; i < std::min(kinds.size(), values.size()); ++i) {
    if (!kinds[i].empty()) {
      cells.emplace(kinds[i], std::string(support::trim(values[i])));
    }
  }
  return cells;
}

resolve::Substances substances_of(const std::vector<Pack>& packs) {
  resolve::Substances substances;
  for (const Pack& pack : packs) {
    for (const Entry& entry : pack.set.entries) {
      substances.push_back(&entry);
    }
  }
  return substances;
}

/// Makes the rows of one list.
class WatchListReader {
 public:
  WatchListReader(std::string path, const std::vector<Pack>& known, Problems& problems)
      : path_(std::move(path)),
        file_(std::filesystem::path(path_).filename().string()),
        sha256_(support::sha256_of_file(path_)),
        known_(known),
        index_(substances_of(known)),
        problems_(problems) {}

  Pack read() {
    ReaderOptions options;
    options.has_header = false;  // the header is read here: no column need be called smiles
    options.smiles_column = "1";
    options.id_column = "1";  // or the second column would be taken for an id
    const auto reader = open_record_reader(path_, options);
    Record record;
    if (!reader->next(record)) {
      throw ReferenceSetError(fmt::format("{}: is empty; {}", path_, kNeeded));
    }
    const std::vector<std::string> kinds = kinds_of(record);
    const auto has = [&](const char* kind) {
      return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    const bool has_structure = has("smiles") || has("inchi") || has("cas") || has("inchikey");
    if (!has("name") || !has_structure) {
      throw ReferenceSetError(fmt::format("{}:1: {}", path_, kNeeded));
    }
    while (reader->next(record)) {
      add(record, kinds);
    }
    if (!reader->end().complete) {
      throw ReferenceSetError(reader->end().problem);
    }
    return finished();
  }

 private:
  static constexpr const char* kNeeded =
      "a list needs a first line with the names of its columns: name, and smiles, inchi, cas or "
      "inchikey; reason and since (YYYY-MM-DD) if you like";

  void problem(const Record& record, const std::string& what) {
    problems_.add(fmt::format("{}:{}", path_, record.line), what);
  }

  void add(const Record& record, const std::vector<std::string>& kinds) {
    Cells cells = cells_by_kind(record, kinds);
    const bool is_empty = std::all_of(cells.begin(), cells.end(),
                                      [](const auto& cell) { return cell.second.empty(); });
    if (is_empty) {
      return;
    }
    Entry entry;
    entry.where = fmt::format("{}:{}", path_, record.line);
    entry.id = fmt::format("{}:{}", file_, record.line);
    entry.name = cells["name"].empty() ? entry.id : cells["name"];
    entry.iupac_name = entry.name;
    entry.smiles = structure_of(record, cells);
    entry.cas = cells["cas"];
    entry.cas_confidence = Confidence::Confirmed;
    entry.identity_only = true;
    entry.pack = pack_id();
    if (entry.smiles.empty() || !set_formula(record, entry) ||
        !set_inchikey(record, cells, entry)) {
      return;
    }
    entry.controls = {row_of(record, cells)};
    set_.entries.push_back(std::move(entry));
  }

  /// The structure itself, else that of the one known substance with the identifiers.
  std::string structure_of(const Record& record, Cells& cells) {
    const std::string by_text =
        !cells["smiles"].empty() ? cells["smiles"] : smiles_of_inchi(record, cells["inchi"]);
    if (!by_text.empty() || !cells["inchi"].empty()) {
      return by_text;
    }
    const resolve::Substances found = known_substances(record, cells);
    if (found.size() == 1) {
      return found.front()->smiles;
    }
    if (!has_problem_) {
      problem(record,
              "has no SMILES or InChI, and no CAS number or InChIKey of a substance of this "
              "reference set; write its structure into the column smiles");
    }
    return {};
  }

  std::string smiles_of_inchi(const Record& record, const std::string& inchi) {
    if (inchi.empty()) {
      return {};
    }
    const chem::ParseResult parsed =
        chem::parse_structure(inchi, StructureFormat::Inchi, kMostHeavyAtoms);
    if (!parsed.molecule) {
      problem(record, fmt::format("inchi: {}", parsed.problem));
      return {};
    }
    return chem::canonical_smiles(*parsed.molecule);
  }

  /// By CAS number, else by the whole InChIKey. A wrong check digit is a problem.
  resolve::Substances known_substances(const Record& record, Cells& cells) {
    has_problem_ = false;
    if (!cells["cas"].empty()) {
      const auto number = resolve::read_cas_number(cells["cas"]);
      if (!number || !number->is_right()) {
        problem(record, fmt::format("cas: {} has a wrong form or check digit", cells["cas"]));
        has_problem_ = true;
        return {};
      }
      cells["cas"] = number->number;
      if (resolve::Substances found = index_.with_cas(number->number); !found.empty()) {
        return found;
      }
    }
    const auto key = resolve::read_inchikey(cells["inchikey"]);
    if (!key && !cells["inchikey"].empty()) {
      problem(record, fmt::format("inchikey: {} has not the form of one", cells["inchikey"]));
      has_problem_ = true;
    }
    if (!key) {
      return {};
    }
    resolve::SubstanceIndex::ByKey found = index_.with_inchikey(*key);
    return found.is_skeleton_only ? resolve::Substances() : found.substances;
  }

  /// A key beside a structure must be the key of that structure.
  bool set_inchikey(const Record& record, Cells& cells, Entry& entry) {
    if (cells["inchikey"].empty()) {
      return true;
    }
    const auto key = resolve::read_inchikey(cells["inchikey"]);
    const chem::InchiResult made = chem::standard_inchi(chem::parse_smiles(entry.smiles));
    const std::string own = made.problem.empty() ? chem::inchikey_of(made.inchi) : std::string();
    if (!key || (!own.empty() && *key != own)) {
      problem(record,
              fmt::format("inchikey: {} is not that of its structure, {}", cells["inchikey"], own));
      return false;
    }
    entry.inchikey = *key;
    return true;
  }

  bool set_formula(const Record& record, Entry& entry) {
    try {
      entry.formula = chem::hill_formula(chem::parse_smiles(entry.smiles));
      return true;
    } catch (const std::invalid_argument& error) {
      problem(record, fmt::format("smiles: {}", error.what()));
      return false;
    }
  }

  ControlRow row_of(const Record& record, Cells& cells) {
    ControlRow row;
    row.where = fmt::format("{}:{}", path_, record.line);
    row.jurisdiction = kOwnJurisdiction;
    row.status = ControlStatus::Watch;
    row.instrument = "own list " + file_;
    row.list = fmt::format("line {}", record.line);
    row.citation = "SHA-256 " + sha256_;
    row.scope = cells["reason"].empty() ? "no reason given" : cells["reason"];
    row.sources = {source_id()};
    row.confidence = Confidence::Confirmed;
    if (!cells["since"].empty()) {
      row.period.effective = parse_date(cells["since"]);
      row.period.effective_confidence = Confidence::Confirmed;
      if (!row.period.effective) {
        problem(record, fmt::format("since: {} is not a day; write YYYY-MM-DD", cells["since"]));
      }
    }
    return row;
  }

  std::string pack_id() const { return "own list " + file_; }
  std::string source_id() const { return "OWN-" + file_; }

  Pack finished() {
    if (set_.entries.empty()) {
      problems_.add(path_, "holds no substance");
    }
    set_.id = pack_id();
    set_.title = "Own list " + file_;
    set_.version = sha256_.substr(0, 12);
    set_.licence = "the user's own";
    set_.jurisdictions = {kOwnJurisdiction};
    set_.sources = {{source_id(), "own list " + file_, path_, "full file", "own"}};
    for (const Pack& pack : known_) {
      set_.date = std::max(set_.date, pack.set.date);  // a list of one's own is as new as the law
    }
    set_.packs = {{set_.id, set_.title, set_.version, set_.date, set_.licence, sha256_}};
    Pack pack;
    pack.set = std::move(set_);
    return pack;
  }

  std::string path_;
  std::string file_;
  std::string sha256_;
  const std::vector<Pack>& known_;
  resolve::SubstanceIndex index_;
  bool has_problem_ = false;  ///< of the identifiers of the last row
  Problems& problems_;
  ReferenceSet set_;
};

}  // namespace

Pack load_watch_list(const std::string& path, const std::vector<Pack>& known, Problems& problems) {
  return WatchListReader(path, known, problems).read();
}

}  // namespace congener::reference
