#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
DPDKInfo([NB_MBUF, MBUF_SIZE, MBUF_CACHE_SIZE, RX_PTHRESH, RX_HTHRESH, RX_WTHRESH, TX_PTHRESH, TX_HTHRESH, TX_WTHRESH,
MEMPOOL_PREFIX, DEF_RING_NDESC, DEF_BURST_SIZE, RING_SIZE, RING_POOL_CACHE_SIZE, RING_PRIV_DATA_SIZE])

=s netdevices
tells about packet memory

=io
None.

=d
The engine sets up packet memory and devices when it starts, before there is a configuration, so the arguments change
nothing; a warning says so when NB_MBUF or MBUF_SIZE ask for more than there is. How many packets there are is said when
the engine is started.

=h pool_count read
Number of packets that are free.

=h pool_size read
Number of packets there are.

=a FromDPDKDevice, ToDPDKDevice, FromDPDKRing, ToDPDKRing
*/
class DPDKInfo final : public Element {
 public:
  const char* class_name() const override { return "DPDKInfo"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  void add_handlers(Handlers& handlers) override;

 private:
  unsigned packets_ = 0;
  unsigned size_ = 0;
};

}  // namespace click
