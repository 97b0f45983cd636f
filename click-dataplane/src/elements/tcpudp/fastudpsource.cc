#include "elements/tcpudp/fastudpsource.hh"

#include <netinet/in.h>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

Status FastUDPSource::configure(Args& args) {
  Status status = rate_arguments(args)
                      .mandatory("SRCETH", source_ether_)
                      .mandatory("SRCIP", source_)
                      .mandatory("SPORT", source_port_)
                      .mandatory("DSTETH", destination_ether_)
                      .mandatory("DSTIP", destination_)
                      .mandatory("DPORT", destination_port_)
                      .positional("CHECKSUM", checksum_)
                      .positional("INTERVAL", interval_)
                      .positional("ACTIVE", active_)
                      .finish();
  if (!status) return status;
  set_rate(rate_);
  restart();
  return status;
}

void FastUDPSource::restart() {
  sent_ = 0;
  step_ = 0;
  frame_ = make_frame(IPPROTO_UDP, source_port_, destination_port_);
}

const std::string& FastUDPSource::next() {
  if (interval_ != 0 && sent_ == interval_) {
    sent_ = 0;
    ++step_;
    set_flow_ports(frame_, static_cast<uint16_t>(source_port_ + step_),
                   static_cast<uint16_t>(destination_port_ + step_), checksum_);
  }
  ++sent_;
  return frame_;
}

REGISTER_ELEMENT(FastUDPSource);

}  // namespace click
