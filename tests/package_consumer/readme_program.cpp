#include <congener/congener.hpp>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
  const std::string smiles = argc > 1 ? argv[1] : "O=C1CCN(CCc2ccccc2)CC1.Cl";
  try {
    congener::DetectorOptions options;
    options.as_of = congener::today_utc();
    const auto detector = congener::Detector::load(options);  // the set installed with the library
    const congener::Finding finding = detector.check(smiles);
    std::cout << congener::to_string(finding.status) << '\n';  // listed
    congener::write_explanation(std::cout, smiles, finding);
    return 0;
  } catch (const congener::Error& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
