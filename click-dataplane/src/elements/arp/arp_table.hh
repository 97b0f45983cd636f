#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "packet/addresses.hh"
#include "packet/packet.hh"

namespace click {

// What ARPQuerier and ARPTable know about the hosts on its link, and the packets that wait until it knows more. Times
// are steady nanoseconds.
class ArpTable {
 public:
  struct Limits {
    int64_t timeout = 300'000'000'000;  // an answer is good for so long
    uint32_t packets = 2048;            // waiting at most
    uint32_t entries = 0;               // hosts at most; 0: no limit
    uint32_t packets_per_entry = 0;     // 0: no limit
  };
  // Unanswered hosts are asked at most so often, and given up after some time.
  static constexpr int64_t kQueryInterval = 100'000'000;
  static constexpr int64_t kPatience = 5'000'000'000;

  struct Entry {
    EtherAddress ether;
    bool known = false;
    int64_t answered = 0;
    int64_t asked = 0;
    int64_t created = 0;
    std::deque<rte_mbuf*> waiting;
  };

  explicit ArpTable(const Limits& limits) : limits_(limits) {}
  ArpTable() = default;
  void set_limits(const Limits& limits) { limits_ = limits; }

  Entry* find(IpAddress address) {
    auto found = entries_.find(address.raw);
    return found == entries_.end() ? nullptr : &found->second;
  }
  // Null when the table is full.
  Entry* find_or_add(IpAddress address, int64_t now);
  bool is_fresh(const Entry& entry, int64_t now) const { return entry.known && now - entry.answered < limits_.timeout; }
  // Whether a host that is sent to shall be asked again, `after` its answer; 0: never.
  bool should_poll(const Entry& entry, int64_t now, int64_t after) const {
    return after != 0 && now - entry.answered >= after && now - entry.asked >= kPollInterval;
  }
  // Keeps a packet; the answer is a packet that had to give way (perhaps the same), or null.
  rte_mbuf* keep(Entry& entry, rte_mbuf* packet);
  // Notes an address; packets that wait for it stay until somebody sends there again.
  void set(Entry& entry, const EtherAddress& ether, int64_t now);
  // Notes an answer and hands out the packets that waited for it.
  std::vector<rte_mbuf*> learn(Entry& entry, const EtherAddress& ether, int64_t now);
  // Forgets what is too old; the answer are the packets that waited in vain.
  std::vector<rte_mbuf*> expire(int64_t now);
  std::vector<rte_mbuf*> forget(IpAddress address);
  std::vector<rte_mbuf*> clear();

  // For a hot swap; the limits stay.
  void swap_entries(ArpTable& other) {
    std::swap(entries_, other.entries_);
    std::swap(waiting_, other.waiting_);
  }

  size_t size() const { return entries_.size(); }
  uint32_t waiting() const { return waiting_; }
  std::string text(int64_t now) const;

 private:
  static constexpr int64_t kPollInterval = 1'000'000'000;
  std::vector<rte_mbuf*> take_waiting(Entry& entry);

  Limits limits_;
  std::unordered_map<uint32_t, Entry> entries_;
  uint32_t waiting_ = 0;
};

// An element that has a table for others to share.
class ArpTableHolder {
 public:
  virtual ~ArpTableHolder() = default;
  virtual ArpTable& arp_table() = 0;
};

}  // namespace click
