#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "packet/batch.hh"
#include "packet/packet.hh"
#include "support/diagnostics.hh"
#include "support/status.hh"

namespace click {

class Args;
class Element;
class FileWatch;
class Handlers;
class Notifier;
class Router;
class Task;
class Timer;

// Number of an input or output port. Per-packet elements also answer one of the verdicts below.
using PortId = int;

// The element keeps the packet, or has handed it on itself.
inline constexpr PortId kConsumed = -1;

// Why packets were dropped; counted per element and shown by its "drop_reasons" handler.
enum class DropReason : uint8_t {
  kDiscarded,    // dropping is the element's purpose
  kFiltered,     // a rule says so
  kUnconnected,  // the output it should go to is not connected
  kTooShort,     // the packet ends before the header that is needed
  kMalformed,    // a header contradicts itself or the packet
  kBadChecksum,
  kNotForUs,
  kNoRoute,
  kTtlExpired,
  kUnresolved,  // no answer about the next hop's address
  kNoMemory,    // packet memory is used up
  kQueueFull,
  kRateExceeded,
  kTableFull,
  kUnsupported,
  kDevice,   // the device did not take it
  kStopped,  // waited in an element when the configuration ended
  kCount
};
std::string_view drop_reason_name(DropReason reason);

// The verdict "drop it" of a per-packet element.
constexpr PortId dropped(DropReason reason) { return -2 - static_cast<PortId>(reason); }

// Push or pull, as resolved for each port of a running element.
enum class Flow : uint8_t { kPush, kPull };

// What a per-packet element does, on a few packets that come to its input 0: as PacketElement does it, with a verdict
// for each packet; answers 0 if all of them are 0.
using GroupWork = PortId (*)(Element& element, rte_mbuf** mbufs, unsigned count, PortId* verdicts);

// The other end of an output port.
class OutputPort {
 public:
  inline void push(PacketBatch batch) const;
  bool connected() const { return element_ != nullptr; }
  Element* element() const { return element_; }
  PortId port() const { return port_; }
  Flow flow() const { return flow_; }

 private:
  friend class Observer;
  friend class RouterBuilder;
  friend class Runs;
  Element* element_ = nullptr;  // for a pull output: one of those that pull from it
  PortId port_ = 0;
  Flow flow_ = Flow::kPush;
};

// The other end of an input port.
class InputPort {
 public:
  inline PacketBatch pull(BatchStorage& storage, unsigned max) const;
  bool connected() const { return element_ != nullptr; }
  Element* element() const { return element_; }
  PortId port() const { return port_; }
  Flow flow() const { return flow_; }

 private:
  friend class Observer;
  friend class RouterBuilder;
  Element* element_ = nullptr;  // for a push input: one of those that push to it
  PortId port_ = 0;
  Flow flow_ = Flow::kPush;
};

// Base of all elements. The life of one: constructed, configure (may also be the end, when a configuration is only
// checked), initialize, take_state when it replaces an element at a hot swap, then packets, tasks, timers and handlers,
// destroyed.
//
// configure() touches nothing outside of the element; initialize() may open files, devices and sockets.
// Packet work, tasks and timers run on worker threads; handlers, initialize and take_state run while no worker runs.
class Element {
 public:
  Element() = default;
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;
  virtual ~Element();

  virtual const char* class_name() const = 0;

  // Numbers of inputs and outputs: "1/1", "1-2" (optional second), "1-/0" (one or more), "-/-" (any), "1/=" (as many
  // as inputs), "1/=+" (one more), "1" (the same on both sides).
  virtual const char* port_count() const { return "1/1"; }
  // 'h' push, 'l' pull, 'a' agnostic, one letter per port and the last one repeated: "h/l", "a/ah".
  virtual const char* processing() const { return "a/a"; }
  // Which inputs' packets come out where: ports with the same letter; "x/x", "x/y" for an element that ends one flow
  // and begins another, "#/#" for port i to port i.
  virtual const char* flow_code() const { return "x/x"; }

  // Elements with a lower phase are configured and initialized first.
  enum Phase : int { kInfoPhase = 0, kDefaultPhase = 100, kLatePhase = 200 };
  virtual int configure_phase() const { return kDefaultPhase; }

  // True for elements that ask how the link layer addressed a packet; devices note it only where somebody asks.
  virtual bool reads_packet_type() const { return false; }

