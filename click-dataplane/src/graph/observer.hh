#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "graph/element.hh"

namespace click {

// Theory of operation
//
// Looks at packets between elements on request: a trace follows single packets through the graph, a profile counts
// packets, vectors and cycles of each element. While either is on, every port leads to a tap, an element of the
// observer's own that notes what passes and hands it on; while both are off the ports lead where they always did, so
// the packet path has nothing to ask.
//
// A traced packet is pushed alone. What an element emits during that push is a consequence of the packet and gets its
// next step (two for a Tee, another packet for ICMPError); if it emits nothing, its drop counters tell whether it
// dropped the packet and why, and otherwise the packet is kept there (a Queue) and is known by its mbuf when it comes
// out again. Pulled packets are noted as they come back from the upstream element.
class Observer {
 public:
  static constexpr unsigned kMaxPackets = 1000;

  explicit Observer(Router& router);
  ~Observer();
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  // All but run_task while no worker runs.
  // Follows the next `packets` that come into the configuration and match; forgets an earlier trace.
  void start_trace(unsigned packets, std::function<bool(Packet)> matches);
  void stop_trace();
  // {"ok":true,"wanted":5,"packets":[...]} as click_dataplane.h describes it.
  std::string trace_json() const;
  // A few lines per packet, for people.
  std::string trace_text() const;

  // Begins at zero when switched on; the figures stay readable when it is off.
  void set_profile(bool on);
  std::string profile_json() const;
  // A table for people.
  std::string profile_text() const;

  // For workers: runs a task with the profile's clock on.
  bool run_task(Task& task);

 private:
  class Tap;
  struct Frame;
  struct Edge {
    Element* from;
    PortId from_port;
    Element* to;
    PortId to_port;
    bool source;
  };
  // What of a packet is compared between two steps.
  struct Snapshot {
    const rte_mbuf* mbuf = nullptr;
    uint16_t offset = 0;  // of the data in its buffer
    uint32_t length = 0;
    std::string bytes;  // the first ones
    Annotations annotations;
  };
  struct Change {
    std::string what;
    std::string from;
    std::string to;
  };
  struct Step {
    int after = -1;  // the step before, -1: the packet came in
    std::string element;
    std::string class_name;
    PortId port = 0;
    uint64_t at = 0;  // cycles since the packet came in
    uint32_t length = 0;
    std::vector<Change> changes;  // what the element did to the packet
    std::string end;              // "dropped", "kept", or empty: it went on
    std::string reason;
  };
  struct Trace {
    uint64_t time = 0;  // nanoseconds since 1970
    uint64_t begin = 0;
    std::string bytes;
    std::vector<Step> steps;
    bool cut = false;  // there were more steps
  };
  // Where a packet was seen last.
  struct Seen {
    size_t trace = 0;
    int step = 0;
    const Element* element = nullptr;
    Snapshot snapshot;
  };
  struct Counts {
    std::atomic<uint64_t> packets{0};
    std::atomic<uint64_t> vectors{0};
    std::atomic<uint64_t> cycles{0};
  };

  static bool begins_at(const Element& element, PortId out);
  void install();
  void remove();
  void update();
  void push(size_t edge, PacketBatch batch);
  PacketBatch pull(size_t edge, BatchStorage& storage, unsigned max);
  // Profiles one call into an element.
  template <class Call>
  auto measured(Element& element, Frame& frame, Call call);
  void push_on(const Edge& edge, PacketBatch batch);
  void push_traced(const Edge& edge, Packet packet, Seen seen);
  // Whether a packet on its way over an edge is traced; then where it was seen last.
  bool find(const Edge& edge, Packet packet, Seen& seen);
  // Notes that a packet arrives at an element.
  Seen arrive(const Seen& before, Element& element, PortId port, Packet packet);
  // Says what became of packets that arrived in an element during a call and did not leave it.
  void settle(const Frame& frame);
  static Snapshot snapshot(Packet packet);
  static std::vector<Change> changes(const Snapshot& before, const Snapshot& after);
  void finish_if_done();

  Router& router_;
  std::unique_ptr<Tap> tap_;
  std::vector<Edge> edges_;
  bool installed_ = false;
  bool profiling_ = false;
  std::atomic<bool> tracing_{false};

  mutable std::mutex mutex_;  // of the trace
  std::function<bool(Packet)> matches_;
  unsigned wanted_ = 0;
  std::vector<Trace> traces_;
  std::map<const rte_mbuf*, Seen> seen_;
  uint64_t last_seen_ = 0;  // cycles

  std::vector<Counts> counts_;  // by element
};

}  // namespace click
