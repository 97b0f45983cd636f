#pragma once

#include <chrono>
#include <deque>

#include "elements/dhcp/dhcp_message.hh"
#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

class DHCPLeasePool;

/*
=c
DHCPServerOffer(LEASES [, PING_TIMEOUT])

=s DHCP
answers DHCP discovers with offers

=io
One or two inputs, one or two outputs.

=processing
Push.

=d
Takes DHCP discover messages at input 0 and sends an offer of an address from LEASES, a DHCPLeasePool, to output 0. The
offer is the DHCP message alone: UDP, IP and Ethernet headers have to be put in front of it. Its destination annotation
is the relay's address, or that of all. When there is no address left, there is no offer.

With output 1, an address that nobody has leased is tried first: an empty packet, the address being its destination
annotation, goes to output 1, where ICMPPingEncap and DHCPICMPEncap make an echo request of it. Echo replies shall come
to input 1. When there is a reply from the address, it is kept out of use, and another is tried; when there is none for
PING_TIMEOUT, the offer is sent. Default is 0.5 seconds.

=e
  offer :: DHCPServerOffer(leases);
  class[0] -> offer -> UDPIPEncap(192.168.10.1, 67, 255.255.255.255, 68) -> ...
  offer[1] -> ICMPPingEncap(0.0.0.0, 0.0.0.0) -> DHCPICMPEncap(offer.dhcp_icmp_ping_src, offer.dhcp_icmp_ping_dst) ->
... echo_replies -> [1] offer;

=h dhcp_icmp_ping_src read
Source address for the echo request that goes out now.

=h dhcp_icmp_ping_dst read
Destination address for the echo request that goes out now.

=h offers read
Number of offers made.

=a DHCPLeasePool, DHCPServerACKorNAK, DHCPICMPEncap
*/
class DHCPServerOffer final : public Element {
 public:
  DHCPServerOffer() : timer_(*this) {}
  const char* class_name() const override { return "DHCPServerOffer"; }
  const char* port_count() const override { return "1-2/1-2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  // A discover whose address is being tried.
  struct Pending {
    DhcpMessage request;
    IpAddress address;
    int64_t due;
  };
  static constexpr size_t kMostPending = 1024;

  void discover(Packet packet);
  void reply(const Packet& packet);
  void try_address(Pending pending);
  void send_offer(const DhcpMessage& request, IpAddress address);

  Timer timer_;
  DHCPLeasePool* leases_ = nullptr;
  std::chrono::nanoseconds ping_timeout_ = std::chrono::milliseconds(500);
  std::deque<Pending> pending_;  // the first is due first
  IpAddress pinged_;
  uint64_t offers_ = 0;
};

}  // namespace click
