#pragma once

#include <vector>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"
#include "support/random.hh"

namespace click {

/*
=c
SetRandIPAddress(PREFIX [, LIMIT])

=s ip
sets the destination address annotation at random

=d
Sets each packet's destination address annotation to a random address of the network PREFIX, such as 10.0.0.0/8. LIMIT,
also as keyword, is how many different addresses there shall be at most; a negative one means no limit. Default is -1.

=a SetIPAddress, StoreIPAddress
*/
class SetRandIPAddress final : public PacketElement<SetRandIPAddress> {
 public:
  const char* class_name() const override { return "SetRandIPAddress"; }
  Status configure(Args& args) override;
  void process(Packet& packet) {
    uint32_t address =
        addresses_.empty() ? pick() : addresses_[random_.below(static_cast<uint32_t>(addresses_.size()))];
    packet.set_destination_ip(address);
  }

 private:
  uint32_t pick() { return (prefix_.address.raw & prefix_.mask.raw) | (random_.next() & ~prefix_.mask.raw); }

  IpPrefix prefix_;
  std::vector<uint32_t> addresses_;  // to choose from; empty: any
  Random random_;
};

}  // namespace click
