#pragma once

#include <chrono>
#include <string>

namespace click::bench {

// Cycles per packet of dpdk-testpmd with a forwarding mode between a virtual device and itself; 0 where it is not
// installed. `feed`: the device gives only what it is sent.
double measure_testpmd(const std::string& device, const std::string& mode, bool feed,
                       std::chrono::milliseconds duration);

}  // namespace click::bench
