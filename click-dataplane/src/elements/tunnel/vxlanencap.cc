#include "elements/tunnel/vxlanencap.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status VXLANEncap::configure(Args& args) {
  return args.mandatory("VNI", vni_).check([&] { return vni_ <= 0xffffff; }, "VNI must be from 0 to 16777215").finish();
}

PortId VXLANEncap::process(Packet& packet) {
  if (packet.length() < 14) return dropped(DropReason::kTooShort);
  uint32_t hash = 0;
  for (int i = 0; i < 12; ++i) hash = (hash ^ packet.data()[i]) * 0x01000193;
  if (!packet.push(8)) return dropped(DropReason::kNoMemory);
  uint8_t* at = packet.writable_data();
  at[0] = 8;  // the identifier is valid
  at[1] = at[2] = at[3] = at[7] = 0;
  at[4] = static_cast<uint8_t>(vni_ >> 16);
  at[5] = static_cast<uint8_t>(vni_ >> 8);
  at[6] = static_cast<uint8_t>(vni_);
  packet.set_annotation(kAggregate, hash);
  return 0;
}

void VXLANEncap::add_handlers(Handlers& handlers) { add_read_handler(handlers, "vni", vni_); }

REGISTER_ELEMENT(VXLANEncap);

}  // namespace click
