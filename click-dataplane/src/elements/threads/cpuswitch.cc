#include "elements/threads/cpuswitch.hh"

#include "graph/registry.hh"
#include "graph/worker.hh"

namespace click {

void CPUSwitch::push(PortId, PacketBatch batch) {
  const Worker* worker = Worker::current();
  int thread = worker != nullptr ? worker->index() : 0;
  output(thread % output_count()).push(std::move(batch));
}

REGISTER_ELEMENT(CPUSwitch);

}  // namespace click
