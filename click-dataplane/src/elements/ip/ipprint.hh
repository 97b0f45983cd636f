#pragma once

#include <string>

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
IPPrint([LABEL, CONTENTS, PAYLOAD, MAXLENGTH, NBYTES, ID, TTL, TOS, LENGTH, TIMESTAMP, AGGREGATE, PAINT, SWAP, OUTFILE,
ACTIVE])

=s ip
prints IP packets for people

=d
Prints a line for each IP packet in the way of tcpdump, with LABEL in front, and passes the packet on. Packets must have
their IP header annotation set; others are reported as such. Keyword arguments are:

CONTENTS is NONE, HEX or ASCII: prints the packet's bytes too. Default is NONE. `false' means NONE.

PAYLOAD is the same for the bytes behind the transport header.

MAXLENGTH (or NBYTES) is the greatest number of bytes to print; a negative one means all. Default is 1500.

ID, TTL, TOS, LENGTH are booleans: print these fields of the IP header. Default is false.

TIMESTAMP is a boolean: prints the packet's timestamp in seconds since 1970. Default is true.

AGGREGATE and PAINT are booleans: print these annotations. Default is false.

SWAP is a boolean: swaps the bytes of ICMP identifiers and sequence numbers. Default is false.

OUTFILE is the name of a file to print to. It is not supported; the engine's log takes the lines.

ACTIVE is a boolean: false prints nothing. Default is true.

=h active read/write
ACTIVE.

=a Print, CheckIPHeader
*/
class IPPrint final : public PacketElement<IPPrint> {
 public:
  const char* class_name() const override { return "IPPrint"; }
  Status configure(Args& args) override;
  void process(Packet& packet) {
    if (active_) print(packet);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Bytes : uint8_t { kNone, kHex, kAscii };
  static bool read_bytes(const std::string& word, Bytes& bytes);
  void print(const Packet& packet) const;
  std::string fields(const Packet& packet, const rte_ipv4_hdr& ip) const;
  std::string transport(const Packet& packet, const rte_ipv4_hdr& ip) const;
  std::string tcp(const Packet& packet, const rte_ipv4_hdr& ip) const;
  std::string icmp(const Packet& packet) const;
  std::string dump(const Packet& packet, const rte_ipv4_hdr& ip) const;

  std::string label_;
  Bytes contents_ = Bytes::kNone;
  Bytes payload_ = Bytes::kNone;
  int max_length_ = 1500;
  bool id_ = false;
  bool ttl_ = false;
  bool tos_ = false;
  bool length_ = false;
  bool timestamp_ = true;
  bool aggregate_ = false;
  bool paint_ = false;
  bool swap_ = false;
  bool active_ = true;
};

}  // namespace click
