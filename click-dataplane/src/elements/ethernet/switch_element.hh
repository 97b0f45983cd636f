#pragma once

#include <string>
#include <unordered_map>

#include "graph/element.hh"
#include "packet/addresses.hh"

namespace click {

// A learning Ethernet switch, for EtherSwitch and ListenEtherSwitch: remembers at which port each source address was
// seen last, and sends frames there; frames for others go to all ports but their own.
class SwitchElement : public Element {
 public:
  const char* processing() const override { return "h/h"; }
  const char* flow_code() const override { return "#/[^#]"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

  // For a spanning tree: addresses that were not seen for this long are forgotten, until further notice.
  void set_timeout_seconds(uint32_t seconds) { timeout_ = seconds; }
  uint32_t timeout_seconds() const { return timeout_; }

 private:
  // A station that invents addresses must not eat the memory.
  static constexpr size_t kMostAddresses = 1 << 20;
  struct Known {
    PortId port;
    int64_t seen;  // nanoseconds
  };
  using Table = std::unordered_map<uint64_t, Known>;

  static uint64_t key_of(const uint8_t* address);
  bool is_fresh(const Known& known, int64_t now) const { return now - known.seen < int64_t{timeout_} * 1'000'000'000; }
  void learn(const uint8_t* address, PortId in, int64_t now);
  void forget_old(int64_t now);
  PortId find(const uint8_t* address, PortId in, int64_t now) const;
  void flood(PortId in, PacketBatch batch);
  std::string table_text() const;

  uint32_t timeout_ = 300;
  Table table_;
};

}  // namespace click
