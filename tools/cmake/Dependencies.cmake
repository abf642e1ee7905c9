# What the library needs. Versions are those of Debian 12 (RDKit 2022.09, InChI 1.03) and Debian 13 (RDKit 2025.03,
# InChI 1.07).
set(CONGENER_RDKIT_COMPONENTS
  ChemReactions DataStructs Deprotect Depictor Descriptors FileParsers Fingerprints GenericGroups GraphMol MolDraw2D MolHash MolStandardize RDGeneral RDGeometryLib
  SmilesParse SubstructMatch)
find_package(Cairo REQUIRED MODULE)  # before RDKit, whose package may link it
find_package(RDKit REQUIRED MODULE COMPONENTS ${CONGENER_RDKIT_COMPONENTS})
find_package(InChI REQUIRED MODULE)
find_package(Boost 1.74 REQUIRED COMPONENTS iostreams)
find_package(OpenMP REQUIRED COMPONENTS CXX)
find_package(ZLIB REQUIRED)
find_package(Libzip REQUIRED MODULE)
find_package(EXPAT REQUIRED)
find_package(Xlsxwriter REQUIRED MODULE)
find_package(SQLite3 3.38 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(fmt REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(nlohmann_json REQUIRED)
