#pragma once

#include <string_view>

#include "graph/element.hh"

namespace click {

/*
=c
TCPIPSend

=s tcp
sends TCP packets on request

=io
No input, one output.

=processing
Push.

=d
Sends a TCP packet without data, in an IP packet, whenever its handler is written.

=h send write
`SRC SPORT DST DPORT SEQ ACK FLAGS': the packet's addresses, ports, sequence and acknowledgement number and flags (as a
number).

=a FastTCPFlows
*/
class TCPIPSend final : public Element {
 public:
  const char* class_name() const override { return "TCPIPSend"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "h/h"; }
  void add_handlers(Handlers& handlers) override;

 private:
  Status send(std::string_view text);
};

}  // namespace click
