#pragma once

#include <string>

#include "graph/packet_element.hh"

namespace click {

/*
=c
IPsecAuthHMACSHA1(VERIFY, KEY)

=s ipsec
signs ESP packets, or verifies them, with HMAC-SHA1

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
When VERIFY is 0, appends to each ESP packet the first 12 bytes of its HMAC-SHA1 (RFC 2404). When VERIFY is 1, compares
and removes them; packets that are not right go to output 1, or are dropped if there is none. The hash is OpenSSL's.

KEY is a string of bytes, 20 as a rule, such as `\<0123456789abcdef...>', or `0x' and hexadecimal digits.

=h drops read
Number of packets that were not right.

=a IPsecESPEncap, IPsecAES
*/
class IPsecAuthHMACSHA1 final : public PacketElement<IPsecAuthHMACSHA1> {
 public:
  const char* class_name() const override { return "IPsecAuthHMACSHA1"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  bool sign(const uint8_t* data, uint32_t length, uint8_t* digest) const;

  bool verify_ = false;
  std::string key_;
  uint64_t bad_ = 0;
};

}  // namespace click
