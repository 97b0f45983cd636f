#include "elements/standard/hub.hh"

#include "graph/registry.hh"

namespace click {

void Hub::push(PortId in, PacketBatch batch) {
  PortId last = in == output_count() - 1 ? in - 1 : output_count() - 1;
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

REGISTER_ELEMENT(Hub);

}  // namespace click
