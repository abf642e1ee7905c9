# Interface targets for first-party code only, linked privately: congener_warnings, congener_hardening,
# congener_sanitizers.
add_library(congener_warnings INTERFACE)
target_compile_options(congener_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  # GCC 12 sees copies that overlap, which are none, where -O3 has inlined "text" + std::string
  # (gcc.gnu.org/bugzilla, 105651; mended in 13).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>,$<CONFIG:Release>>:-Wno-restrict>
  $<$<BOOL:${CONGENER_DEVELOPER_MODE}>:-Werror>)

# What Debian builds its own packages with, so that a fault in reading foreign files ends the program and
# can do no more. Position-independent executables are the default of Debian's compilers. Sanitizers find
# the same faults, and better.
add_library(congener_hardening INTERFACE)
if(NOT CONGENER_SANITIZE)
  include(CheckCXXCompilerFlag)
  check_cxx_compiler_flag(-fcf-protection CONGENER_HAS_CF_PROTECTION)  # x86 only
  target_compile_options(congener_hardening INTERFACE
    -fstack-protector-strong -fstack-clash-protection
    $<$<BOOL:${CONGENER_HAS_CF_PROTECTION}>:-fcf-protection>
    # It needs optimisation. Some compilers define it themselves, and a second definition is an error.
    $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE>
    $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-D_FORTIFY_SOURCE=2>)
  target_link_options(congener_hardening INTERFACE LINKER:-z,relro,-z,now)
endif()

add_library(congener_sanitizers INTERFACE)
if(CONGENER_SANITIZE)
  target_compile_options(congener_sanitizers INTERFACE
    -fsanitize=${CONGENER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    # Instrumented code makes GCC see uninitialized values in the standard library that are none.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(congener_sanitizers INTERFACE -fsanitize=${CONGENER_SANITIZE})
endif()

# A shared library exports what CONGENER_EXPORT marks and nothing else.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# All first-party targets go through this. Library code is position-independent in static libraries too, so
# that they can go into a shared object of the user's (a plug-in, a Python module); nobody else's definition
# takes the place of ours there, so that the compiler may inline and call our own directly.
function(congener_first_party target)
  get_target_property(type ${target} TYPE)
  if(NOT type STREQUAL "EXECUTABLE")
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_compile_options(${target} PRIVATE -fno-semantic-interposition)
  endif()
  target_link_libraries(${target} PRIVATE
    $<BUILD_INTERFACE:congener_warnings> $<BUILD_INTERFACE:congener_hardening>
    $<BUILD_INTERFACE:congener_sanitizers>)
endfunction()

if(CONGENER_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CCACHE_PROGRAM ccache)
  mark_as_advanced(CCACHE_PROGRAM)
  if(CCACHE_PROGRAM)
    # Precompiled headers hit the cache only with these two.
    set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${CCACHE_PROGRAM}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      add_compile_options(-fpch-preprocess)
    endif()
  endif()
endif()
