#include "elements/queueing/queue.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(Queue);
REGISTER_ELEMENT_AS(Queue, FullNoteQueue);
REGISTER_ELEMENT_AS(Queue, ThreadSafeQueue);

}  // namespace click
