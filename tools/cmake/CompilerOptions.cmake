# Interface targets for first-party code only, linked privately: congener_warnings, congener_sanitizers.
add_library(congener_warnings INTERFACE)
target_compile_options(congener_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${CONGENER_DEVELOPER_MODE}>:-Werror>)

add_library(congener_sanitizers INTERFACE)
if(CONGENER_SANITIZE)
  target_compile_options(congener_sanitizers INTERFACE
    -fsanitize=${CONGENER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    # Instrumented code makes GCC see uninitialized values in the standard library that are none.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(congener_sanitizers INTERFACE -fsanitize=${CONGENER_SANITIZE})
endif()

# All first-party targets go through this.
function(congener_first_party target)
  target_link_libraries(${target} PRIVATE
    $<BUILD_INTERFACE:congener_warnings> $<BUILD_INTERFACE:congener_sanitizers>)
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
