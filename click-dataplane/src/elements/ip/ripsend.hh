#pragma once

#include "graph/element.hh"
#include "graph/timer.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
RIPSend(SRC, DST, PREFIX, METRIC)

=s iproute
announces a route by RIP

=io
No input, one output.

=processing
Push.

=d
Sends a RIP version 2 response (RFC 2453) every 30 seconds, in UDP and IP, from SRC to DST: the network PREFIX can be
reached through the sender at METRIC hops, from 1 to 16.

=e
  RIPSend(18.26.4.24, 18.26.4.255, 10.0.0.0/8, 10) -> EtherEncap(0x0800, 00:00:c0:ae:67:ef, ff:ff:ff:ff:ff:ff) -> ...

=a StaticIPLookup
*/
class RIPSend final : public Element {
 public:
  RIPSend() : timer_(*this) {}
  const char* class_name() const override { return "RIPSend"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;

 private:
  Timer timer_;
  IpAddress source_;
  IpAddress destination_;
  IpPrefix prefix_;
  uint32_t metric_ = 1;
  uint16_t id_ = 0;
};

}  // namespace click
