#include "rules/fragment_texts.hpp"

namespace congener::rules {

const FragmentTexts::Texts& FragmentTexts::of(const chem::Fragment& fragment) {
  Bonds bonds;
  for (const chem::Attachment& attachment : fragment.attachments) {
    const bool has_order = attachment.bond_order != 0;
    bonds.emplace_back(attachment.fragment_atom,
                       has_order ? attachment.bond_order : -1 - attachment.fixed_atom);
  }
  const auto [place, is_new] = known_.try_emplace({fragment.atoms, std::move(bonds)});
  Texts& texts = place->second;
  if (is_new) {
    texts.key = chem::fragment_smiles(molecule_, fragment);
    if (fragment.attachments.size() == 1) {
      texts.name = names_.name_of(molecule_, fragment, texts.key);
    }
  }
  return texts;
}

}  // namespace congener::rules
