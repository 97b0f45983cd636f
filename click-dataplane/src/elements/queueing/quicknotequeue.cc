#include "elements/queueing/quicknotequeue.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(QuickNoteQueue);

}  // namespace click
