#include "elements/scheduling/drrsched.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

DRRSched::~DRRSched() {
  for (const Client& client : clients_) {
    if (client.head != nullptr) drop(Packet(client.head), DropReason::kStopped);
  }
}

Status DRRSched::configure(Args& args) {
  clients_.resize(static_cast<size_t>(input_count()));
  return args.positional("QUANTUM", quantum_).check([&] { return quantum_ > 0; }, "QUANTUM must be positive").finish();
}

Status DRRSched::initialize() {
  relay_.initialize();
  return Status::ok();
}

Status DRRSched::take_state(Element& previous) {
  auto& before = static_cast<DRRSched&>(previous).clients_;
  for (size_t i = 0; i < std::min(clients_.size(), before.size()); ++i) {
    clients_[i].deficit = before[i].deficit;
    std::swap(clients_[i].head, before[i].head);
  }
  return Status::ok();
}

void DRRSched::next_turn() {
  turn_ = (turn_ + 1) % clients_.size();
  clients_[turn_].deficit += quantum_;
}

PacketBatch DRRSched::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  // Ends when a whole round met no packet.
  for (size_t empty = 0; batch.size() < max && empty < clients_.size();) {
    Client& client = clients_[turn_];
    auto in = static_cast<PortId>(turn_);
    if (client.head == nullptr && relay_.active(in)) {
      BatchStorage one;
      PacketBatch pulled = input(in).pull(one, 1);
      if (!pulled.empty()) client.head = pulled.mbufs()[0];
      pulled.release();
    }
    if (client.head == nullptr) {
      client.deficit = 0;
      ++empty;
      next_turn();
      continue;
    }
    empty = 0;
    if (client.head->pkt_len > client.deficit) {
      next_turn();
      continue;
    }
    client.deficit -= client.head->pkt_len;
    batch.append(Packet(client.head));
    client.head = nullptr;
  }
  if (batch.empty() && max > 0) relay_.rest();
  return batch;
}

REGISTER_ELEMENT(DRRSched);

}  // namespace click
