#include "elements/tcpudp/fastudpflows.hh"

#include <netinet/in.h>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

Status FastUDPFlows::configure(Args& args) {
  uint32_t flows = 0;
  Status status = rate_arguments(args)
                      .mandatory("SRCETH", source_ether_)
                      .mandatory("SRCIP", source_)
                      .mandatory("DSTETH", destination_ether_)
                      .mandatory("DSTIP", destination_)
                      .mandatory("FLOWS", flows)
                      .mandatory("FLOWSIZE", flow_size_)
                      .positional("CHECKSUM", checksum_)
                      .positional("ACTIVE", active_)
                      .check([&] { return flows > 0 && flows <= 1 << 20; }, "FLOWS must be from 1 to 1048576")
                      .check([&] { return flow_size_ > 0; }, "FLOWSIZE must be positive")
                      .finish();
  if (!status) return status;
  set_rate(rate_);
  flows_.resize(flows);
  restart();
  return status;
}

void FastUDPFlows::begin(Flow& flow) {
  flow.sent = 0;
  set_flow_ports(flow.frame, static_cast<uint16_t>(random_.next()), static_cast<uint16_t>(random_.next()), checksum_);
}

void FastUDPFlows::restart() {
  std::string frame = make_frame(IPPROTO_UDP, 0, 0);
  for (Flow& flow : flows_) {
    flow.frame = frame;
    begin(flow);
  }
  at_ = 0;
}

const std::string& FastUDPFlows::next() {
  Flow& flow = flows_[at_];
  at_ = at_ + 1 == flows_.size() ? 0 : at_ + 1;
  if (flow.sent == flow_size_) begin(flow);
  ++flow.sent;
  return flow.frame;
}

REGISTER_ELEMENT(FastUDPFlows);

}  // namespace click
