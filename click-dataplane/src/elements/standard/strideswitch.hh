#pragma once

#include <vector>

#include "graph/packet_element.hh"

namespace click {

/*
=c
StrideSwitch(TICKETS0, ..., TICKETSN)

=s classification
sends packets to its outputs in proportion

=io
One input, as many outputs as arguments.

=processing
Push.

=d
Sends packets to outputs by stride scheduling: output I gets a share of TICKETSI of all tickets, spread evenly. Each
number of tickets is from 1 to 32768.

=e
  ... -> s :: StrideSwitch(3, 1);   // three packets to s[0] for each one to s[1]

=h tickets0...ticketsN-1 read/write
The tickets of an output.

=a RoundRobinSwitch, RandomSwitch, HashSwitch, StrideSched
*/
class StrideSwitch final : public PacketElement<StrideSwitch> {
 public:
  const char* class_name() const override { return "StrideSwitch"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet&) {
    size_t best = 0;
    for (size_t i = 1; i < targets_.size(); ++i) {
      if (targets_[i].pass < targets_[best].pass) best = i;
    }
    targets_[best].pass += kStride / targets_[best].tickets;
    return static_cast<PortId>(best);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  static constexpr uint64_t kStride = 1 << 16;
  static constexpr uint32_t kMaxTickets = 1 << 15;
  struct Target {
    uint32_t tickets = 1;
    uint64_t pass = 0;
  };
  static bool valid(uint32_t tickets) { return tickets >= 1 && tickets <= kMaxTickets; }

  std::vector<Target> targets_;
};

}  // namespace click
