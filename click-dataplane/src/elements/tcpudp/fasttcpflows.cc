#include "elements/tcpudp/fasttcpflows.hh"

#include <netinet/in.h>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

namespace {

constexpr uint8_t kFin = 0x01;
constexpr uint8_t kSyn = 0x02;
constexpr uint8_t kAck = 0x10;

}  // namespace

Status FastTCPFlows::configure(Args& args) {
  uint32_t flows = 0;
  Status status = rate_arguments(args)
                      .mandatory("SRCETH", source_ether_)
                      .mandatory("SRCIP", source_)
                      .mandatory("DSTETH", destination_ether_)
                      .mandatory("DSTIP", destination_)
                      .mandatory("FLOWS", flows)
                      .mandatory("FLOWSIZE", flow_size_)
                      .positional("ACTIVE", active_)
                      .check([&] { return flows > 0 && flows <= 1 << 20; }, "FLOWS must be from 1 to 1048576")
                      .check([&] { return flow_size_ >= 3; }, "FLOWSIZE must be at least 3")
                      .finish();
  if (!status) return status;
  set_rate(rate_);
  flows_.resize(flows);
  restart();
  return status;
}

void FastTCPFlows::restart() {
  std::string frame = make_frame(IPPROTO_TCP, 0, 0);
  for (Flow& flow : flows_) flow = {frame, flow_size_, 0, 0};
  at_ = 0;
}

void FastTCPFlows::set_flags(Flow& flow, uint8_t flags) const {
  reinterpret_cast<rte_tcp_hdr*>(flow.frame.data() + kFlowTransport)->tcp_flags = flags;
  set_flow_ports(flow.frame, flow.source_port, flow.destination_port, true);
}

const std::string& FastTCPFlows::next() {
  Flow& flow = flows_[at_];
  at_ = at_ + 1 == flows_.size() ? 0 : at_ + 1;
  if (flow.sent == flow_size_) {
    flow.sent = 0;
    flow.source_port = static_cast<uint16_t>(random_.next());
    flow.destination_port = static_cast<uint16_t>(random_.next());
    set_flags(flow, kSyn);
  } else if (flow.sent == 1) {
    set_flags(flow, kAck);
  } else if (flow.sent + 1 == flow_size_) {
    set_flags(flow, kFin | kAck);
  }
  ++flow.sent;
  return flow.frame;
}

REGISTER_ELEMENT(FastTCPFlows);

}  // namespace click
