#include "elements/dhcp/checkdhcpmsg.hh"

#include "elements/dhcp/dhcp_message.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status CheckDHCPMsg::configure(Args& args) {
  std::string kind;
  Status status = args.positional("KIND", kind)
                      .check([&] { return kind.empty() || kind == "request" || kind == "reply"; },
                             "KIND: expected request or reply")
                      .finish();
  if (kind == "request") operation_ = kBootRequest;
  if (kind == "reply") operation_ = kBootReply;
  return status;
}

PortId CheckDHCPMsg::process(Packet& packet) {
  std::optional<DhcpMessage> message = DhcpMessage::read(packet);
  if (message && (operation_ == 0 || message->header().op == operation_)) return 0;
  return output_count() > 1 ? 1 : dropped(DropReason::kMalformed);
}

REGISTER_ELEMENT(CheckDHCPMsg);

}  // namespace click
