#include "report/sqlite/sqlite_writer.hpp"

#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "report/json_run.hpp"
#include "report/json_writer.hpp"
#include "report/run_facts.hpp"
#include "report/scratch_file.hpp"
#include "report/sealed_line.hpp"
#include "report/sqlite/database.hpp"
#include "report/sqlite/report_tables.hpp"
#include "support/sha256.hpp"

namespace congener::report {
namespace {

/// So many lines are one transaction: what waits for it stays small.
constexpr std::uint64_t kLinesPerTransaction = 10'000;

/// One run's database while it is made.
class DatabaseInMaking {
 public:
  DatabaseInMaking() : file_("congener-database"), database_(Database::create(file_.path())) {
    database_->execute(kApplication);
    for (const ReportTable& table : kReportTables) {
      database_->execute(table.create);
      if (table.rows != nullptr) {
        fillings_.push_back(
            {table.sign,
             database_->prepare("INSERT INTO " + std::string(table.name) + " " + table.rows)});
      }
    }
    insert_line_.emplace(database_->prepare("INSERT INTO lines VALUES (?1, ?2)"));
    insert_fact_.emplace(database_->prepare("INSERT INTO run VALUES (?1, ?2, ?3)"));
    database_->execute("BEGIN");
  }

  void add_line(std::string_view sealed_line) {
    seals_.update(seal_of(sealed_line));
    insert(sealed_line);
  }

  /// The one that tells the seal of the others.
  void add_last_line(std::string_view sealed_line) { insert(sealed_line); }

  /// Of all lines and of the facts of the run.
  std::string seal_with(const std::string& seal_of_facts) {
    seals_.update(seal_of_facts);
    return seals_.hex_digest();
  }

  void add_facts(const std::vector<RunFact>& facts) {
    std::uint64_t position = 0;
    for (const auto& [name, value] : facts) {
      insert_fact_->bind(1, ++position).bind(2, name).bind(3, value).run();
    }
  }

  /// Ends it.
  void write_to(std::ostream& stream) {
    database_->execute("COMMIT");
    for (const ReportTable& table : kReportTables) {
      if (table.index != nullptr) {
        database_->execute(table.index);
      }
    }
    fillings_.clear();
    insert_line_.reset();
    insert_fact_.reset();
    database_.reset();
    file_.copy_to(stream);
  }

 private:
  struct Filling {
    std::string_view sign;
    Statement insert;
  };

  void insert(std::string_view sealed_line) {
    const std::string_view line = sealed_line.substr(0, sealed_line.size() - 1);
    insert_line_->bind(1, ++lines_).bind(2, line).run();
    for (Filling& filling : fillings_) {
      if (line.find(filling.sign) != std::string_view::npos) {
        filling.insert.bind(1, line).run();
      }
    }
    if (lines_ % kLinesPerTransaction == 0) {
      database_->execute("COMMIT; BEGIN");
    }
  }

  ScratchFile file_;
  std::optional<Database> database_;
  std::vector<Filling> fillings_;
  std::optional<Statement> insert_line_;
  std::optional<Statement> insert_fact_;
  std::uint64_t lines_ = 0;
  support::Sha256 seals_;
};

class SqliteWriter final : public ReportWriter {
 public:
  SqliteWriter(std::ostream& stream, const ReportOptions& options)
      : stream_(stream),
        case_details_(options.case_details),
        lines_(make_json_writer(unused_, options)) {}

  void begin(const RunHeader& header) override {
    run_ = header;
    run_.case_details = case_details_;
    lines_->begin(run_);
    making_.emplace();
    making_->add_line(run_line(run_));
  }

  std::string rendered(const Record& record, const Finding& finding) const override {
    return lines_->rendered(record, finding);
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    making_->add_line(rendered);
  }

  void end(const RunSummary& summary) override {
    const std::string seal = making_->seal_with(seal_of_facts(run_facts(run_, summary, "")));
    making_->add_last_line(summary_line(summary, seal));
    making_->add_facts(run_facts(run_, summary, seal));
    making_->write_to(stream_);
    making_.reset();
    stream_.flush();
  }

 private:
  std::ostream& stream_;
  CaseDetails case_details_;
  std::ostringstream unused_;
  std::unique_ptr<ReportWriter> lines_;
  RunHeader run_;
  std::optional<DatabaseInMaking> making_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_sqlite_writer(std::ostream& stream,
                                                 const ReportOptions& options) {
  return std::make_unique<SqliteWriter>(stream, options);
}

}  // namespace congener::report
