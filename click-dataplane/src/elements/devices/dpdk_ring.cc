#include "elements/devices/dpdk_ring.hh"

#include <rte_errno.h>
#include <rte_lcore.h>
#include <rte_mbuf.h>

#include <map>

namespace click {

namespace {

struct Shared {
  rte_ring* ring = nullptr;
  int users = 0;
};

// Elements come and go while no worker runs, so the table needs no lock.
std::map<std::string, Shared>& rings() {
  static std::map<std::string, Shared> all;
  return all;
}

}  // namespace

Status DpdkRing::open(const std::string& pool, const std::string& sender, const std::string& receiver, unsigned size) {
  static unsigned next = 0;
  std::string key = pool + "\n" + sender + "\n" + receiver;
  Shared& shared = rings()[key];
  if (shared.ring == nullptr) {
    std::string name = "click_ring_" + std::to_string(next++);
    shared.ring = rte_ring_create(name.c_str(), size, SOCKET_ID_ANY, RING_F_EXACT_SZ);
    if (shared.ring == nullptr) {
      rings().erase(key);
      return Status::error("cannot make a ring of " + std::to_string(size) + " packets: " + rte_strerror(rte_errno));
    }
  }
  ++shared.users;
  key_ = key;
  ring_ = shared.ring;
  return Status::ok();
}

DpdkRing::~DpdkRing() {
  if (ring_ == nullptr) return;
  auto found = rings().find(key_);
  if (--found->second.users > 0) return;
  void* packet = nullptr;
  while (rte_ring_dequeue(ring_, &packet) == 0) rte_pktmbuf_free(static_cast<rte_mbuf*>(packet));
  rte_ring_free(ring_);
  rings().erase(found);
}

}  // namespace click
