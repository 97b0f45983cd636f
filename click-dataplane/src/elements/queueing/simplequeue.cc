#include "elements/queueing/simplequeue.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(SimpleQueue);
REGISTER_ELEMENT_AS(SimpleQueue, MSQueue);

}  // namespace click
