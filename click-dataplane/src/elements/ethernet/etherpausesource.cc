#include "elements/ethernet/etherpausesource.hh"

#include <rte_ether.h>
#include <cstring>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

namespace {

struct PauseFrame {
  rte_ether_hdr ether;
  rte_be16_t opcode;
  rte_be16_t time;
  uint8_t padding[42];
};
static_assert(sizeof(PauseFrame) == 60);
constexpr uint16_t kMacControl = 0x8808;

}  // namespace

Status EtherPauseSource::configure(Args& args) {
  return args.mandatory("SRC", source_)
      .mandatory("PAUSETIME", pause_)
      .keyword("DST", destination_)
      .keyword("LIMIT", limit_)
      .keyword("INTERVAL", interval_)
      .keyword("ACTIVE", active_)
      .check([&] { return interval_.count() > 0; }, "INTERVAL must be positive")
      .finish();
}

Status EtherPauseSource::initialize() {
  timer_.initialize();
  wake();
  return Status::ok();
}

void EtherPauseSource::wake() {
  nonempty_.set_active(more());
  if (more() && output(0).flow() == Flow::kPush && !timer_.scheduled()) timer_.schedule_after(interval_);
}

Packet EtherPauseSource::make() {
  PauseFrame frame{};
  std::memcpy(&frame.ether.dst_addr, destination_.bytes.data(), 6);
  std::memcpy(&frame.ether.src_addr, source_.bytes.data(), 6);
  frame.ether.ether_type = RTE_BE16(kMacControl);
  frame.opcode = RTE_BE16(1);
  frame.time = rte_cpu_to_be_16(pause_);
  Packet packet = packet_pool().make({reinterpret_cast<const char*>(&frame), sizeof frame});
  if (packet) {
    ++count_;
  } else {
    count_drops(DropReason::kNoMemory, 1);
  }
  return packet;
}

PacketBatch EtherPauseSource::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  if (max > 0 && more()) {
    if (Packet packet = make()) batch.append(packet);
  }
  nonempty_.set_active(more());
  return batch;
}

void EtherPauseSource::run_timer(Timer&) {
  if (!more()) return;
  if (Packet packet = make()) checked_push(0, packet);
  if (more()) timer_.reschedule_after(interval_);
}

void EtherPauseSource::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_value_handlers(handlers, *this, "src", source_);
  add_value_handlers(handlers, *this, "dst", destination_);
  add_value_handlers(handlers, *this, "pausetime", pause_);
  auto add = [&](const char* name, auto& value) {
    add_read_handler(handlers, name, value);
    handlers.write(name, [this, name, &value](std::string_view text) {
      Status status = Args({std::string(text)}, *this).mandatory(name, value).finish();
      wake();
      return status;
    });
  };
  add("limit", limit_);
  add("active", active_);
  add_action_handler(handlers, "reset_counts", [this] {
    count_ = 0;
    wake();
  });
}

REGISTER_ELEMENT(EtherPauseSource);

}  // namespace click
