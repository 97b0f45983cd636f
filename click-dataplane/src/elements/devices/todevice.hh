#pragma once

#include "elements/devices/packet_socket.hh"
#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ToDevice(DEVNAME [, BURST, METHOD, DEBUG])

=s netdevices
sends packets through a network device of the kernel

=io
One input, no to two outputs.

=processing
The input is agnostic, outputs are push.

=d
Sends packets, which must have their link headers, through the kernel's network device DEVNAME. Packets that were sent
go to output 0, if there is one; packets that the device refuses go to output 1, or are dropped if there is none. While
the device has no room, no packets are pulled. Packets that are pushed to the element are sent at once; while the device
has no room, 64 of them wait, and the others are as if it refused them. Arguments:

BURST is how many packets are pulled at most per turn; more than 64 is as 64. Default is 64.

METHOD is LINUX or PCAP; both use a packet socket of the kernel.

DEBUG is a boolean: packets that are refused are reported. Default is false.

Needs CAP_NET_RAW.

=e
  q :: Queue -> ToDevice(eth0);

=h count read
Number of packets sent.

=h reset_counts write
Sets the count to 0.

=a FromDevice, ToDump, KernelTun, ToDPDKDevice
*/
class ToDevice final : public Element {
 public:
  ToDevice() : task_(*this), retry_(*this) {}
  ~ToDevice() override;
  const char* class_name() const override { return "ToDevice"; }
  const char* port_count() const override { return "1/0-2"; }
  const char* processing() const override { return "a/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  bool is_pushed() const { return input(0).flow() == Flow::kPush; }
  bool send_waiting();
  void hand_on(rte_mbuf** mbufs, unsigned count, PortId out);

  Task task_;
  Timer retry_;
  NotifierSignal signal_;
  PacketSocket socket_;
  std::string device_;
  unsigned burst_ = kBatchSize;
  bool debug_ = false;
  rte_mbuf* waiting_[kBatchSize];
  unsigned first_ = 0;  // of those that wait
  unsigned end_ = 0;
  uint64_t count_ = 0;
};

}  // namespace click
