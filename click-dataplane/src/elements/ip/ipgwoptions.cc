#include "elements/ip/ipgwoptions.hh"

#include "graph/list_argument.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status IPGWOptions::configure(Args& args) {
  IpAddress address;
  std::vector<IpAddress> others;
  Status status = args.mandatory("MYADDR", address).positional("OTHERADDRS", others).finish();
  options_.set_addresses(address, std::move(others));
  return status;
}

Status IPGWOptions::take_state(Element& previous) {
  wrong_ = static_cast<IPGWOptions&>(previous).wrong_;
  return Status::ok();
}

PortId IPGWOptions::handle_options(Packet& packet) {
  PortId verdict = options_.handle(packet);
  if (verdict != 1) return verdict;
  ++wrong_;
  return output_count() > 1 ? 1 : dropped(DropReason::kMalformed);
}

void IPGWOptions::add_handlers(Handlers& handlers) { add_read_handler(handlers, "drops", wrong_); }

REGISTER_ELEMENT(IPGWOptions);

}  // namespace click
