#include "elements/arp/checkarpheader.hh"

#include <rte_arp.h>
#include <rte_ether.h>

#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status CheckARPHeader::configure(Args& args) {
  return faults_.keywords(args.positional("OFFSET", offset_))
      .check([&] { return offset_ <= kPacketCapacity; }, "OFFSET is larger than a packet")
      .finish();
}

Status CheckARPHeader::take_state(Element& previous) {
  faults_.take_state(static_cast<CheckARPHeader&>(previous).faults_);
  return Status::ok();
}

PortId CheckARPHeader::process(Packet& packet) {
  constexpr uint32_t kFixed = 8;  // bytes in front of the addresses
  if (packet.length() < offset_ + kFixed) return faults_.bad(kTiny, *this);
  const auto* header = reinterpret_cast<const rte_arp_hdr*>(packet.data() + offset_);
  uint32_t length = kFixed + 2U * header->arp_hlen + 2U * header->arp_plen;
  if (packet.length() < offset_ + length) return faults_.bad(kBadLength, *this);
  bool ethernet = header->arp_hardware == RTE_BE16(RTE_ARP_HRD_ETHER) && header->arp_hlen == 6;
  if (!ethernet) return faults_.bad(kBadHardware, *this);
  bool ip = header->arp_protocol == RTE_BE16(RTE_ETHER_TYPE_IPV4) && header->arp_plen == 4;
  if (!ip) return faults_.bad(kBadProtocol, *this);
  packet.set_network_header(static_cast<int32_t>(offset_), length);
  return 0;
}

REGISTER_ELEMENT(CheckARPHeader);

}  // namespace click
