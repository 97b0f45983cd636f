#pragma once

#include <string>
#include <vector>

#include "graph/element.hh"
#include "graph/task.hh"

namespace click {

class DataPort;

/*
=c
FromDPDKDevice(PORT [, QUEUE, N_QUEUES, I<keywords>])

=s netdevices
receives packets from a data port

=d
Receives packets from the data port PORT: its index, its name, or DPDK's name of the device. The port belongs to the
engine and stays open when the configuration changes. The engine is started with a number of queues per port
(C<--queues>, default 1), over which the device spreads flows by receive side scaling. Several FromDPDKDevice elements
may receive from one port, each from queues of its own, and StaticThreadSched may put them on different threads;
without it one element takes from all queues in turn. Arguments:

QUEUE is the number of the first receive queue to use; -1, the default, for those that no other element names.

N_QUEUES is how many receive queues to use; -1, the default, is one with QUEUE, and otherwise an even share of what
other elements leave.

PROMISC is a boolean: whether the port takes packets that are not addressed to it. Default is true, because a
middlebox stands between others.

BURST is the number of packets to receive at most per turn; more than 64 is as 64. Default is 64.

ACTIVE is a boolean: false receives nothing. Default is true.

ALLOW_NONEXISTENT is a boolean: true makes the element idle when there is no such port. Default is false.

NDESC, MAXTHREADS, THREADOFFSET, NUMA, VERBOSE and MTU are accepted and do nothing: the engine sets its ports up itself.

=e
  FromDPDKDevice(0) -> ToDPDKDevice(1);

Two threads, each with a queue of the port (C<click -j 2 --queues 2>):

  a :: FromDPDKDevice(0) -> EtherMirror -> out :: ToDPDKDevice(0);
  b :: FromDPDKDevice(0) -> EtherMirror -> out;
  StaticThreadSched(a 0, b 1);

=h count read
Packets received.

=h reset_count write
Sets the count to 0.

=h reset_counts write
Same as reset_count.

=h active read/write
ACTIVE.

=h queues read
The numbers of the receive queues that the element takes from.

=h nb_rx_queues read
Number of receive queues of the port.

=h device read
Name of the data port.

=h mac read
The port's Ethernet address.

=a ToDPDKDevice
*/
class FromDPDKDevice final : public Element {
 public:
  FromDPDKDevice() : task_(*this) {}
  const char* class_name() const override { return "FromDPDKDevice"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  static void note_packet_types(const PacketBatch& batch);
  Status choose_queues();
  // Notes itself in the table of who receives from which queue.
  Status claim(std::vector<const FromDPDKDevice*>& owners, size_t queue) const;

  Task task_;
  DataPort* device_ = nullptr;
  std::string port_;
  std::vector<uint16_t> own_queues_;
  int queue_ = -1;
  int queues_ = -1;
  uint64_t count_ = 0;
  unsigned burst_ = kBatchSize;
  bool promiscuous_ = true;
  bool active_ = true;
  bool allow_nonexistent_ = false;
  bool notes_types_ = false;
};

}  // namespace click
