# Finds RDKit: by its own CMake package where there is one (Debian 13, conda, source builds), otherwise by
# its headers and libraries (Debian 12 ships no CMake files). Either way the targets are RDKit::<component>.
find_package(RDKit CONFIG QUIET)
if(RDKit_DIR AND TARGET RDKit::GraphMol)
  set(RDKit_FOUND TRUE)
  foreach(_component IN LISTS RDKit_FIND_COMPONENTS)
    if(NOT TARGET RDKit::${_component})
      message(FATAL_ERROR "The RDKit in ${RDKit_DIR} has no component ${_component}")
    endif()
  endforeach()
  return()
endif()

find_path(RDKit_INCLUDE_DIR GraphMol/ROMol.h PATH_SUFFIXES rdkit)
set(_rdkit_components ${RDKit_FIND_COMPONENTS} RDGeneral)
list(REMOVE_DUPLICATES _rdkit_components)
foreach(_component IN LISTS _rdkit_components)
  find_library(RDKit_${_component}_LIBRARY RDKit${_component})
  mark_as_advanced(RDKit_${_component}_LIBRARY)
  if(RDKit_${_component}_LIBRARY)
    set(RDKit_${_component}_FOUND TRUE)
  endif()
endforeach()

# Debian's RDGeneral/versions.h is an unexpanded template; the library's file name carries the release.
get_filename_component(_rdkit_real "${RDKit_RDGeneral_LIBRARY}" REALPATH)
if(_rdkit_real MATCHES "\\.so\\.[0-9]+\\.([0-9]+\\.[0-9]+\\.[0-9]+)$")
  set(RDKit_VERSION "${CMAKE_MATCH_1}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(RDKit HANDLE_COMPONENTS
  REQUIRED_VARS RDKit_RDGeneral_LIBRARY RDKit_INCLUDE_DIR VERSION_VAR RDKit_VERSION)
if(NOT RDKit_FOUND)
  return()
endif()

# Debian's 2022.09 was built with these, but its headers do not include the file that says so: without the
# first one, query classes would have another layout in our code than in the library.
set(_rdkit_definitions RDK_BUILD_THREADSAFE_SSS RDK_USE_STRICT_ROTOR_DEFINITION RDK_64BIT_BUILD)

find_package(Boost 1.74 REQUIRED)
foreach(_component IN LISTS _rdkit_components)
  if(RDKit_${_component}_FOUND AND NOT TARGET RDKit::${_component})
    add_library(RDKit::${_component} UNKNOWN IMPORTED)
    set_target_properties(RDKit::${_component} PROPERTIES
      IMPORTED_LOCATION "${RDKit_${_component}_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${RDKit_INCLUDE_DIR}"
      INTERFACE_COMPILE_DEFINITIONS "${_rdkit_definitions}"
      INTERFACE_LINK_LIBRARIES Boost::headers)
  endif()
endforeach()
