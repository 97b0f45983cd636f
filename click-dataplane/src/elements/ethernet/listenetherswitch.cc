#include "elements/ethernet/listenetherswitch.hh"

#include "graph/registry.hh"

namespace click {

void ListenEtherSwitch::push(PortId in, PacketBatch batch) {
  BatchStorage storage;
  PacketBatch copies = storage.empty();
  for (Packet packet : batch) {
    if (Packet copy = packet.clone()) copies.append(copy);
  }
  if (copies.size() < batch.size()) count_drops(DropReason::kNoMemory, batch.size() - copies.size());
  if (!copies.empty()) output(output_count() - 1).push(std::move(copies));
  SwitchElement::push(in, std::move(batch));
}

REGISTER_ELEMENT(ListenEtherSwitch);

}  // namespace click
