#pragma once

#include <string>

#include "graph/argument_types.hh"
#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
StoreIPAddress([ADDR,] OFFSET)

=s ip
writes an IP address into packets

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Writes the address ADDR into each packet, from byte OFFSET on. Without ADDR it writes the destination address
annotation, unless that is 0. No checksum is adjusted then.

OFFSET may be `src' or `dst': the place of these in the IP header that the annotation tells. The checksums of IP header
and of TCP or UDP are adjusted then.

Packets that end before OFFSET, or have no IP header where one is needed, go to output 1, or are dropped if there is
none.

=a GetIPAddress, SetIPAddress, SetIPChecksum, SetTCPChecksum, SetUDPChecksum
*/
class StoreIPAddress final : public PacketElement<StoreIPAddress> {
 public:
  const char* class_name() const override { return "StoreIPAddress"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  enum class Place : uint8_t { kOffset, kSource, kDestination };
  Status read_offset(const std::string& text, const ArgumentContext& context);
  PortId store_in_header(Packet& packet, uint32_t address);

  bool has_address_ = false;
  IpAddress address_;
  Place place_ = Place::kOffset;
  uint32_t offset_ = 0;
  PortId otherwise_ = 1;
};

}  // namespace click
