# Install tree and package files: find_package(congener) gives congener::engine and congener::fingerprints, pkg-config
# knows congener.
include(CMakePackageConfigHelpers)

list(JOIN CONGENER_RDKIT_COMPONENTS " " CONGENER_RDKIT_COMPONENTS_TEXT)
set(CONGENER_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/congener")
set(CONGENER_REFERENCE_SETS_DIR "${CMAKE_INSTALL_DATADIR}/congener/reference_sets")
set(CONGENER_PKGCONFIG_DIR "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

# congener.pc says where things are by its own place, so that the tree can be moved. RDKit and Boost have no .pc files in
# Debian, and a Requires.private must be there also for who links the shared library; hence names of libraries for all.
file(RELATIVE_PATH CONGENER_PKGCONFIG_TO_PREFIX
  "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
list(TRANSFORM CONGENER_RDKIT_COMPONENTS PREPEND -lRDKit OUTPUT_VARIABLE private_libraries)
list(TRANSFORM OpenMP_CXX_LIB_NAMES PREPEND -l OUTPUT_VARIABLE openmp_libraries)
list(APPEND private_libraries -lboost_iostreams ${openmp_libraries} -linchi -lz -lzip -lexpat -lxlsxwriter -lsqlite3 -lcairo -lcrypto -lfmt -ltomlplusplus)
list(JOIN private_libraries " " CONGENER_PRIVATE_LIBRARIES)
string(REGEX REPLACE "/$" "" CONGENER_PKGCONFIG_TO_PREFIX "${CONGENER_PKGCONFIG_TO_PREFIX}")
configure_file(tools/cmake/congener.pc.in congener.pc @ONLY)
write_basic_package_version_file(congener-config-version.cmake COMPATIBILITY SameMinorVersion)

# Installs the libraries with this suffix and the program that goes with them. ARGN: COMPONENT and so on.
function(congener_install suffix program kind)
  set(config "${PROJECT_BINARY_DIR}/package${suffix}/congener-config.cmake")
  set(CONGENER_KIND ${kind})
  # Two files of one name and destination would be one file in the build tree.
  set(CONGENER_TARGETS_FILE congener-targets${suffix}.cmake)
  configure_package_config_file("${PROJECT_SOURCE_DIR}/tools/cmake/congener-config.cmake.in" "${config}"
    INSTALL_DESTINATION "${CONGENER_CMAKE_DIR}" PATH_VARS CONGENER_REFERENCE_SETS_DIR)
  install(TARGETS congener_fingerprints${suffix} congener_engine${suffix}
    EXPORT congener-targets${suffix} ${ARGN}
    FILE_SET HEADERS ${ARGN}
    INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  install(EXPORT congener-targets${suffix} FILE ${CONGENER_TARGETS_FILE} NAMESPACE congener::
    DESTINATION "${CONGENER_CMAKE_DIR}" ${ARGN})
  install(FILES "${config}" "${PROJECT_BINARY_DIR}/congener-config-version.cmake"
    DESTINATION "${CONGENER_CMAKE_DIR}" ${ARGN})
  if(kind STREQUAL "STATIC")
    install(FILES tools/cmake/FindRDKit.cmake tools/cmake/FindCairo.cmake tools/cmake/FindInChI.cmake tools/cmake/FindLibzip.cmake tools/cmake/FindXlsxwriter.cmake
      DESTINATION "${CONGENER_CMAKE_DIR}" ${ARGN})
  endif()
  install(FILES "${PROJECT_BINARY_DIR}/congener.pc" DESTINATION "${CONGENER_PKGCONFIG_DIR}" ${ARGN})
  install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" ${ARGN})
  install(FILES LICENSE README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" ${ARGN})
  install(DIRECTORY reference_sets/ DESTINATION "${CONGENER_REFERENCE_SETS_DIR}" ${ARGN})
endfunction()

congener_install("" congener ${CONGENER_KIND})
if(CONGENER_BOTH_KINDS)
  # For the tests: cmake --install BUILD --component other_kind --prefix ELSEWHERE
  congener_install(${CONGENER_OTHER_SUFFIX} congener_other_kind ${CONGENER_OTHER_KIND}
    COMPONENT other_kind EXCLUDE_FROM_ALL)
endif()

# The build tree has the shape of the install tree, so the program finds its data the same way in both.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/share/congener")
file(CREATE_LINK "${PROJECT_SOURCE_DIR}/reference_sets" "${PROJECT_BINARY_DIR}/share/congener/reference_sets"
  SYMBOLIC)
