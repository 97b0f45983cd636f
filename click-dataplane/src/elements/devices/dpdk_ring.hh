#pragma once

#include <rte_ring.h>

#include <string>

#include "support/status.hh"

namespace click {

// A ring between elements, found by the names of its two ends. It lives as long as somebody holds it, so packets in it
// stay at a hot swap.
class DpdkRing {
 public:
  DpdkRing() = default;
  DpdkRing(const DpdkRing&) = delete;
  DpdkRing& operator=(const DpdkRing&) = delete;
  ~DpdkRing();

  Status open(const std::string& pool, const std::string& sender, const std::string& receiver, unsigned size);
  rte_ring* ring() const { return ring_; }

 private:
  std::string key_;
  rte_ring* ring_ = nullptr;
};

}  // namespace click
