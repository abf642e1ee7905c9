#pragma once
// Everything: include this, link congener::engine.

#include "congener/calibrate.hpp"
#include "congener/calibration.hpp"
#include "congener/date.hpp"
#include "congener/detector.hpp"
#include "congener/difference.hpp"
#include "congener/error.hpp"
#include "congener/finding.hpp"
#include "congener/fps_file.hpp"
#include "congener/index_search.hpp"
#include "congener/library_index.hpp"
#include "congener/record_reader.hpp"
#include "congener/reference_set.hpp"
#include "congener/report.hpp"
#include "congener/screener.hpp"
#include "congener/validation.hpp"
#include "congener/version.hpp"
