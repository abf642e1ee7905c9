#include "report/sqlite/report_tables.hpp"

namespace congener::report {
namespace {

constexpr ReportTable kLines = {
    "lines", "CREATE TABLE lines (position INTEGER PRIMARY KEY, line TEXT NOT NULL)",
    nullptr, nullptr,
    nullptr, nullptr};

constexpr ReportTable kRun = {
    "run",
    "CREATE TABLE run (position INTEGER PRIMARY KEY, fact TEXT NOT NULL, value TEXT NOT NULL)",
    nullptr,
    nullptr,
    nullptr,
    nullptr};

constexpr ReportTable kCoverage = {
    "coverage",
    "CREATE TABLE coverage (jurisdiction TEXT NOT NULL, name TEXT, law TEXT NOT NULL, read TEXT,"
    " as_of TEXT, gaps TEXT, PRIMARY KEY (jurisdiction, law)) WITHOUT ROWID",
    "SELECT of_all.key, of_all.value ->> 'name', law.key, law.value ->> 'read',"
    " law.value ->> 'as_of', law.value ->> 'gaps'"
    " FROM json_each(?1, '$.coverage') AS of_all, json_each(of_all.value) AS law"
    " WHERE law.type = 'object'",
    "\"coverage\":{",
    nullptr,
    nullptr};

constexpr ReportTable kRecords = {
    "records",
    "CREATE TABLE records (record INTEGER PRIMARY KEY, file TEXT, line INTEGER, id TEXT,"
    " structure TEXT, mol_block TEXT, status TEXT NOT NULL, grade TEXT, headline TEXT, reason TEXT,"
    " formula TEXT, average_mass_u REAL, exact_mass_u REAL, canonical_smiles TEXT, inchikey TEXT,"
    " fields TEXT)",
    "SELECT ?1 ->> 'n', ?1 ->> 'file', ?1 ->> 'line', ?1 ->> 'id', ?1 ->> 'structure',"
    " ?1 ->> 'mol_block', ?1 ->> 'status', ?1 ->> 'grade', ?1 ->> 'headline', ?1 ->> 'reason',"
    " ?1 ->> '$.judged.record.formula', ?1 ->> '$.judged.record.average_mass_u',"
    " ?1 ->> '$.judged.record.exact_mass_u', ?1 ->> '$.judged.record.canonical_smiles',"
    " ?1 ->> '$.judged.record.inchikey', ?1 -> 'fields' WHERE ?1 ->> 'type' = 'record'",
    "\"type\":\"record\"",
    "record",
    "CREATE INDEX records_by_status ON records (status, grade)"};

constexpr ReportTable kIdentities = {
    "identities",
    "CREATE TABLE identities (record INTEGER NOT NULL, place INTEGER NOT NULL, entry TEXT NOT NULL,"
    " name TEXT, match TEXT, forms TEXT, PRIMARY KEY (record, place)) WITHOUT ROWID",
    "SELECT ?1 ->> 'n', one.key + 1, one.value ->> 'entry', one.value ->> 'name',"
    " one.value ->> 'match', one.value -> 'forms' FROM json_each(?1, '$.identity') AS one",
    "\"identity\":[{",
    "record",
    "CREATE INDEX identities_by_entry ON identities (entry)"};

constexpr ReportTable kAnswers = {
    "answers",
    "CREATE TABLE answers (record INTEGER NOT NULL, jurisdiction TEXT NOT NULL,"
    " status TEXT NOT NULL, grade TEXT, entry TEXT, rule TEXT, decided_by TEXT, basis TEXT,"
    " instrument TEXT, list TEXT, citation TEXT, through TEXT, effective TEXT, not_before TEXT,"
    " at_the_latest TEXT, effective_verified INTEGER, confidence TEXT, effective_confidence TEXT,"
    " notes TEXT, PRIMARY KEY (record, jurisdiction)) WITHOUT ROWID",
    "SELECT ?1 ->> 'n', one.key, one.value ->> 'status', one.value ->> 'grade',"
    " one.value ->> 'entry', one.value ->> 'rule', one.value ->> 'decided_by',"
    " one.value ->> 'basis', one.value ->> 'instrument', one.value ->> 'list',"
    " one.value ->> 'citation', one.value ->> 'through', one.value ->> 'effective',"
    " one.value ->> 'not_before', one.value ->> 'at_the_latest',"
    " one.value ->> 'effective_verified', one.value ->> 'confidence',"
    " one.value ->> 'effective_confidence', one.value -> 'notes'"
    " FROM json_each(?1, '$.jurisdictions') AS one WHERE ?1 ->> 'type' = 'record'",
    "\"jurisdictions\":{\"",
    "record",
    "CREATE INDEX answers_by_jurisdiction ON answers (jurisdiction, status)"};

constexpr ReportTable kResemblances = {
    "resemblances",
    "CREATE TABLE resemblances (record INTEGER NOT NULL, place INTEGER NOT NULL,"
    " entry TEXT NOT NULL, name TEXT, relation TEXT, family TEXT, grade TEXT, closeness REAL,"
    " overlap REAL, morgan REAL, atom_pair REAL, false_flag_rate REAL, mass_difference_u REAL,"
    " changes TEXT, PRIMARY KEY (record, place)) WITHOUT ROWID",
    "SELECT ?1 ->> 'n', one.key + 1, one.value ->> 'entry', one.value ->> 'name',"
    " one.value ->> 'relation', one.value ->> 'family', one.value ->> 'grade',"
    " one.value ->> '$.closeness.value', one.value ->> '$.scores.overlap',"
    " one.value ->> '$.scores.morgan', one.value ->> '$.scores.atom_pair',"
    " one.value ->> 'false_flag_rate', one.value ->> 'mass_difference_u', one.value -> 'changes'"
    " FROM json_each(?1, '$.nearest') AS one",
    "\"nearest\":[{",
    "record",
    "CREATE INDEX resemblances_by_entry ON resemblances (entry, grade)"};

constexpr ReportTable kChanges = {
    "changes",
    "CREATE TABLE changes (record INTEGER NOT NULL, jurisdiction TEXT NOT NULL, before TEXT,"
    " after TEXT, PRIMARY KEY (record, jurisdiction)) WITHOUT ROWID",
    "SELECT ?1 ->> 'n', one.value ->> 'jurisdiction', one.value ->> 'before',"
    " one.value ->> 'after' FROM json_each(?1, '$.changes') AS one",
    "\"changes\":[{",
    "record",
    nullptr};

}  // namespace

const std::array<ReportTable, 8> kReportTables = {kLines,      kRun,     kCoverage,     kRecords,
                                                  kIdentities, kAnswers, kResemblances, kChanges};

}  // namespace congener::report
