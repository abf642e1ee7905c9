# Installs a build, then builds and runs programs against the install tree. Run by ctest:
#   cmake -D BUILD_DIR=... -D SOURCE_DIR=.../tests/package_consumer -D WORK_DIR=...
#         -D CXX_COMPILER=... -D GENERATOR=... [-D CXX_FLAGS=...] [-D BUILD_TYPE=...] -P run.cmake
# WORK_DIR/prefix and WORK_DIR/build are made anew. CXX_FLAGS carries what the libraries need at link time (sanitizers, coverage).
cmake_minimum_required(VERSION 3.25)

foreach(name IN ITEMS BUILD_DIR SOURCE_DIR WORK_DIR CXX_COMPILER GENERATOR)
  if(NOT ${name})
    message(FATAL_ERROR "run.cmake: give -D ${name}=...")
  endif()
endforeach()
if(NOT BUILD_TYPE)
  set(BUILD_TYPE Release)
endif()

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${what} failed (${result}):\n${output}")
  endif()
  message(STATUS "${what}: done")
endfunction()

unset(ENV{DESTDIR})
unset(ENV{CONGENER_REFS})
file(REMOVE_RECURSE "${WORK_DIR}/prefix" "${WORK_DIR}/build")
run("installing" "${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${WORK_DIR}/prefix")
run("configuring the consumer" "${CMAKE_COMMAND}" -S "${SOURCE_DIR}" -B "${WORK_DIR}/build" -G "${GENERATOR}"
  "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}" "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}"
  "-DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix")
run("building the consumer" "${CMAKE_COMMAND}" --build "${WORK_DIR}/build")
run("running the consumer" "${WORK_DIR}/build/congener_consumer"
  "${WORK_DIR}/prefix/share/congener/reference_sets/fentanyl_precursors")
run("running the search example" "${WORK_DIR}/build/similarity_search" "${WORK_DIR}/example.cgx")
run("checking the installed program and its data" "${WORK_DIR}/prefix/bin/congener" refs check)