  // Parses the arguments and reports every mistake. After it succeeded the element cannot fail on its arguments.
  virtual Status configure(Args& args);
  // Makes ready to run. When it is about to replace an element of the running configuration, previous() is that one.
  virtual Status initialize() { return Status::ok(); }
  // Takes over what the element of equal name and class in the configuration before has gathered. Both are at rest.
  virtual Status take_state(Element& previous);

  virtual void push(PortId in, PacketBatch batch);
  virtual PacketBatch pull(PortId out, BatchStorage& storage, unsigned max);

  // Null unless push() works packet by packet; such elements are carried out together (graph/runs.hh).
  virtual GroupWork group_work() const { return nullptr; }

  // True if there was something to do.
  virtual bool run_task(Task& task);
  virtual void run_timer(Timer& timer);
  virtual void file_ready(FileWatch& watch);

  virtual void add_handlers(Handlers& handlers);

  // The notifier for the state of a queue-like element as seen from a port; null: none, keep asking.
  virtual Notifier* empty_notifier(PortId out);
  virtual Notifier* full_notifier(PortId in);

  const std::string& name() const { return name_; }
  // "name :: Class", for messages.
  std::string declaration() const { return name_ + " :: " + class_name(); }
  const std::string& configuration() const { return configuration_; }
  void set_configuration(std::string configuration) { configuration_ = std::move(configuration); }
  const Place& place() const { return place_; }
  Router& router() const { return *router_; }
  Element* previous() const { return previous_; }

  int input_count() const { return static_cast<int>(inputs_.size()); }
  int output_count() const { return static_cast<int>(outputs_.size()); }
  const InputPort& input(PortId port) const { return inputs_[static_cast<size_t>(port)]; }
  const OutputPort& output(PortId port) const { return outputs_[static_cast<size_t>(port)]; }
  // All elements at the other end of an output (or input) port.
  std::vector<std::pair<Element*, PortId>> downstream(PortId out) const;
  std::vector<std::pair<Element*, PortId>> upstream(PortId in) const;

  // Counts and frees packets.
  void drop(PacketBatch batch, DropReason reason);
  void drop(Packet packet, DropReason reason);
  // Counts packets that were dropped without being freed here.
  void count_drops(DropReason reason, uint64_t packets);
  uint64_t drops(DropReason reason) const {
    return drops_[static_cast<size_t>(reason)].load(std::memory_order_relaxed);
  }
  uint64_t total_drops() const;

  // Pushes to an output that may be missing; drops as kUnconnected (or another reason) then.
  void checked_push(PortId out, PacketBatch batch, DropReason otherwise = DropReason::kUnconnected) {
    if (out >= 0 && out < output_count()) {
      output(out).push(std::move(batch));
    } else {
      drop(std::move(batch), otherwise);
    }
  }
  void checked_push(PortId out, Packet packet, DropReason otherwise = DropReason::kUnconnected) {
    BatchStorage storage;
    checked_push(out, storage.one(packet), otherwise);
  }

  // Sends packets that all have the same verdict where it says.
  void hand_on(PacketBatch batch, PortId verdict);

  // Says something to whoever runs the engine; not for the packet path.
  void log_error(std::string text) const;
  void log_warning(std::string text) const;
  void log_info(std::string text) const;

 protected:
  // Sends each packet of a batch where the verdict beside it says; used by the per-packet bases.
  void distribute(PacketBatch batch, const PortId* verdicts);
  // The same for pulled packets: those for output 0 stay, others are pushed or dropped.
  PacketBatch keep_first_output(PacketBatch batch, const PortId* verdicts);

 private:
  friend class Observer;
  friend class Router;
  friend class RouterBuilder;
  friend class Runs;

  Router* router_ = nullptr;
  std::vector<InputPort> inputs_;
  std::vector<OutputPort> outputs_;
  std::string name_;
  std::string configuration_;
  Place place_;
  Element* previous_ = nullptr;
  int index_ = 0;
  std::array<std::atomic<uint64_t>, static_cast<size_t>(DropReason::kCount)> drops_{};
};

inline void OutputPort::push(PacketBatch batch) const { element_->push(port_, std::move(batch)); }
inline PacketBatch InputPort::pull(BatchStorage& storage, unsigned max) const {
  return element_->pull(port_, storage, max);
}

}  // namespace click
