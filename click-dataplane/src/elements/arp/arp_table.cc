#include "elements/arp/arp_table.hh"

#include <cstdio>

namespace click {

ArpTable::Entry* ArpTable::find_or_add(IpAddress address, int64_t now) {
  if (Entry* entry = find(address)) return entry;
  if (limits_.entries != 0 && entries_.size() >= limits_.entries) return nullptr;
  Entry& entry = entries_[address.raw];
  entry.created = now;
  entry.asked = INT64_MIN / 2;
  return &entry;
}

rte_mbuf* ArpTable::keep(Entry& entry, rte_mbuf* packet) {
  bool full = waiting_ >= limits_.packets ||
              (limits_.packets_per_entry != 0 && entry.waiting.size() >= limits_.packets_per_entry);
  if (full && entry.waiting.empty()) return packet;
  entry.waiting.push_back(packet);
  if (!full) {
    ++waiting_;
    return nullptr;
  }
  // The newest packet matters most (RFC 1122 2.3.2.2).
  rte_mbuf* oldest = entry.waiting.front();
  entry.waiting.pop_front();
  return oldest;
}

std::vector<rte_mbuf*> ArpTable::take_waiting(Entry& entry) {
  std::vector<rte_mbuf*> packets(entry.waiting.begin(), entry.waiting.end());
  entry.waiting.clear();
  waiting_ -= static_cast<uint32_t>(packets.size());
  return packets;
}

void ArpTable::set(Entry& entry, const EtherAddress& ether, int64_t now) {
  entry.ether = ether;
  entry.known = true;
  entry.answered = now;
}

std::vector<rte_mbuf*> ArpTable::learn(Entry& entry, const EtherAddress& ether, int64_t now) {
  set(entry, ether, now);
  return take_waiting(entry);
}

std::vector<rte_mbuf*> ArpTable::expire(int64_t now) {
  std::vector<rte_mbuf*> lost;
  for (auto at = entries_.begin(); at != entries_.end();) {
    Entry& entry = at->second;
    bool over = entry.known ? now - entry.answered >= limits_.timeout : now - entry.created >= kPatience;
    if (!over) {
      ++at;
      continue;
    }
    std::vector<rte_mbuf*> packets = take_waiting(entry);
    lost.insert(lost.end(), packets.begin(), packets.end());
    at = entries_.erase(at);
  }
  return lost;
}

std::vector<rte_mbuf*> ArpTable::forget(IpAddress address) {
  Entry* entry = find(address);
  if (entry == nullptr) return {};
  std::vector<rte_mbuf*> packets = take_waiting(*entry);
  entries_.erase(address.raw);
  return packets;
}

std::vector<rte_mbuf*> ArpTable::clear() {
  std::vector<rte_mbuf*> lost;
  for (auto& [address, entry] : entries_) {
    std::vector<rte_mbuf*> packets = take_waiting(entry);
    lost.insert(lost.end(), packets.begin(), packets.end());
  }
  entries_.clear();
  return lost;
}

std::string ArpTable::text(int64_t now) const {
  std::string text;
  for (const auto& [address, entry] : entries_) {
    char age[32];
    int64_t since = entry.known ? entry.answered : entry.created;
    std::snprintf(age, sizeof age, "%.6f", static_cast<double>(now - since) / 1e9);
    text += IpAddress{address}.text() + "\t" + (is_fresh(entry, now) ? "1" : "0") + "\t" + entry.ether.text() + "\t" +
            age + "\n";
  }
  return text;
}

}  // namespace click
