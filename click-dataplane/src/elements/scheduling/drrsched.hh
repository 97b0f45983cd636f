#pragma once

#include <vector>

#include "elements/queueing/empty_relay.hh"
#include "graph/element.hh"

namespace click {

/*
=c
DRRSched([QUANTUM])

=s scheduling
pulls from its inputs, giving each the same share of bytes

=io
Any number of inputs, one output.

=processing
Pull.

=d
Deficit round robin, after Shreedhar and Varghese (SIGCOMM 1995): the inputs take turns, and each may send QUANTUM bytes
per turn; what a packet would take beyond that is saved for the next turn. An input that runs out of packets loses what
it has saved. Up to one packet per input is held. QUANTUM may be given as a keyword; default is 500.

=e
  d :: DRRSched(1500) -> Unqueue -> ...
  Queue -> [0] d;
  Queue -> [1] d;

=a PrioSched, RoundRobinSched, StrideSched
*/
class DRRSched final : public Element {
 public:
  DRRSched() : relay_(*this) {}
  ~DRRSched() override;
  const char* class_name() const override { return "DRRSched"; }
  const char* port_count() const override { return "-/1"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override { return relay_.run(task); }
  Notifier* empty_notifier(PortId) override { return relay_.notifier(); }

 private:
  struct Client {
    rte_mbuf* head = nullptr;
    uint64_t deficit = 0;
  };
  void next_turn();

  EmptyRelay relay_;
  std::vector<Client> clients_;
  size_t turn_ = 0;
  uint32_t quantum_ = 500;
};

}  // namespace click
