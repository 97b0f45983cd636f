#pragma once

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
engine and stays open when the configuration changes; one element at a time may receive from it. Arguments:

QUEUE is the number of the receive queue. The engine uses one per port, so 0 (or -1) is the only choice.

N_QUEUES is the number of receive queues; 1 or -1.

PROMISC is a boolean: whether the port takes packets that are not addressed to it. Default is true, because a
middlebox stands between others.

BURST is the number of packets to receive at most per turn, 1 to 64. Default is 64.

ACTIVE is a boolean: false receives nothing. Default is true.

ALLOW_NONEXISTENT is a boolean: true makes the element idle when there is no such port. Default is false.

NDESC, MAXTHREADS, THREADOFFSET, NUMA, VERBOSE and MTU are accepted and do nothing: the engine sets its ports up itself.

=e
  FromDPDKDevice(0) -> ToDPDKDevice(1);

=h count read
Packets received.

=h reset_count write
Sets the count to 0.

=h reset_counts write
Same as reset_count.

=h active read/write
ACTIVE.

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

  Task task_;
  DataPort* device_ = nullptr;
  std::string port_;
  uint64_t count_ = 0;
  unsigned burst_ = kBatchSize;
  bool promiscuous_ = true;
  bool active_ = true;
  bool allow_nonexistent_ = false;
  bool notes_types_ = false;
};

}  // namespace click
