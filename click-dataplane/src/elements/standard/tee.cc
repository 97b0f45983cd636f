#include "elements/standard/tee.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status Tee::configure(Args& args) {
  int count = output_count();
  return args.positional("N", count)
      .check([&] { return count == output_count(); },
             "N must be the number of outputs, " + std::to_string(output_count()))
      .finish();
}

void Tee::push(PortId, PacketBatch batch) {
  for (PortId out = 1; out < output_count(); ++out) {
    BatchStorage storage;
    PacketBatch copies = storage.empty();
    for (Packet packet : batch) {
      if (Packet copy = packet.clone()) copies.append(copy);
    }
    if (copies.size() < batch.size()) count_drops(DropReason::kNoMemory, batch.size() - copies.size());
    if (!copies.empty()) output(out).push(std::move(copies));
  }
  output(0).push(std::move(batch));
}

REGISTER_ELEMENT(Tee);

}  // namespace click
