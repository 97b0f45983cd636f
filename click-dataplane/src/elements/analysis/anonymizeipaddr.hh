#pragma once

#include <array>
#include <vector>

#include "graph/packet_element.hh"

namespace click {

/*
=c
AnonymizeIPAddr([CLASS, PRESERVE_8, SEED])

=s ip
replaces IP addresses by others that tell nothing

=io
One input, one or two outputs.

=d
Replaces the source and destination address of IPv4 packets, one address always by the same other, with the checksums of
IP, TCP and UDP. Prefixes are kept: two addresses that agree in their first bits are replaced by two that agree in as
many. 0.0.0.0 and 255.255.255.255 stay. The new address's bits come from a keyed hash of the bits in front of them, so
nothing has to be remembered. Packets must have their IP header annotation set; others go to output 1, or are dropped if
there is none. Arguments:

CLASS: so many leading one bits stay ones, and the zero behind them a zero: 1 keeps class A, 2 class B as well, up
to 32. Default is 0.

PRESERVE_8 is a list of numbers: the networks NUMBER.0.0.0/8 stay. Their neighbours change less, because prefixes are
kept.

SEED is a number on which the new addresses depend. Default is a random one, which survives a hot swap.

=a EraseIPPayload
*/
class AnonymizeIPAddr final : public PacketElement<AnonymizeIPAddr> {
 public:
  const char* class_name() const override { return "AnonymizeIPAddr"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);

 private:
  uint32_t anonymized(uint32_t host_order) const;

  uint32_t class_ = 0;
  std::vector<uint8_t> preserved_;
  uint64_t seed_ = 0;
  bool has_seed_ = false;
};

}  // namespace click
