#include "graph/counters.hh"

#include <cstddef>

namespace click {

static_assert(sizeof(click_port_counters) == 128);
static_assert(sizeof(click_worker_counters) == 64);
static_assert(offsetof(click_shared_counters, generation) == 24);
static_assert(offsetof(click_shared_counters, control_dropped_packets) == 56);
static_assert(offsetof(click_shared_counters, ports) == 128);
static_assert(offsetof(click_shared_counters, workers) == 2176);
static_assert(sizeof(click_shared_counters) == 3200);

click_shared_counters& shared_counters() {
  alignas(64) static click_shared_counters counters = [] {
    click_shared_counters fresh{};
    fresh.abi_version = CLICK_ABI_VERSION;
    fresh.size = sizeof(click_shared_counters);
    return fresh;
  }();
  return counters;
}

}  // namespace click
