# Configures a project that takes Congener in by add_subdirectory, and builds of it what is quickly built: that the
# sources compile is known from our own build, and the rest of the graph is looked at without running it. Run by ctest:
#   cmake -D CONGENER_SOURCE_DIR=... -D SOURCE_DIR=.../tests/package_consumer -D WORK_DIR=... -D KIND=SHARED|STATIC
#         -D CXX_COMPILER=... -D GENERATOR=... -P add_subdirectory.cmake
cmake_minimum_required(VERSION 3.25)

set(shared OFF)
if(KIND STREQUAL "SHARED")
  set(shared ON)
endif()
file(REMOVE_RECURSE "${WORK_DIR}")
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${SOURCE_DIR}" -B "${WORK_DIR}" -G "${GENERATOR}"
    "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}" -DCMAKE_BUILD_TYPE=Release "-DBUILD_SHARED_LIBS=${shared}"
    "-DCONGENER_SOURCE_DIR=${CONGENER_SOURCE_DIR}"
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK_DIR}" --target congener_facts_objects
  COMMAND_ERROR_IS_FATAL ANY)
if(GENERATOR STREQUAL "Ninja")
  execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK_DIR}" --target congener_consumer -- -n
    OUTPUT_VARIABLE steps COMMAND_ERROR_IS_FATAL ANY)
  set(library libcongener_engine.a)
  if(shared)
    set(library libcongener_engine.so)
  endif()
  string(FIND "${steps}" "${library}" place)
  if(place EQUAL -1 OR steps MATCHES "_test\\.cpp")
    message(FATAL_ERROR "congener_consumer is not built with ${library}, or with our tests:\n${steps}")
  endif()
endif()
