#include "elements/ethernet/setetheraddress.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetEtherAddress::configure(Args& args) {
  return args.mandatory("ADDR", address_)
      .mandatory("ANNO", slot_)
      .check([&] { return slot_.offset + 6 <= static_cast<int>(Annotations::kUserBytes); },
             "ANNO has no room for six bytes")
      .finish();
}

void SetEtherAddress::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "addr", address_);
  add_read_handler(handlers, "anno", slot_.offset);
}

REGISTER_ELEMENT(SetEtherAddress);

}  // namespace click
