#pragma once

#include <vector>

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

class Rewriter;

/*
=c
ICMPRewriter(MAPS [, DST_ANNO])

=s nat
rewrites ICMP errors by the flows of rewriters

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Lets ICMP errors through a NAT. An error quotes the packet that it is about as that packet left the rewriter. MAPS is a
list of rewriters (IPRewriter, TCPRewriter, UDPRewriter, IPAddrRewriter, IPAddrPairRewriter, ICMPPingRewriter),
separated by spaces. When the quoted packet belongs to a flow of one of them, the quotation is put back to what it was
before it was rewritten, the error is sent to the host that sent that packet, checksums are brought up to date, and it
goes to output 0.

Errors are: destination unreachable, source quench, redirect, time exceeded and parameter problem. Errors about other
packets, and packets that are no errors, go to output 1, or are dropped if there is none. Packets must have their IP
header annotation set.

DST_ANNO is a boolean: sets the destination address annotation to the new destination. Default is true.

=e
  icmp :: IPClassifier(icmp type echo or icmp type echo-reply, -);
  icmp[1] -> ICMPRewriter(rw ping) -> inside;

=a IPRewriter, ICMPPingRewriter, ICMPError
*/
class ICMPRewriter final : public PacketElement<ICMPRewriter> {
 public:
  const char* class_name() const override { return "ICMPRewriter"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  PortId not_mapped() const { return output_count() > 1 ? 1 : dropped(DropReason::kFiltered); }

  std::vector<Rewriter*> maps_;
  bool destination_annotation_ = true;
};

}  // namespace click
