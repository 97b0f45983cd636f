#include "elements/standard/pulltee.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status PullTee::configure(Args& args) {
  int count = output_count();
  return args.positional("N", count)
      .check([&] { return count == output_count(); },
             "N must be the number of outputs, " + std::to_string(output_count()))
      .finish();
}

PacketBatch PullTee::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(0).pull(storage, max);
  for (PortId out = 1; out < output_count() && !batch.empty(); ++out) {
    BatchStorage copies_storage;
    PacketBatch copies = copies_storage.empty();
    for (Packet packet : batch) {
      if (Packet copy = packet.clone()) copies.append(copy);
    }
    if (copies.size() < batch.size()) count_drops(DropReason::kNoMemory, batch.size() - copies.size());
    if (!copies.empty()) output(out).push(std::move(copies));
  }
  return batch;
}

REGISTER_ELEMENT(PullTee);

}  // namespace click
