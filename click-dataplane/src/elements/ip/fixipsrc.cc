#include "elements/ip/fixipsrc.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

Status FixIPSrc::configure(Args& args) { return args.mandatory("IPADDR", address_).finish(); }

PortId FixIPSrc::fix(Packet& packet) const {
  if (ip_header(packet) == nullptr) return dropped(DropReason::kMalformed);
  rte_ipv4_hdr* header = writable_ip_header(packet);
  if (header == nullptr) return dropped(DropReason::kNoMemory);
  header->hdr_checksum = checksum_after32(header->hdr_checksum, header->src_addr, address_.raw);
  header->src_addr = address_.raw;
  packet.set_annotation(kFixIpSource, uint8_t{0});
  return 0;
}

REGISTER_ELEMENT(FixIPSrc);

}  // namespace click
