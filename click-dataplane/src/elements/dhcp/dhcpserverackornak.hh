#pragma once

#include "elements/dhcp/dhcp_message.hh"
#include "graph/element.hh"

namespace click {

class DHCPLeasePool;

/*
=c
DHCPServerACKorNAK(LEASES)

=s DHCP
answers DHCP requests

=io
One input, one or two outputs.

=processing
Push.

=d
Takes DHCP request messages. When the client asks for the address that LEASES, a DHCPLeasePool, has offered or leased to
it, the lease begins, or begins anew, and an ACK goes to output 0; when it asks for another, a NAK. Requests that choose
another server end the offer; they, requests of clients that the pool does not know (RFC 2131, 4.3.2) and other messages
get no answer and go to output 1, or are dropped if there is none. Inform messages get an ACK without a lease.

The answer is the DHCP message alone: UDP, IP and Ethernet headers have to be put in front of it. Its destination
annotation is the relay's address, or the client's if it has one, or that of all.

=h acks read
Number of ACKs sent.

=h naks read
Number of NAKs sent.

=a DHCPLeasePool, DHCPServerOffer, DHCPServerRelease
*/
class DHCPServerACKorNAK final : public Element {
 public:
  const char* class_name() const override { return "DHCPServerACKorNAK"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Answer { kNone, kAck, kNak };
  Answer decide(const DhcpMessage& request, IpAddress& address);
  bool answer(const DhcpMessage& request);

  DHCPLeasePool* leases_ = nullptr;
  uint64_t acks_ = 0;
  uint64_t naks_ = 0;
};

}  // namespace click
