#include <congener/congener.hpp>
#include <iostream>

// Screens a salt of a listed substance with the reference set in argv[1]; 0 when it is found
// listed.
int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: congener_consumer REFERENCE_SET_FOLDER\n";
    return 2;
  }
  congener::DetectorOptions options;
  options.as_of = {2026, 11, 21};
  const congener::Detector detector = congener::Detector::load(argv[1], options);
  const congener::Finding finding = detector.check("O=C1CCN(CCc2ccccc2)CC1.Cl");
  std::cout << congener::to_string(finding.status) << '\n';
  return finding.status == congener::Status::Listed ? 0 : 1;
}
