#include "elements/tunnel/vxlandecap.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status VXLANDecap::configure(Args& args) { return args.positional("VNI", vni_, &has_vni_).finish(); }

PortId VXLANDecap::process(Packet& packet) {
  auto other = [&](DropReason reason) { return output_count() > 1 ? 1 : dropped(reason); };
  if (packet.length() < 8 + 14) return other(DropReason::kTooShort);
  const uint8_t* at = packet.data();
  if ((at[0] & 8) == 0) return other(DropReason::kMalformed);
  uint32_t vni = uint32_t{at[4]} << 16 | uint32_t{at[5]} << 8 | at[6];
  if (has_vni_ && vni != vni_) return other(DropReason::kNotForUs);
  packet.pull(8);
  packet.set_mac_header(0);
  packet.set_annotation(kAggregate, vni);
  return 0;
}

REGISTER_ELEMENT(VXLANDecap);

}  // namespace click
