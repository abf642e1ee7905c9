#pragma once
// A database of SQLite in one file: to be made, or to be read by somebody who does not trust it.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace congener::report {

class Database;

/// One statement of SQL. Its values are numbered from 1, its columns from 0. Not thread-safe, as
/// the database.
class Statement {
 public:
  Statement& bind(int place, std::string_view text);
  Statement& bind(int place, std::uint64_t number);

  /// False: there are no more rows, and the statement can be run again. Throws FileError.
  bool next();
  /// A statement that has no rows.
  void run();

  int columns() const;
  std::string text(int column) const;  ///< of a value of any kind; empty for NULL
  bool is_null(int column) const;
  std::uint64_t number(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  /// An empty file or none, in which tables are made. Whoever reads it meanwhile, or after a crash,
  /// finds nothing whole. Throws FileError.
  static Database create(const std::string& path);

  /// A database of this program alone, without a file.
  static Database in_memory();

  /// A file from outside: read only, and nothing that stands in it is run. Throws FileError.
  static Database open_to_read(const std::string& path);

  void execute(const char* statements);  ///< throws FileError
  Statement prepare(const std::string& statement) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  Database(const std::string& path, int flags);

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace congener::report
