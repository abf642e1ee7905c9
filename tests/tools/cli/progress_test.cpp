#include "cli/progress.hpp"

#include "catch.hpp"

using congener::Progress;
using congener::cli::progress_text;

namespace {

Progress with_share(double share) {
  Progress progress;
  progress.read = 1200;
  progress.share_read = share;
  return progress;
}

}  // namespace

TEST_CASE("progress tells how much is done and how long the rest takes", "[unit]") {
  CHECK(progress_text(with_share(0.5), "1200 screened", 10) ==
        "50 %, 10 s left: 1200 screened, 120 molecules/s");
  CHECK(progress_text(with_share(0.1), "1200 screened", 100) ==
        "10 %, 15 min left: 1200 screened, 12 molecules/s");
  CHECK(progress_text(with_share(0.01), "1200 screened", 120) ==
        "1 %, 3 h 18 min left: 1200 screened, 10 molecules/s");
  CHECK(progress_text(with_share(1), "1200 screened", 2) ==
        "100 %, 0 s left: 1200 screened, 600 molecules/s");
}

TEST_CASE("progress promises no time where the size of the input is not known", "[unit]") {
  Progress progress;
  progress.read = 1200;
  CHECK(progress_text(progress, "1200 screened", 10) == "1200 screened, 120 molecules/s");
  CHECK(progress_text(with_share(0), "1200 screened", 10) == "1200 screened, 120 molecules/s");
}
