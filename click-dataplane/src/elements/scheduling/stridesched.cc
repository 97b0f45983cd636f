#include "elements/scheduling/stridesched.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

namespace {

constexpr uint64_t kStride = 1 << 16;
constexpr uint32_t kMaxTickets = 1 << 15;

bool valid(uint32_t tickets) { return tickets >= 1 && tickets <= kMaxTickets; }

}  // namespace

Status StrideSched::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    Client client;
    ParseError error = ArgumentType<uint32_t>::parse(argument, client.tickets, args.context());
    if (error || !valid(client.tickets))
      status.add(Status::error("expected tickets from 1 to 32768, not '" + argument + "'"));
    clients_.push_back(client);
  }
  if (static_cast<int>(clients_.size()) != input_count()) {
    status.add(Status::error("there are " + std::to_string(clients_.size()) + " numbers of tickets for " +
                             std::to_string(input_count()) + " inputs"));
  }
  return status;
}

Status StrideSched::initialize() {
  for (PortId in = 0; in < input_count(); ++in) {
    Client& client = clients_[static_cast<size_t>(in)];
    client.signal = router().upstream_empty_signal(*this, in, nullptr);
    client.pass = kStride / client.tickets;
  }
  return Status::ok();
}

bool StrideSched::pull_one(PacketBatch& batch) {
  std::vector<Client>::size_type tried = 0;
  uint64_t done = 0;  // bit by input, for the first 64; others are simply asked again
  while (tried < clients_.size()) {
    size_t best = clients_.size();
    for (size_t i = 0; i < clients_.size(); ++i) {
      bool asked = i < 64 && ((done >> i) & 1) != 0;
      if (!asked && (best == clients_.size() || clients_[i].pass < clients_[best].pass)) best = i;
    }
    if (best == clients_.size()) return false;
    ++tried;
    Client& client = clients_[best];
    if (best < 64) done |= uint64_t{1} << best;
    BatchStorage one;
    PacketBatch pulled = client.signal.active() ? input(static_cast<PortId>(best)).pull(one, 1) : one.empty();
    uint64_t stride = kStride / client.tickets;
    if (!pulled.empty()) {
      client.pass += stride;
      batch.append(pulled[0]);
      pulled.release();
      return true;
    }
    client.pass += stride;
  }
  return false;
}

PacketBatch StrideSched::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  while (batch.size() < max && pull_one(batch)) continue;
  return batch;
}

void StrideSched::add_handlers(Handlers& handlers) {
  for (size_t i = 0; i < clients_.size(); ++i) {
    std::string name = "tickets" + std::to_string(i);
    handlers.read(name, [this, i] { return std::to_string(clients_[i].tickets); });
    handlers.write(name, [this, i](std::string_view text) {
      uint32_t tickets = 0;
      Status status = Args({std::string(text)}, *this)
                          .mandatory("tickets", tickets)
                          .check([&] { return valid(tickets); }, "tickets must be from 1 to 32768")
                          .finish();
      if (status) clients_[i].tickets = tickets;
      return status;
    });
  }
}

REGISTER_ELEMENT(StrideSched);

}  // namespace click
