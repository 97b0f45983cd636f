#pragma once

#include "elements/ipsec/cipher.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
IPsecAESGCM(ENCRYPT, KEY)

=s ipsec
encrypts and signs ESP packets with AES-GCM

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
When ENCRYPT is 1, encrypts the payload of ESP packets with AES in GCM mode (RFC 4106), writes the initialization vector
of 8 bytes behind the ESP header, and appends a signature of 16 bytes over header and payload. When ENCRYPT is 0,
verifies and decrypts; packets that are not right go to output 1, or are dropped if there is none. The cipher is
OpenSSL's.

The initialization vector counts nanoseconds since 1970 where the element begins and then goes up by one, so that none
comes twice under one key, also after a restart; it goes on after a hot swap.

KEY is a string of 20, 28 or 36 bytes: the AES key and 4 bytes of salt; such as `\<0123456789abcdef...>', or `0x' and
hexadecimal digits.

=e
  IPsecESPEncap(0x100, BLOCK 4) -> IPsecAESGCM(1, 0x00112233445566778899aabbccddeeff01020304) ->
IPEncap(50, 10.0.0.1, 10.0.0.2)

=h drops read
Number of packets that were not right.

=a IPsecESPEncap, IPsecESPUnencap
*/
class IPsecAESGCM final : public PacketElement<IPsecAESGCM> {
 public:
  IPsecAESGCM();
  ~IPsecAESGCM() override;
  const char* class_name() const override { return "IPsecAESGCM"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  bool encrypt(Packet& packet);
  bool decrypt(Packet& packet);

  evp_cipher_ctx_st* context_;
  bool encrypt_ = false;
  uint8_t salt_[4] = {};
  uint64_t counter_ = 0;
  uint64_t bad_ = 0;
};

}  // namespace click
