#include "elements/standard/idle.hh"

#include "graph/registry.hh"

namespace click {

void Idle::push(PortId, PacketBatch batch) { drop(std::move(batch), DropReason::kDiscarded); }

REGISTER_ELEMENT(Idle);
REGISTER_ELEMENT_AS(Idle, SimpleIdle);

}  // namespace click
