#include "elements/ethernet/hostetherfilter.hh"

#include <rte_ether.h>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status HostEtherFilter::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kNotForUs);
  return args.mandatory("ETHER", address_)
      .positional("DROP_OWN", drop_own_)
      .positional("DROP_OTHER", drop_other_)
      .keyword("OFFSET", offset_)
      .check([&] { return offset_ <= kPacketCapacity; }, "OFFSET is larger than a packet")
      .finish();
}

PortId HostEtherFilter::process(Packet& packet) {
  if (packet.length() < offset_ + sizeof(rte_ether_hdr)) return dropped(DropReason::kTooShort);
  EtherAddress destination;
  EtherAddress source;
  std::memcpy(destination.bytes.data(), packet.data() + offset_, 6);
  std::memcpy(source.bytes.data(), packet.data() + offset_ + 6, 6);
  PacketType type = destination == address_          ? PacketType::kHost
                    : destination == kEtherBroadcast ? PacketType::kBroadcast
                    : destination.group()            ? PacketType::kMulticast
                                                     : PacketType::kOtherHost;
  packet.set_packet_type(type);
  bool filtered = (drop_own_ && source == address_) || (drop_other_ && type == PacketType::kOtherHost);
  return filtered ? otherwise_ : 0;
}

REGISTER_ELEMENT(HostEtherFilter);

}  // namespace click
