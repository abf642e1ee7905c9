// The record of a self-test.

#include <fmt/format.h>

#include "congener/finding.hpp"
#include "congener/selftest.hpp"
#include "report/json_line.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using report::Json;

std::string answer_text(const KnownAnswer::Answer& answer) {
  return support::join(std::vector<std::string>{answer.status, answer.decided_by, answer.through,
                                                answer.date_is_sure, answer.wording},
                       ", ");
}

Json answer_json(const KnownAnswer::Answer& answer) {
  return {{"status", answer.status},
          {"decided_by", answer.decided_by},
          {"through", answer.through},
          {"date_is_sure", answer.date_is_sure},
          {"wording", answer.wording}};
}

Json failure_json(const SelfTestFailure& failure) {
  Json json;
  json["line"] = failure.asked.line;
  json["substance"] = failure.asked.substance;
  json["form"] = failure.asked.form;
  json["smiles"] = failure.asked.smiles;
  json["jurisdiction"] = failure.asked.jurisdiction;
  json["day"] = to_string(failure.asked.day);
  json["expected"] = answer_json(failure.asked.expected);
  json["got"] = answer_json(failure.got);
  return json;
}

}  // namespace

std::string selftest_text(const SelfTest& test, const std::string& host) {
  const auto shown = [](const std::string& text) { return support::printable(text); };
  std::string text;
  text += fmt::format("program     congener {}, RDKit {}, Boost {}\n", test.made_by.program_version,
                      test.made_by.rdkit_version, test.made_by.boost_version);
  text += fmt::format("set         {} {}, SHA-256 {}\n", shown(test.made_by.set_id),
                      shown(test.made_by.set_version), test.made_by.set_sha256);
  text +=
      fmt::format("answers     {}, SHA-256 {}\n", shown(test.answers_file), test.answers_sha256);
  text += fmt::format("host        {}\n", shown(host));
  text += fmt::format("asked       {} answers on {} structures\n", test.asked, test.substances);
  text += fmt::format("as expected {}\n", test.asked - test.failures.size());
  for (const SelfTestFailure& failure : test.failures) {
    text +=
        fmt::format("line {}: {}, {}, in {} on {}\n  expected {}\n  got      {}\n",
                    failure.asked.line, shown(failure.asked.substance), shown(failure.asked.form),
                    failure.asked.jurisdiction, to_string(failure.asked.day),
                    shown(answer_text(failure.asked.expected)), shown(answer_text(failure.got)));
  }
  text += fmt::format("result      {}\n", test.failures.empty()
                                              ? "passed"
                                              : fmt::format("failed in {} of {} answers",
                                                            test.failures.size(), test.asked));
  return text;
}

std::string selftest_json(const SelfTest& test, const std::string& host) {
  Json json;
  json["type"] = "selftest";
  json["schema"] = report::kSchema;
  json["program"]["congener"] = test.made_by.program_version;
  json["program"]["rdkit"] = test.made_by.rdkit_version;
  json["program"]["boost"] = test.made_by.boost_version;
  json["set"] =
      report::pack_json(test.made_by.set_id, test.made_by.set_version, test.made_by.set_sha256);
  json["answers"]["file"] = test.answers_file;
  json["answers"]["sha256"] = test.answers_sha256;
  json["host"] = host;
  json["asked"] = test.asked;
  json["structures"] = test.substances;
  json["as_expected"] = test.asked - test.failures.size();
  json["failures"] = Json::array();
  for (const SelfTestFailure& failure : test.failures) {
    json["failures"].push_back(failure_json(failure));
  }
  json["passed"] = test.failures.empty();
  return report::to_line(json) + '\n';
}

}  // namespace congener
