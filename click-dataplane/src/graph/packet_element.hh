#pragma once

#include <concepts>

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

 private:
  // True when all packets go to output 0.
  bool run(PacketBatch& batch, PortId in, PortId* verdicts) {
    auto& self = static_cast<Derived&>(*this);
    PortId mixed = 0;
    for (unsigned i = 0; i < batch.size(); ++i) {
      Packet packet = batch[i];
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
      }
      batch.set(i, packet);
    }
    return mixed == 0 && output_count() != 0;
  }
};

}  // namespace click
