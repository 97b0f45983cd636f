#pragma once

#include <atomic>

#include "graph/element.hh"
#include "graph/meeting_point.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

class DataPort;

/*
=c
ToDPDKDevice(PORT [, QUEUE, N_QUEUES, I<keywords>])

=s netdevices
sends packets to a data port

=d
Sends packets to the data port PORT: its index, its name, or DPDK's name of the device. Each batch is handed to the
device at once, nothing is held back. With a pull input it pulls as long as its upstream has packets. Several elements
may send to one port, and several threads may push to one element: the engine is started with a number of queues per
port (C<--queues>), and each thread sends on a queue of its own; they wait for each other only if there are fewer queues
than threads. Arguments:

QUEUE and N_QUEUES are accepted and do nothing: the thread decides.

BLOCKING is a boolean: true waits for a device that is full, as long as it takes packets at all within 100 µs; false
drops at once. Default is true.

BURST is the number of packets to pull at most per turn; more than 64 is as 64. Default is 64.

ALLOW_NONEXISTENT is a boolean: true drops all packets when there is no such port. Default is false.

IQUEUE, TIMEOUT, NDESC, MAXTHREADS, NUMA, VERBOSE and MTU are accepted and do nothing: there is no queue in front of the
device.

=e
  FromDPDKDevice(0) -> ToDPDKDevice(1);

=h n_sent read
Packets that the device took.

=h count read
Same as n_sent.

=h n_dropped read
Packets that the device did not take.

=h drops read
Same as n_dropped.

=h reset_counts write
Sets n_sent and n_dropped to 0.

=h nb_tx_queues read
Number of send queues of the port.

=h device read
Name of the data port.

=h mac read
The port's Ethernet address.

=a FromDPDKDevice
*/
class ToDPDKDevice final : public Element, public MeetingPoint {
 public:
  ToDPDKDevice() : task_(*this) {}
  const char* class_name() const override { return "ToDPDKDevice"; }
  const char* port_count() const override { return "1/0"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool is_shared_input(PortId in) const override { return input(in).flow() == Flow::kPush; }
  bool is_shared_output(PortId) const override { return false; }
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  void add(std::atomic<uint64_t>& counter, uint64_t packets) const;
  void wait_and_send(PacketBatch& batch);

  Task task_;
  NotifierSignal signal_;
  DataPort* device_ = nullptr;
  std::string port_;
  std::atomic<uint64_t> sent_{0};
  std::atomic<uint64_t> dropped_{0};
  bool several_workers_ = false;
  unsigned burst_ = kBatchSize;
  bool blocking_ = true;
  bool allow_nonexistent_ = false;
};

}  // namespace click
