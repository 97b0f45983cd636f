#pragma once

#include "elements/nat/rewriter_input.hh"
#include "graph/packet_element.hh"

namespace click {

class PortRewriter;
class Rewriter;

/*
=c
FTPPortMapper(CONTROL_REWRITER, DATA_REWRITER, PATTERN FOUTPUT ROUTPUT)

=s nat
lets active FTP through a rewriter

=d
Expects packets of FTP control connections on their way from client to server, in front of a rewriter. When one begins
with a PORT command (RFC 959), the address and port in it, where the client waits for the server's data connection, are
given a mapping in DATA_REWRITER: from there to the server's data port, which is taken to be the one below the control
port, rewritten by PATTERN; with FOUTPUT and ROUTPUT as in IPRewriter. The command is changed to name the new address
and port, with length and checksums, and CONTROL_REWRITER is told to renumber what follows. Addresses and ports in the
packet's headers stay.

CONTROL_REWRITER is the TCPRewriter or IPRewriter through which the packets go next. DATA_REWRITER may be any rewriter
of addresses and ports, also the same one. PATTERN is `SADDR SPORT DADDR DPORT' or a name from IPRewriterPatterns.

A PORT command must be whole in one packet and the first in it. Other packets pass unchanged; so does a command for
which there is no mapping left.

=e
  rw :: TCPRewriter(pattern 1.0.0.1 1024-8999 - - 0 1, drop);
  c :: IPClassifier(dst tcp port 21, -);
  c[0] -> FTPPortMapper(rw, rw, 1.0.0.1 9000-14000 - - 0 1) -> [0]rw;

=a TCPRewriter, IPRewriter, IPRewriterPatterns
*/
class FTPPortMapper final : public PacketElement<FTPPortMapper> {
 public:
  const char* class_name() const override { return "FTPPortMapper"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  PortRewriter* control_ = nullptr;
  Rewriter* data_ = nullptr;
  RoutedPattern routed_;
};

}  // namespace click
