#include "elements/ethernet/storeetheraddress.hh"

#include "elements/ethernet/address_offset.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status StoreEtherAddress::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kTooShort);
  std::string offset;
  Status status = args.mandatory("ADDR", address_).mandatory("OFFSET", offset).finish();
  if (status) status.add(read_address_offset(offset, offset_, args.context()));
  return status;
}

void StoreEtherAddress::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "addr", address_); }

REGISTER_ELEMENT(StoreEtherAddress);

}  // namespace click
