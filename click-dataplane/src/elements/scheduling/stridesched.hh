#pragma once

#include <vector>

#include "graph/element.hh"
#include "graph/notifier.hh"

namespace click {

/*
=c
StrideSched(TICKETS0, ..., TICKETSN-1)

=s scheduling
pulls from its inputs in proportion to their tickets

=io
One or more inputs, one output.

=processing
Pull.

=d
Stride scheduling by packets: input I gets a share of TICKETSI, each from 1 to 32768, of all packets given. An input
that has none is passed over and does not save up its share.

=e
  StrideSched(3, 1)

=h tickets0...ticketsN-1 read/write
The tickets of an input.

=a PrioSched, RoundRobinSched
*/
class StrideSched final : public Element {
 public:
  const char* class_name() const override { return "StrideSched"; }
  const char* port_count() const override { return "1-/1"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  Status initialize() override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Client {
    uint32_t tickets = 1;
    uint64_t pass = 0;  // whose is lowest is next
    NotifierSignal signal;
  };
  bool pull_one(PacketBatch& batch);

  std::vector<Client> clients_;
};

}  // namespace click
