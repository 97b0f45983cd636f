#include "elements/threads/spinlockacquire.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(SpinlockAcquire);

}  // namespace click
