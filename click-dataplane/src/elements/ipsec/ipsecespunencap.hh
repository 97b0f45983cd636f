#pragma once

#include <cstdint>

#include "graph/packet_element.hh"

namespace click {

/*
=c
IPsecESPUnencap([IV, SPI, WINDOW])

=s ipsec
removes ESP headers

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Removes ESP header, initialization vector, padding and trailer (RFC 4303) from packets that have been verified and
decrypted. Packets that are too short or whose padding is not what it must be go to output 1, or are dropped if there is
none. Arguments:

IV is the length of the initialization vector: 8, the default, or 16.

SPI lets through packets with this security parameters index alone. Default is 0, all.

WINDOW is how far packets may arrive late, up to 64; those that are older, or came before, are replays and go to
output 1. Default is 0: replays are not looked for. What was seen survives a hot swap.

=h replays read
Number of replays.

=a IPsecESPEncap, IPsecAES, IPsecAESGCM, IPsecAuthHMACSHA1
*/
class IPsecESPUnencap final : public PacketElement<IPsecESPUnencap> {
 public:
  const char* class_name() const override { return "IPsecESPUnencap"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  bool replayed(uint32_t sequence);

  uint32_t iv_ = 8;
  uint32_t spi_ = 0;
  uint32_t window_ = 0;
  uint32_t highest_ = 0;
  uint64_t seen_ = 0;  // bit i: highest_ - i came
  uint64_t replays_ = 0;
};

}  // namespace click
