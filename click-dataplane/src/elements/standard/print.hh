#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
Print([LABEL, MAXLENGTH, CONTENTS, TIMESTAMP, PRINTANNO, HEADROOM, ACTIVE])

=s debugging
prints packet contents

=d
Prints a line for each packet: LABEL, the packet's length, and its first MAXLENGTH bytes in hexadecimal. Arguments:

LABEL is a text. Default is none.

MAXLENGTH is the number of bytes to print; a negative one means all. Default is 24. May be given as a keyword.

CONTENTS is NONE, HEX or ASCII. Default is HEX.

TIMESTAMP is a boolean: prints the packet's timestamp, in seconds since 1970. Default is false.

PRINTANNO is a boolean: prints the packet's annotation bytes. Default is false.

HEADROOM is a boolean: prints the free bytes in front of and behind the packet. Default is false.

ACTIVE is a boolean: false prints nothing. Default is true.

=e
  FromDPDKDevice(0) -> Print(in, 14) -> Discard;

=h active read/write
ACTIVE.

=a IPPrint
*/
class Print final : public PacketElement<Print> {
 public:
  const char* class_name() const override { return "Print"; }
  Status configure(Args& args) override;
  void process(Packet& packet) {
    if (active_) print(packet);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Contents { kNone, kHex, kAscii };
  void print(const Packet& packet) const;
  std::string contents(const Packet& packet) const;

  std::string label_;
  int max_length_ = 24;
  Contents contents_ = Contents::kHex;
  bool timestamp_ = false;
  bool annotations_ = false;
  bool headroom_ = false;
  bool active_ = true;
};

}  // namespace click
