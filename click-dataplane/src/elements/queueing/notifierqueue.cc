#include "elements/queueing/notifierqueue.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(NotifierQueue);

}  // namespace click
