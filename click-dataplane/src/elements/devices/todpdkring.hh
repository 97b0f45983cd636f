#pragma once

#include "elements/devices/dpdk_ring.hh"
#include "graph/element.hh"

namespace click {

/*
=c
ToDPDKRing(MEM_POOL, FROM_PROC, TO_PROC [, BLOCKING, IQUEUE, BURST, TIMEOUT, NDESC, NUMA_ZONE])

=s netdevices
sends packets to a ring

=io
One input, no outputs.

=processing
Push.

=d
Puts packets into a ring from which FromDPDKRing of the same engine takes them. Several elements may send to one ring.
Arguments:

MEM_POOL, FROM_PROC and TO_PROC are names that make up the ring's: the other end has the same MEM_POOL, its TO_PROC is
this FROM_PROC, and its FROM_PROC this TO_PROC.

BLOCKING is a boolean: while the ring is full, it is tried again for 100 microseconds before packets are dropped.
Default is true. When one worker runs both ends, nothing can leave the ring meanwhile.

NDESC is how many packets the ring holds; the end that comes first decides. Default is 1024.

IQUEUE, BURST, TIMEOUT and NUMA_ZONE are accepted and do nothing: packets go into the ring at once.

=e
  ... -> ToDPDKRing(MEM_POOL 1, FROM_PROC a, TO_PROC b)

=h count read
Number of packets sent.

=h dropped read
Number of packets for which the ring had no room.

=a FromDPDKRing, DPDKInfo
*/
class ToDPDKRing final : public Element {
 public:
  const char* class_name() const override { return "ToDPDKRing"; }
  const char* port_count() const override { return "1/0"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  DpdkRing ring_;
  std::string pool_;
  std::string from_;
  std::string to_;
  bool blocking_ = true;
  unsigned size_ = 1024;
  uint64_t sent_ = 0;
  uint64_t dropped_ = 0;
};

}  // namespace click
