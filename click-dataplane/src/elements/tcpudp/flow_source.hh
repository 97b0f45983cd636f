#pragma once

#include <rte_ether.h>

#include <string>

#include "graph/args.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "packet/addresses.hh"
#include "support/token_bucket.hh"

namespace click {

// What FastUDPSource, FastUDPFlows and FastTCPFlows have in common: packets of one length between two hosts, in
// Ethernet frames, pulled at a rate up to a limit. Packets are made as bytes once and copied, so everybody may change
// them.
class FlowSource : public Element {
 public:
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "l/l"; }
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

 protected:
  static constexpr uint32_t kShortest = 60;

  // RATE, LIMIT and LENGTH.
  Args& rate_arguments(Args& args);
  // To be called when configured.
  void set_rate(uint64_t rate);
  std::string make_frame(uint8_t protocol, uint16_t source_port, uint16_t destination_port) const;
  // The next packet's bytes; valid until the next call.
  virtual const std::string& next() = 0;
  virtual void restart() = 0;

  uint64_t rate_ = 0;
  int64_t limit_ = -1;
  uint32_t length_ = kShortest;
  bool active_ = true;
  bool checksum_ = true;
  EtherAddress source_ether_;
  EtherAddress destination_ether_;
  IpAddress source_;
  IpAddress destination_;

 private:
  uint64_t left() const;
  double measured_rate() const;

  TokenBucket bucket_;
  uint64_t count_ = 0;
  int64_t first_ = 0;
  int64_t last_ = 0;
};

// Offsets in such a frame.
inline constexpr size_t kFlowIp = sizeof(rte_ether_hdr);
inline constexpr size_t kFlowTransport = kFlowIp + 20;

// Sets ports and checksums of a frame.
void set_flow_ports(std::string& frame, uint16_t source_port, uint16_t destination_port, bool checksum);

}  // namespace click
