#pragma once

#include <cstdint>

#include "graph/packet_element.hh"

namespace click {

/*
=c
IPsecESPEncap(SPI [, IV, BLOCK, NEXT])

=s ipsec
puts ESP headers in front of packets

=d
Puts a header of the encapsulating security payload (RFC 4303) in front of each packet, which is a whole IP packet, and
a trailer behind it: SPI, a sequence number that begins with 1, a random initialization vector; and padding, its length
and the next header. Elements that encrypt (IPsecAES, IPsecAESGCM) and sign (IPsecAuthHMACSHA1) have to follow, then an
IP header with protocol 50. Arguments:

SPI is the security parameters index.

IV is the length of the initialization vector: 8, the default, for IPsecDES and IPsecAESGCM, 16 for IPsecAES.

BLOCK: packets are padded to a multiple of this. Default is IV.

NEXT is the next header. Default is 4, or 41 for packets that begin like IPv6.

Sequence numbers go on after a hot swap. Before they would begin again, packets are dropped: the keys have to be
exchanged.

=e
  IPsecESPEncap(0x100, IV 16) -> IPsecAES(1, 0x00112233445566778899aabbccddeeff, 0)
      -> IPsecAuthHMACSHA1(0, 0x000102030405060708090a0b0c0d0e0f10111213) -> IPEncap(50, 10.0.0.1, 10.0.0.2)

=h sequence read
The last sequence number.

=a IPsecESPUnencap, IPsecAES, IPsecAESGCM, IPsecAuthHMACSHA1
*/
class IPsecESPEncap final : public PacketElement<IPsecESPEncap> {
 public:
  const char* class_name() const override { return "IPsecESPEncap"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t spi_ = 0;
  uint32_t iv_ = 8;
  uint32_t block_ = 0;
  uint8_t next_ = 0;
  bool has_next_ = false;
  uint32_t sequence_ = 0;
};

}  // namespace click
