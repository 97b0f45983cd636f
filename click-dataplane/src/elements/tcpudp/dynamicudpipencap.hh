#pragma once

#include "elements/tcpudp/udp_ip_encapsulation.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
DynamicUDPIPEncap(SRC, SPORT, DST, DPORT [, CHECKSUM, INTERVAL])

=s udp
puts packets in UDP packets, with changing ports

=d
Works like UDPIPEncap, and adds one to both ports after every INTERVAL packets; with an INTERVAL of 0, the default, they
stay as they are.

=e
  DynamicUDPIPEncap(1.0.0.1, 1234, 2.0.0.2, 1234, true, 10)

=a UDPIPEncap, IPEncap
*/
class DynamicUDPIPEncap final : public PacketElement<DynamicUDPIPEncap> {
 public:
  const char* class_name() const override { return "DynamicUDPIPEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (!encapsulation_.encapsulate(packet)) return dropped(DropReason::kNoMemory);
    if (interval_ != 0 && ++count_ >= interval_) {
      count_ = 0;
      ++encapsulation_.source_port;
      ++encapsulation_.destination_port;
    }
    return 0;
  }

 private:
  UdpIpEncapsulation encapsulation_;
  uint32_t interval_ = 0;
  uint32_t count_ = 0;
};

}  // namespace click
