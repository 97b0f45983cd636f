#pragma once

#include "graph/element.hh"

namespace click {

class DHCPLeasePool;

/*
=c
DHCPServerRelease(LEASES)

=s DHCP
takes addresses back from DHCP clients

=io
One input, no outputs.

=processing
Push.

=d
Takes DHCP release messages and ends the client's lease in LEASES, a DHCPLeasePool. Takes DHCP decline messages as well,
by which a client says that the address it got is in use by somebody else: it is given to nobody for ten minutes. Other
messages, and those meant for other servers, change nothing. All packets are dropped.

=h releases read
Number of leases that were given back.

=a DHCPLeasePool, DHCPServerACKorNAK
*/
class DHCPServerRelease final : public Element {
 public:
  const char* class_name() const override { return "DHCPServerRelease"; }
  const char* port_count() const override { return "1/0"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  void take(const Packet& packet);

  DHCPLeasePool* leases_ = nullptr;
  uint64_t releases_ = 0;
};

}  // namespace click
