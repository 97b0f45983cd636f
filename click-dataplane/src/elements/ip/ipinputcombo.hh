#pragma once

#include <rte_ether.h>

#include "elements/ip/ip_header_check.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
IPInputCombo(COLOR [, BADSRC, INTERFACES, GOODDST, CHECKSUM, VERBOSE, DETAILS])

=s ip
does the first steps of an IP router in one

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Does what `Paint(COLOR) -> Strip(14) -> CheckIPHeader -> GetIPAddress(16)' would do. Bad packets go to output 1, or are
dropped if there is none; frames too short for an Ethernet header are dropped. The other arguments are those of
CheckIPHeader.

=h drops read
Number of bad packets.

=h drop_details read
Number of bad packets for each reason, if DETAILS is true.

=a IPOutputCombo, Paint, Strip, CheckIPHeader, GetIPAddress
*/
class IPInputCombo final : public PacketElement<IPInputCombo> {
 public:
  const char* class_name() const override { return "IPInputCombo"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override {
    check_.take_state(static_cast<IPInputCombo&>(previous).check_);
    return Status::ok();
  }
  PortId process(Packet& packet) {
    if (packet.length() < sizeof(rte_ether_hdr)) [[unlikely]]
      return dropped(DropReason::kTooShort);
    packet.pull(sizeof(rte_ether_hdr));
    packet.set_paint(color_);
    return check_.process(packet, *this);
  }
  void add_handlers(Handlers& handlers) override { check_.add_handlers(handlers, *this); }

 private:
  IpHeaderCheck check_;
  uint8_t color_ = 0;
};

}  // namespace click
