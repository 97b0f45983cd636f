#pragma once

#include <concepts>
#include <type_traits>

#include "graph/element.hh"

namespace click {

// Base for elements that look at one packet at a time, push or pull. Derived gives one of
//     void process(Packet& packet);               // every packet goes on to output 0
//     PortId process(Packet& packet);             // says where: an output, dropped(reason) or kConsumed
//     PortId process(Packet& packet, PortId in);  // the same, knowing the input
// and the call is inlined into the loop over the vector. Output numbers that are not connected count as
// dropped (kUnconnected). When pulled, packets for other outputs than 0 are pushed there.
template <class Derived>
class PacketElement : public Element {
 public:
  void push(PortId in, PacketBatch batch) override {
    PortId verdicts[kBatchSize];
    if (run(batch, in, verdicts)) {
      output(0).push(std::move(batch));
    } else {
      distribute(std::move(batch), verdicts);
    }
  }

  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override {
    PacketBatch batch = input(out).pull(storage, max);
    PortId verdicts[kBatchSize];
    if (run(batch, out, verdicts)) return batch;
    return keep_first_output(std::move(batch), verdicts);
  }

  // Not for a class that has a push() of its own.
  GroupWork group_work() const override {
    return std::is_same_v<decltype(&Derived::push), void (PacketElement::*)(PortId, PacketBatch)> ? work_on : nullptr;
  }

 private:
  // True when all packets go to output 0.
  bool run(PacketBatch& batch, PortId in, PortId* verdicts) {
    return process_all(static_cast<Derived&>(*this), batch.mbufs(), batch.size(), in, verdicts) == 0 &&
           output_count() != 0;
  }

  static PortId work_on(Element& element, rte_mbuf** mbufs, unsigned count, PortId* verdicts) {
    return process_all(static_cast<Derived&>(element), mbufs, count, 0, verdicts);
  }

  // All verdicts in one; 0 when each of them is.
  static PortId process_all(Derived& self, rte_mbuf** mbufs, unsigned count, [[maybe_unused]] PortId in,
                            PortId* verdicts) {
    PortId mixed = 0;
    for (unsigned i = 0; i < count; ++i) {
      Packet packet(mbufs[i]);
      if constexpr (requires {
                      { self.process(packet, in) } -> std::same_as<PortId>;
                    }) {
        mixed |= verdicts[i] = self.process(packet, in);
      } else if constexpr (requires {
                             { self.process(packet) } -> std::same_as<PortId>;
                           }) {
        mixed |= verdicts[i] = self.process(packet);
      } else {
        self.process(packet);
        verdicts[i] = 0;
      }
      mbufs[i] = packet.mbuf();
    }
    return mixed;
  }
};

}  // namespace click
