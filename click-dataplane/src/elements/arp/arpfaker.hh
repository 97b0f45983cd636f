#pragma once

#include "elements/arp/arp_packet.hh"
#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ARPFaker(DSTIP, DSTETH, SRCIP, SRCETH)

=s arp
sends an ARP answer from time to time

=io
No input, one output.

=processing
Push.

=d
Tells the host DSTIP with Ethernet address DSTETH every 10 seconds, by an ARP reply with its Ethernet header, that SRCIP
has the address SRCETH. ARPResponder, which answers questions, is what you want as a rule.

=a ARPResponder, ARPQuerier
*/
class ARPFaker final : public Element {
 public:
  ARPFaker() : timer_(*this) {}
  const char* class_name() const override { return "ARPFaker"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;

 private:
  Timer timer_;
  ArpParty to_;
  ArpParty from_;
};

}  // namespace click
