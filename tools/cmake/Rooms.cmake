# A room is a folder of sources that may call only what lies below it. Its sources are compiled once, into an object
# library; all libraries and tests are made of these objects.
#
#   congener_room(NAME [USES room...] [LIBRARIES target...] SOURCES file...)
#     USES: the rooms below, which it may call, and with them the rooms below those.
#     LIBRARIES: what it may use of others; fingerprints, which lies below all of engine, need not be named.
#
# The proof of a room is a shared library of the room and all below it, linked without leave to leave anything open:
# a call into a room that is not below ends the build with "undefined reference". It is used for nothing else.
function(congener_room name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LIBRARIES;SOURCES")
  set(objects congener_${name}_objects)
  add_library(${objects} OBJECT ${arg_SOURCES})
  target_link_libraries(${objects} PRIVATE ${arg_LIBRARIES})
  congener_first_party(${objects})

  set(rooms ${name})
  set(libraries ${arg_LIBRARIES})
  foreach(below IN LISTS arg_USES)
    get_target_property(more_rooms congener_${below}_objects CONGENER_ROOMS)
    get_target_property(more_libraries congener_${below}_objects CONGENER_LIBRARIES)
    list(APPEND rooms ${more_rooms})
    list(APPEND libraries ${more_libraries})
  endforeach()
  list(REMOVE_DUPLICATES rooms)
  list(REMOVE_DUPLICATES libraries)
  set_target_properties(${objects} PROPERTIES CONGENER_ROOMS "${rooms}" CONGENER_LIBRARIES "${libraries}")
  if(CONGENER_PROVE_ROOMS)
    congener_prove_room(${name})
  endif()
endfunction()

# Sets OUT to the objects of these rooms, each $<TARGET_OBJECTS:...>.
function(congener_objects out)
  list(TRANSFORM ARGN REPLACE "(.+)" "$<TARGET_OBJECTS:congener_\\1_objects>" OUTPUT_VARIABLE objects)
  set(${out} "${objects}" PARENT_SCOPE)
endfunction()

function(congener_prove_room name)
  get_target_property(rooms congener_${name}_objects CONGENER_ROOMS)
  get_target_property(libraries congener_${name}_objects CONGENER_LIBRARIES)
  congener_objects(objects ${rooms})
  add_library(congener_${name}_proof SHARED ${objects})
  set_target_properties(congener_${name}_proof PROPERTIES
    LINKER_LANGUAGE CXX LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/rooms")
  target_link_libraries(congener_${name}_proof PRIVATE ${libraries})
  if(TARGET congener_fingerprints)  # not yet there for the rooms that it is made of
    target_link_libraries(congener_${name}_proof PRIVATE congener_fingerprints${CONGENER_SHARED_SUFFIX})
  endif()
  target_link_options(congener_${name}_proof PRIVATE LINKER:-z,defs LINKER:--strip-debug)
endfunction()

# The libraries are shared or static by BUILD_SHARED_LIBS. Developers get the other kind too, of the same objects and
# under another target's name, so that one build tests both. Tests call hidden functions, so they link the static kind.
set(CONGENER_KIND STATIC)
set(CONGENER_OTHER_KIND SHARED)
set(CONGENER_STATIC_SUFFIX "")
set(CONGENER_SHARED_SUFFIX _shared)
if(BUILD_SHARED_LIBS)
  set(CONGENER_KIND SHARED)
  set(CONGENER_OTHER_KIND STATIC)
  set(CONGENER_STATIC_SUFFIX _static)
  set(CONGENER_SHARED_SUFFIX "")
endif()
set(CONGENER_OTHER_SUFFIX "${CONGENER_STATIC_SUFFIX}${CONGENER_SHARED_SUFFIX}")
# A sanitizer's functions stay open in a shared library until a program is linked.
set(CONGENER_BOTH_KINDS OFF)
if(CONGENER_DEVELOPER_MODE AND (BUILD_SHARED_LIBS OR NOT CONGENER_SANITIZE))
  set(CONGENER_BOTH_KINDS ON)
endif()
set(CONGENER_PROVE_ROOMS OFF)
if(CONGENER_DEVELOPER_MODE AND NOT CONGENER_SANITIZE)
  set(CONGENER_PROVE_ROOMS ON)
endif()

# congener_library(NAME ROOMS room... LIBRARIES target... [PUBLIC_LIBRARIES name...] HEADERS file...)
# makes congener_NAME, known as congener::NAME, of the objects of these rooms. PUBLIC_LIBRARIES: of ours, as NAME.
function(congener_library name)
  congener_library_of_kind(${name} "" ${CONGENER_KIND} ${ARGN})
  add_library(congener::${name} ALIAS congener_${name})
  if(CONGENER_BOTH_KINDS)
    congener_library_of_kind(${name} ${CONGENER_OTHER_SUFFIX} ${CONGENER_OTHER_KIND} ${ARGN})
  endif()
endfunction()

function(congener_library_of_kind name suffix kind)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "ROOMS;LIBRARIES;PUBLIC_LIBRARIES;HEADERS")
  set(library congener_${name}${suffix})
  congener_objects(objects ${arg_ROOMS})
  add_library(${library} ${kind} ${objects})
  set_target_properties(${library} PROPERTIES EXPORT_NAME ${name} OUTPUT_NAME congener_${name} LINKER_LANGUAGE CXX)
  target_sources(${library} PUBLIC FILE_SET HEADERS BASE_DIRS include FILES ${arg_HEADERS})
  target_compile_features(${library} PUBLIC cxx_std_17)
  congener_first_party(${library})
  list(TRANSFORM arg_PUBLIC_LIBRARIES REPLACE "(.+)" "congener_\\1${suffix}")
  target_link_libraries(${library} PUBLIC ${arg_PUBLIC_LIBRARIES})
  if(kind STREQUAL "STATIC")
    target_link_libraries(${library} PRIVATE ${arg_LIBRARIES})
  else()
    # Whoever uses it needs none of these at link time: no package of theirs is looked for.
    target_link_libraries(${library} PRIVATE "$<BUILD_INTERFACE:${arg_LIBRARIES}>")
    congener_shared_library(${library})
  endif()
endfunction()

# While the major version is 0 every minor version may change the binary interface.
set(CONGENER_SOVERSION ${PROJECT_VERSION_MAJOR})
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(CONGENER_SOVERSION 0.${PROJECT_VERSION_MINOR})
endif()

function(congener_shared_library library)
  set(map "${PROJECT_SOURCE_DIR}/tools/cmake/exports.map")
  set_target_properties(${library} PROPERTIES
    VERSION ${PROJECT_VERSION} SOVERSION ${CONGENER_SOVERSION} INSTALL_RPATH "$ORIGIN" LINK_DEPENDS "${map}")
  target_link_options(${library} PRIVATE "LINKER:--version-script=${map}" LINKER:--exclude-libs,ALL)
  if(NOT CONGENER_SANITIZE)
    target_link_options(${library} PRIVATE LINKER:-z,defs)
  endif()
endfunction()
