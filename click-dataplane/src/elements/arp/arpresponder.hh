#pragma once

#include <string_view>
#include <vector>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
ARPResponder(IP/MASK [IP/MASK...] ETH, ...)

=s arp
answers ARP questions

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Frames should be ARP requests with their Ethernet headers. If the address asked for lies in one of the networks IP/MASK
(an address alone is itself), the frame is turned into the answer that ETH has it; where networks overlap, the longest
mask counts. Other frames go to output 1, or are dropped if there is none.

An argument may also be an AddressInfo name of an IP address (or network) and an Ethernet address.

=e
  c :: Classifier(12/0806 20/0001, ...);
  c[0] -> ARPResponder(18.26.4.24 18.26.7.0/24 00:00:C0:AE:67:EF) -> ToDPDKDevice(0);

=h table read
What is answered: `IP MASK ETH', one per line.

=h lookup read
Takes an IP address; gives the Ethernet address that is answered for it.

=h add write
Adds `IP/MASK [IP/MASK...] ETH'.

=h remove write
Removes `IP/MASK'.

=a ARPQuerier, AddressInfo
*/
class ARPResponder final : public PacketElement<ARPResponder> {
 public:
  const char* class_name() const override { return "ARPResponder"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  struct Entry {
    IpPrefix prefix;
    EtherAddress ether;
  };
  Status add(std::string_view text);
  Status remove(std::string_view text);
  const Entry* find(IpAddress address) const;
  bool read_prefix(const std::string& word, IpPrefix& prefix) const;

  std::vector<Entry> entries_;
};

}  // namespace click
