#pragma once

#include <rte_spinlock.h>

#include <deque>
#include <vector>

#include "graph/element.hh"
#include "graph/meeting_point.hh"
#include "graph/notifier.hh"

namespace click {

/*
=c
CPUQueue([CAPACITY])

=s threads
keeps packets in a queue per thread

=io
One push input, one or more pull outputs.

=d
Each thread that brings packets has a first-in-first-out queue of its own, of CAPACITY packets; what does not fit is
dropped. Who pulls, at any output, gets packets of the queues in turn. CAPACITY is 128 by default. Those who push and
those who pull may be on different threads.

At a hot swap the packets are taken over.

=h capacity read
CAPACITY.

=h drops read
Packets that did not fit.

=a Queue, CPUSwitch
*/
class CPUQueue final : public Element, public MeetingPoint {
 public:
  ~CPUQueue() override;
  const char* class_name() const override { return "CPUQueue"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/l"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool is_shared_input(PortId) const override { return true; }
  bool is_shared_output(PortId) const override { return true; }
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return &nonempty_; }

 private:
  std::vector<std::deque<Packet>> queues_;          // by thread
  rte_spinlock_t lock_ = RTE_SPINLOCK_INITIALIZER;  // held while a vector goes in or out
  Notifier nonempty_;
  size_t next_ = 0;  // whose turn it is
  uint32_t capacity_ = 128;
};

}  // namespace click
