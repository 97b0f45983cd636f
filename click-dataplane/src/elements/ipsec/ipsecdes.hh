#pragma once

#include "elements/ipsec/cipher.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
IPsecDES(ENCRYPT, KEY [, IGNORE])

=s ipsec
encrypts or decrypts ESP packets with DES

=d
Encrypts the payload of ESP packets with DES in CBC mode (RFC 2405) when ENCRYPT is 1, and decrypts it when ENCRYPT is
0. The initialization vector of 8 bytes stands behind the ESP header, as IPsecESPEncap puts it. Packets whose payload is
no multiple of the block are dropped. The cipher is OpenSSL's. A key of 24 bytes means triple DES. Neither is safe any
more; they are here for old peers. Arguments:

KEY is a string of 8 or 24 bytes, such as `\<0123456789abcdef...>', or `0x' and hexadecimal digits.

IGNORE is how many bytes at the packet's end stay as they are. Default is 12, the length of a signature of
IPsecAuthHMACSHA1. Where packets are signed after they are encrypted, as they should be, it is 0.

=a IPsecESPEncap, IPsecESPUnencap, IPsecAuthHMACSHA1
*/
class IPsecDES final : public PacketElement<IPsecDES> {
 public:
  const char* class_name() const override { return "IPsecDES"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  CbcCipher cipher_;
  uint32_t ignored_ = 12;
};

}  // namespace click
