#include "elements/ethernet/switch_element.hh"

#include <rte_ether.h>

#include <cstring>

#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {
namespace {

// Verdict for frames that go to all other ports; no port has this number.
constexpr PortId kFlood = 1 << 20;

EtherAddress address_of(uint64_t key) {
  EtherAddress address;
  std::memcpy(address.bytes.data(), &key, 6);
  return address;
}

}  // namespace

uint64_t SwitchElement::key_of(const uint8_t* address) {
  uint64_t key = 0;
  std::memcpy(&key, address, 6);
  return key;
}

Status SwitchElement::configure(Args& args) { return args.keyword("TIMEOUT", timeout_).finish(); }

Status SwitchElement::take_state(Element& previous) {
  table_.swap(static_cast<SwitchElement&>(previous).table_);
  std::erase_if(table_, [this](const auto& entry) { return entry.second.port >= input_count(); });
  return Status::ok();
}

void SwitchElement::forget_old(int64_t now) {
  std::erase_if(table_, [&](const auto& entry) { return !is_fresh(entry.second, now); });
}

void SwitchElement::learn(const uint8_t* address, PortId in, int64_t now) {
  if ((address[0] & 1) != 0) return;
  uint64_t key = key_of(address);
  auto found = table_.find(key);
  if (found != table_.end()) {
    found->second = {in, now};
    return;
  }
  if (table_.size() >= kMostAddresses) forget_old(now);
  if (table_.size() < kMostAddresses) table_.emplace(key, Known{in, now});
}

PortId SwitchElement::find(const uint8_t* address, PortId in, int64_t now) const {
  if ((address[0] & 1) != 0) return kFlood;
  auto found = table_.find(key_of(address));
  if (found == table_.end() || !is_fresh(found->second, now)) return kFlood;
  return found->second.port == in ? dropped(DropReason::kFiltered) : found->second.port;
}

void SwitchElement::push(PortId in, PacketBatch batch) {
  int64_t now = router().now();
  PortId verdicts[kBatchSize];
  BatchStorage flood_storage;
  PacketBatch flooded = flood_storage.empty();
  for (unsigned i = 0; i < batch.size(); ++i) {
    Packet packet = batch[i];
    if (packet.length() < sizeof(rte_ether_hdr)) {
      verdicts[i] = dropped(DropReason::kTooShort);
      continue;
    }
    const uint8_t* header = packet.data();
    if (timeout_ != 0) learn(header + 6, in, now);
    verdicts[i] = timeout_ != 0 ? find(header, in, now) : kFlood;
    if (verdicts[i] != kFlood) continue;
    flooded.append(packet);
    verdicts[i] = kConsumed;
  }
  distribute(std::move(batch), verdicts);
  if (!flooded.empty()) flood(in, std::move(flooded));
}

void SwitchElement::flood(PortId in, PacketBatch batch) {
  // Ports are the inputs; a further output is not one of them.
  PortId last = in == input_count() - 1 ? in - 1 : input_count() - 1;
  for (PortId out = 0; out < last; ++out) {
    if (out == in) continue;
    BatchStorage storage;
    PacketBatch copies = storage.empty();
    for (Packet packet : batch) {
      if (Packet copy = packet.clone()) copies.append(copy);
    }
    if (copies.size() < batch.size()) count_drops(DropReason::kNoMemory, batch.size() - copies.size());
    if (!copies.empty()) output(out).push(std::move(copies));
  }
  checked_push(last, std::move(batch));
}

std::string SwitchElement::table_text() const {
  std::string text;
  int64_t now = router().now();
  for (const auto& [key, known] : table_) {
    if (is_fresh(known, now)) text += address_of(key).text() + " " + std::to_string(known.port) + "\n";
  }
  return text;
}

void SwitchElement::add_handlers(Handlers& handlers) {
  handlers.read("table", [this] { return table_text(); });
  add_value_handlers(handlers, *this, "timeout", timeout_);
}

}  // namespace click
