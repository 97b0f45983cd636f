#include "elements/ip6/setip6flowlabel.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIP6FlowLabel::configure(Args& args) {
  return args.mandatory("LABEL", label_)
      .check([&] { return label_ <= 0xfffff; }, "LABEL must be from 0 to 0xfffff")
      .finish();
}

PortId SetIP6FlowLabel::process(Packet& packet) {
  rte_ipv6_hdr* ip = writable_ip6_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  ip->vtc_flow = rte_cpu_to_be_32((rte_be_to_cpu_32(ip->vtc_flow) & ~0xfffffu) | label_);
  return 0;
}

void SetIP6FlowLabel::add_handlers(Handlers& handlers) { add_read_handler(handlers, "label", label_); }

REGISTER_ELEMENT(SetIP6FlowLabel);

}  // namespace click
