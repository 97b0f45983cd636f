#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "elements/nat/flow_table.hh"
#include "elements/nat/rewriter_input.hh"
#include "graph/args.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "graph/router.hh"
#include "graph/timer.hh"
#include "packet/ip_header.hh"

namespace click {

// What rewriters have in common: their inputs, their flows, when flows are forgotten, and handlers. FlowRewriter adds
// the way of the packets.
class Rewriter : public Element {
 public:
  Rewriter() : limit_(std::make_shared<Limit>()), timer_(*this) {}
  const char* port_count() const override { return "1-/1-"; }
  const char* processing() const override { return "h/h"; }
  Status initialize() override;
  Status take_state(Element& previous) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

  // What a packet with this key is rewritten to, if it belongs to a flow. The key has addresses, protocol and ports;
  // for ICMP, a request's identifier is the source port, and a reply's the destination port.
  virtual std::optional<FlowKey> translate(const FlowKey& key) const;
  // Notes a flow for others than the inputs; nothing when there is no room. An existing flow stays as it is.
  std::optional<FlowKey> add_flow(const FlowKey& key, RewritePattern& pattern, int output, int reply_output);

 protected:
  struct Timeouts {
    std::chrono::nanoseconds idle = std::chrono::minutes(5);
    std::chrono::nanoseconds guarantee = std::chrono::seconds(5);
  };

  // Reads the arguments that all have, with those that `args` has already; `form` is what patterns must be like.
  Status configure_rewriter(Args& args, RewritePattern::Form form);
  void add_timeout_arguments(Args& args) {
    args.keyword("TIMEOUT", timeouts_.idle).keyword("GUARANTEE", timeouts_.guarantee);
  }

  // How long a flow lives without packets, and how long it must not go.
  virtual int64_t timeout_of(const NatFlow&) const { return timeouts_.idle.count(); }
  virtual int64_t guarantee_of(const NatFlow&) const { return timeouts_.guarantee.count(); }
  // A flow is about to be forgotten, or was taken over under another number.
  virtual void forget(uint32_t number) { table_.remove(number); }
  virtual void taken_over(Rewriter&, uint32_t, uint32_t) {}
  // All flows were taken over, each under its number.
  virtual void taken_over(Rewriter&) {}
  virtual std::string key_text(const FlowKey& key) const { return key.text(); }
  // The flows of one protocol; 0: of all.
  std::string table_text(uint8_t protocol) const;
  HandlerResult look_up(std::string_view text, uint8_t protocol) const;

  // A flow for a packet that has none: its number, or the verdict about the packet.
  struct NewFlow {
    uint32_t number = FlowTable::kNone;
    PortId verdict = 0;
  };
  NewFlow make_flow(PortId in, const FlowKey& key, int64_t now);
  // For packets that cannot belong to a flow.
  PortId unfit(PortId in) const;
  void remove_flow(uint32_t number);

  static uint16_t adjusted(uint16_t checksum, uint16_t delta) {
    uint32_t sum = uint32_t{static_cast<uint16_t>(~checksum)} + delta;
    return static_cast<uint16_t>(~(sum + (sum >> 16)));
  }

  FlowTable table_;
  Timeouts timeouts_;
  bool destination_annotation_ = true;

 private:
  // Rewriters may share one capacity.
  struct Limit {
    uint32_t capacity = 65536;
    uint32_t size = 0;
  };
  static constexpr uint32_t kMostFlows = 16'000'000;

  Status read_capacity(const RawText& text);
  Status set_capacity(uint32_t capacity);
  bool make_room(int64_t now);
  uint32_t insert(const FlowKey& key, const RewriteTarget& target);
  std::string patterns_text() const;

  std::vector<RewriterInput> inputs_;
  std::shared_ptr<Limit> limit_;
  Rewriter* shared_with_ = nullptr;
  Timer timer_;
  std::chrono::nanoseconds reap_interval_ = std::chrono::minutes(15);
  uint32_t hand_ = 0;  // where the search for a flow to forget goes on
  uint64_t failures_ = 0;
};

// The way of the packets through a rewriter. Self gives
//     bool read_key(const Packet& packet, FlowKey& key) const;  // false: cannot belong to a flow
//     uint32_t find(const FlowKey& key, uint64_t hash) const;   // as FlowTable::find
//     PortId rewrite(Packet& packet, NatFlow& flow, uint32_t place);
// and may give
//     static FlowKey flow_key(const FlowKey& key);         // of a new flow
//     static bool begins_flow(const Packet& packet);       // false: if unknown it is unfit
template <class Self, class Base = Rewriter>
class FlowRewriter : public Base {
 public:
  static const FlowKey& flow_key(const FlowKey& key) { return key; }
  static bool begins_flow(const Packet&) { return true; }

  void push(PortId in, PacketBatch batch) override {
    Self& self = static_cast<Self&>(*this);
    int64_t now = this->router().now();
    FlowKey keys[kBatchSize];
    uint64_t hashes[kBatchSize];
    bool fit[kBatchSize];
    PortId verdicts[kBatchSize];
    // In three passes, so that the packets' slots, and then their flows, wait for memory together.
    for (unsigned i = 0; i < batch.size(); ++i) {
      fit[i] = self.read_key(batch[i], keys[i]);
      hashes[i] = fit[i] ? this->table_.hash(Self::flow_key(keys[i])) : 0;
      this->table_.prefetch(hashes[i]);
    }
    for (unsigned i = 0; i < batch.size(); ++i) this->table_.prefetch_flow(hashes[i]);
    for (unsigned i = 0; i < batch.size(); ++i) {
      Packet packet = batch[i];
      verdicts[i] = fit[i] ? process(packet, in, keys[i], hashes[i], now) : this->unfit(in);
      batch.set(i, packet);
    }
    this->distribute(std::move(batch), verdicts);
  }

 private:
  PortId process(Packet& packet, PortId in, const FlowKey& key, uint64_t hash, int64_t now) {
    Self& self = static_cast<Self&>(*this);
    uint32_t place = self.find(key, hash);
    if (place != FlowTable::kNone) [[likely]] {
      NatFlow& flow = this->table_.flow(place / 2);
      if (now - flow.last <= self.timeout_of(flow)) [[likely]] {
        note(flow, now);
        return self.rewrite(packet, flow, place);
      }
      this->remove_flow(place / 2);
    }
    if (!Self::begins_flow(packet)) return this->unfit(in);
    auto made = this->make_flow(in, Self::flow_key(key), now);
    if (made.number == FlowTable::kNone) return made.verdict;
    NatFlow& flow = this->table_.flow(made.number);
    note(flow, now);
    return self.rewrite(packet, flow, made.number * 2);
  }
  static void note(NatFlow& flow, int64_t now) {
    flow.last = now;
    if (flow.packets != UINT32_MAX) ++flow.packets;
  }
};

}  // namespace click
