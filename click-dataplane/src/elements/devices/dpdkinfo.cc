#include "elements/devices/dpdkinfo.hh"

#include <rte_mempool.h>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status DPDKInfo::configure(Args& args) {
  RawText ignored;
  args.positional("NB_MBUF", packets_).positional("MBUF_SIZE", size_);
  for (const char* name : {"MBUF_CACHE_SIZE", "RX_PTHRESH", "RX_HTHRESH", "RX_WTHRESH", "TX_PTHRESH", "TX_HTHRESH",
                           "TX_WTHRESH", "MEMPOOL_PREFIX", "DEF_RING_NDESC", "DEF_BURST_SIZE", "RING_SIZE",
                           "RING_POOL_CACHE_SIZE", "RING_PRIV_DATA_SIZE"}) {
    args.keyword(name, ignored);
  }
  return args.finish();
}

Status DPDKInfo::initialize() {
  unsigned there = packet_pool().mempool()->size;
  if (packets_ > there)
    log_warning("there are " + std::to_string(there) + " packets, fewer than NB_MBUF; start the engine with more");
  if (size_ > kPacketCapacity)
    log_warning("packets have room for " + std::to_string(kPacketCapacity) + " bytes, less than MBUF_SIZE");
  return Status::ok();
}

void DPDKInfo::add_handlers(Handlers& handlers) {
  handlers.read("pool_count", [] { return std::to_string(rte_mempool_avail_count(packet_pool().mempool())); });
  handlers.read("pool_size", [] { return std::to_string(packet_pool().mempool()->size); });
}

REGISTER_ELEMENT(DPDKInfo);

}  // namespace click
