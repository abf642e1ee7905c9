# Installs a build, then builds and runs programs against the install tree. Run by ctest:
#   cmake -D BUILD_DIR=... -D SOURCE_DIR=.../tests/package_consumer -D WORK_DIR=... -D KIND=SHARED|STATIC
#         -D CXX_COMPILER=... -D GENERATOR=... [-D COMPONENT=other_kind] [-D CXX_FLAGS=...] [-D BUILD_TYPE=...] -P run.cmake
# WORK_DIR is made anew. CXX_FLAGS carries what the libraries need at link time (sanitizers, coverage).
cmake_minimum_required(VERSION 3.25)

foreach(name IN ITEMS BUILD_DIR SOURCE_DIR WORK_DIR KIND CXX_COMPILER GENERATOR)
  if(NOT ${name})
    message(FATAL_ERROR "run.cmake: give -D ${name}=...")
  endif()
endforeach()
if(NOT BUILD_TYPE)
  set(BUILD_TYPE Release)
endif()
set(prefix "${WORK_DIR}/prefix")
set(reference_set "${prefix}/share/congener/reference_sets/fentanyl_precursors")

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${what} failed (${result}):\n${output}")
  endif()
  message(STATUS "${what}: done")
endfunction()

function(expect_file pattern)
  file(GLOB found "${prefix}/${pattern}")
  if(NOT found)
    message(FATAL_ERROR "the install tree has no ${pattern}")
  endif()
endfunction()

# A shared install must not look for the packages that the library was built with.
set(hidden_packages)
if(KIND STREQUAL "SHARED")
  foreach(package IN ITEMS RDKit InChI Boost OpenMP ZLIB OpenSSL fmt tomlplusplus)
    list(APPEND hidden_packages "-DCMAKE_DISABLE_FIND_PACKAGE_${package}=ON")
  endforeach()
endif()

unset(ENV{DESTDIR})
unset(ENV{CONGENER_REFS})
unset(ENV{LD_LIBRARY_PATH})
file(REMOVE_RECURSE "${WORK_DIR}")
set(component)
if(COMPONENT)
  set(component --component "${COMPONENT}")
endif()
run("installing" "${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${prefix}" ${component})
expect_file("share/doc/*/LICENSE")
expect_file("share/doc/*/README.md")
if(KIND STREQUAL "SHARED")
  expect_file("lib*/libcongener_engine.so.*.*.*")
else()
  expect_file("lib*/libcongener_engine.a")
endif()
run("checking the installed program and its data" "${prefix}/bin/congener" refs check)

run("configuring the consumer" "${CMAKE_COMMAND}" -S "${SOURCE_DIR}" -B "${WORK_DIR}/build" -G "${GENERATOR}"
  "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}" "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}"
  "-DCMAKE_PREFIX_PATH=${prefix}" ${hidden_packages})
run("building the consumer" "${CMAKE_COMMAND}" --build "${WORK_DIR}/build")
run("running the consumer" "${WORK_DIR}/build/congener_consumer" "${reference_set}")
if(KIND STREQUAL "SHARED")  # a static program lies where it was built, far from the installed data
  run("running the program of the README" "${WORK_DIR}/build/readme_program")
endif()
run("running the search example" "${WORK_DIR}/build/similarity_search" "${WORK_DIR}/example.cgx")
run("loading the plug-in" "${WORK_DIR}/build/plugin_host" "${WORK_DIR}/build/libcongener_plugin.so" "${reference_set}")

# The same by pkg-config, where there is one.
find_program(PKG_CONFIG NAMES pkgconf pkg-config)
if(NOT PKG_CONFIG)
  message(STATUS "compiling with pkg-config: left out, there is none")
  return()
endif()
file(GLOB pkgconfig_folder "${prefix}/lib*/pkgconfig" "${prefix}/lib/*/pkgconfig")
set(ENV{PKG_CONFIG_PATH} "${pkgconfig_folder}")
set(static)
if(KIND STREQUAL "STATIC")
  set(static --static)
endif()
execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs ${static} congener
  OUTPUT_VARIABLE flags COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${PKG_CONFIG}" --variable=libdir congener OUTPUT_VARIABLE libdir
  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
separate_arguments(cxx_flags UNIX_COMMAND "${CXX_FLAGS}")
run("compiling with pkg-config" "${CXX_COMPILER}" -std=c++17 ${cxx_flags} "${SOURCE_DIR}/main.cpp"
  -o "${WORK_DIR}/by_pkg_config" ${flags} "-Wl,-rpath,${libdir}")
run("running what pkg-config helped to compile" "${WORK_DIR}/by_pkg_config" "${reference_set}")
