#include "elements/ethernet/getetheraddress.hh"

#include "elements/ethernet/address_offset.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status GetEtherAddress::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kTooShort);
  std::string offset;
  Status status = args.mandatory("ANNO", slot_)
                      .mandatory("OFFSET", offset)
                      .check([&] { return slot_.offset + 6 <= static_cast<int>(Annotations::kUserBytes); },
                             "ANNO has no room for six bytes")
                      .finish();
  if (status) status.add(read_address_offset(offset, offset_, args.context()));
  return status;
}

REGISTER_ELEMENT(GetEtherAddress);

}  // namespace click
