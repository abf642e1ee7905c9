#include "report/sqlite/database.hpp"

#include <sqlite3.h>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

[[noreturn]] void fail(sqlite3* database) {
  const char* const path = ::sqlite3_db_filename(database, "main");  // none of one in memory
  throw FileError(
      fmt::format("{}: the database cannot be used ({}); is it whole, and is there room?",
                  path == nullptr ? "" : support::printable(path),
                  support::printable(::sqlite3_errmsg(database))));
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  ::sqlite3_finalize(statement);
}

Statement& Statement::bind(int place, std::string_view text) {
  if (::sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8) != SQLITE_OK) {
    fail(::sqlite3_db_handle(statement_.get()));
  }
  return *this;
}

Statement& Statement::bind(int place, std::uint64_t number) {
  if (::sqlite3_bind_int64(statement_.get(), place, static_cast<sqlite3_int64>(number)) !=
      SQLITE_OK) {
    fail(::sqlite3_db_handle(statement_.get()));
  }
  return *this;
}

bool Statement::next() {
  const int code = ::sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) {
    return true;
  }
  if (::sqlite3_reset(statement_.get()) != SQLITE_OK || code != SQLITE_DONE) {
    fail(::sqlite3_db_handle(statement_.get()));
  }
  return false;
}

void Statement::run() {
  while (next()) {
  }
}

int Statement::columns() const {
  return ::sqlite3_column_count(statement_.get());
}

std::string Statement::text(int column) const {
  const unsigned char* const text = ::sqlite3_column_text(statement_.get(), column);
  const int bytes = ::sqlite3_column_bytes(statement_.get(), column);
  return text == nullptr
             ? std::string()
             : std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes));
}

bool Statement::is_null(int column) const {
  return ::sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::uint64_t Statement::number(int column) const {
  return static_cast<std::uint64_t>(::sqlite3_column_int64(statement_.get(), column));
}

void Database::Close::operator()(sqlite3* database) const {
  ::sqlite3_close_v2(database);
}

Database::Database(const std::string& path, int flags) {
  sqlite3* opened = nullptr;
  const int code = ::sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) {
    throw FileError(fmt::format("{}: cannot be opened as a database ({})", support::printable(path),
                                ::sqlite3_errstr(code)));
  }
}

Database Database::create(const std::string& path) {
  Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  // Nobody needs what is left of it after a crash, so it is neither journalled nor synchronised.
  database.execute(
      "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA encoding = 'UTF-8'");
  return database;
}

Database Database::in_memory() {
  return Database(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

Database Database::open_to_read(const std::string& path) {
  Database database(path, SQLITE_OPEN_READONLY);
  ::sqlite3_db_config(database.database_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  ::sqlite3_db_config(database.database_.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  database.execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
  return database;
}

void Database::execute(const char* statements) {
  if (::sqlite3_exec(database_.get(), statements, nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(database_.get());
  }
}

Statement Database::prepare(const std::string& statement) const {
  sqlite3_stmt* prepared = nullptr;
  if (::sqlite3_prepare_v2(database_.get(), statement.data(), static_cast<int>(statement.size()),
                           &prepared, nullptr) != SQLITE_OK) {
    fail(database_.get());
  }
  return Statement(prepared);
}

}  // namespace congener::report
