#pragma once

#include "elements/devices/dpdk_ring.hh"
#include "graph/element.hh"
#include "graph/task.hh"

namespace click {

/*
=c
FromDPDKRing(MEM_POOL, FROM_PROC, TO_PROC [, BURST, NDESC, NUMA_ZONE])

=s netdevices
receives packets from a ring

=io
No inputs, one output.

=processing
Push.

=d
Receives the packets that ToDPDKRing puts into a ring of the same engine. Packets that are in the ring stay at a hot
swap. Arguments:

MEM_POOL, FROM_PROC and TO_PROC are names that make up the ring's: the other end has the same MEM_POOL, its TO_PROC is
this FROM_PROC, and its FROM_PROC this TO_PROC.

BURST is how many packets are received at most per turn; more than 64 is as 64. Default is 32.

NDESC is how many packets the ring holds; the end that comes first decides. Default is 1024.

NUMA_ZONE is accepted and does nothing.

=e
  FromDPDKRing(MEM_POOL 1, FROM_PROC b, TO_PROC a) -> ...

=h pkt_count read
Number of packets received.

=h byte_count read
Number of bytes received.

=a ToDPDKRing, DPDKInfo
*/
class FromDPDKRing final : public Element {
 public:
  FromDPDKRing() : task_(*this) {}
  const char* class_name() const override { return "FromDPDKRing"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  Task task_;
  DpdkRing ring_;
  std::string pool_;
  std::string from_;
  std::string to_;
  unsigned burst_ = 32;
  unsigned size_ = 1024;
  uint64_t packets_ = 0;
  uint64_t bytes_ = 0;
};

}  // namespace click
