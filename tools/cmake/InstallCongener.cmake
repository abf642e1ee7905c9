# Install tree and package files: find_package(congener) gives congener::engine and congener::fingerprints.
include(CMakePackageConfigHelpers)

list(JOIN CONGENER_RDKIT_COMPONENTS " " CONGENER_RDKIT_COMPONENTS_TEXT)
set(CONGENER_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/congener")
set(CONGENER_REFERENCE_SETS_DIR "${CMAKE_INSTALL_DATADIR}/congener/reference_sets")

install(TARGETS congener_kernels congener_fingerprints congener_engine
  EXPORT congener-targets
  FILE_SET HEADERS
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT congener-targets NAMESPACE congener:: DESTINATION "${CONGENER_CMAKE_DIR}")
configure_package_config_file(tools/cmake/congener-config.cmake.in congener-config.cmake
  INSTALL_DESTINATION "${CONGENER_CMAKE_DIR}" PATH_VARS CONGENER_REFERENCE_SETS_DIR)
write_basic_package_version_file(congener-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/congener-config.cmake"
  "${PROJECT_BINARY_DIR}/congener-config-version.cmake"
  tools/cmake/FindRDKit.cmake
  DESTINATION "${CONGENER_CMAKE_DIR}")
install(TARGETS congener RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY reference_sets/ DESTINATION "${CONGENER_REFERENCE_SETS_DIR}")

# The build tree has the shape of the install tree, so the program finds its data the same way in both.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/share/congener")
file(CREATE_LINK "${PROJECT_SOURCE_DIR}/reference_sets" "${PROJECT_BINARY_DIR}/share/congener/reference_sets"
  SYMBOLIC)
