#pragma once

#include "elements/ipsec/cipher.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
IPsecAES(ENCRYPT, KEY [, IGNORE])

=s ipsec
encrypts or decrypts ESP packets with AES

=d
Encrypts the payload of ESP packets with AES in CBC mode (RFC 3602) when ENCRYPT is 1, and decrypts it when ENCRYPT is
0. The initialization vector of 16 bytes stands behind the ESP header, as IPsecESPEncap puts it. Packets whose payload
is no multiple of the block are dropped. The cipher is OpenSSL's. Arguments:

KEY is a string of 16, 24 or 32 bytes, such as `\<0123456789abcdef...>', or `0x' and hexadecimal digits.

IGNORE is how many bytes at the packet's end stay as they are. Default is 12, the length of a signature of
IPsecAuthHMACSHA1. Where packets are signed after they are encrypted, as they should be, it is 0.

=a IPsecESPEncap, IPsecESPUnencap, IPsecAuthHMACSHA1
*/
class IPsecAES final : public PacketElement<IPsecAES> {
 public:
  const char* class_name() const override { return "IPsecAES"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  CbcCipher cipher_;
  uint32_t ignored_ = 12;
};

}  // namespace click
